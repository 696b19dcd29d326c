"""`mizan users`: who may use a desk that serves others."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mizan.cli.console import Listing, output
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import ledger_option
from mizan.model.extras import needed

if TYPE_CHECKING:
    from mizan.service.accounts import Accounts

ROLES = ("reader", "analyst", "editor")
SHOWN = 50

accounts_option = click.option(
    "--accounts",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="MIZAN_ACCOUNTS",
    show_envvar=True,
    help="The file of accounts; else LEDGER.users, beside the ledger.",
)


@click.group()
def users() -> None:
    """Add, list and remove the users of a desk that serves others (`mizan serve --public`).

    A reader sees everything, an analyst also judges, an editor also adds documents. Needs the extra mizan[serve].
    """


@users.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the user may do.")
@click.option("--no-password", is_flag=True, help="Let the user in by OIDC or tokens only.")
@ledger_option
@accounts_option
def add(name: str, role: str, no_password: bool, ledger: str, accounts: Path | None) -> int:
    """Add the user NAME; asks for a password, or takes the first line of standard input where that is no terminal."""
    from mizan.service.accounts import Role

    opened = accounts_of(ledger, accounts)
    made = opened.add(name, Role(role), None if no_password else _password())
    _done(opened, f"add as {made.role}", name, f"{made.name} added as {made.role} ({opened.path})")
    return 0


@users.command("list")
@ledger_option
@accounts_option
def list_(ledger: str, accounts: Path | None) -> int:
    """List the users and their roles."""
    found = accounts_of(ledger, accounts).users()
    output().print(Listing(None, ("user", "role"), [(user.name, user.role) for user in found]))
    return 0 if found else NOTHING_FOUND


@users.command()
@click.argument("name")
@ledger_option
@accounts_option
def remove(name: str, ledger: str, accounts: Path | None) -> int:
    """Remove the user NAME, with all sessions and tokens. What he judged stays."""
    opened = accounts_of(ledger, accounts)
    opened.remove(name)
    _done(opened, "remove", name, f"{name} removed")
    return 0


@users.command()
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@ledger_option
@accounts_option
def role(name: str, role: str, ledger: str, accounts: Path | None) -> int:
    """Give the user NAME another ROLE."""
    from mizan.service.accounts import Role

    opened = accounts_of(ledger, accounts)
    opened.give_role(name, Role(role))
    _done(opened, f"make {role}", name, f"{name} is now {role}")
    return 0


@users.command()
@click.argument("name")
@ledger_option
@accounts_option
def password(name: str, ledger: str, accounts: Path | None) -> int:
    """Give the user NAME another password; sessions begun with the old one end."""
    opened = accounts_of(ledger, accounts)
    opened.give_password(name, _password())
    _done(opened, "give a password", name, f"{name} has a new password")
    return 0


@users.command()
@click.option("--latest", type=click.IntRange(1), default=SHOWN, show_default=True, help="How many lines.")
@ledger_option
@accounts_option
def log(latest: int, ledger: str, accounts: Path | None) -> int:
    """Show what users changed or tried to, the latest first."""
    found = accounts_of(ledger, accounts).deeds(latest)
    rows = [(_moment(one.time), one.user, one.deed, one.what, one.status, one.address) for one in found]
    output().print(Listing(None, ("time", "user", "deed", "what", "#status", "address"), rows))
    return 0 if found else NOTHING_FOUND


@users.group()
def token() -> None:
    """Tokens with which a script acts as a user (Authorization: Bearer …)."""


@token.command()
@click.argument("name")
@click.option("--label", default="", help="What the token is for.")
@ledger_option
@accounts_option
def make(name: str, label: str, ledger: str, accounts: Path | None) -> int:
    """Make a token for the user NAME and print it: it is told this once."""
    opened = accounts_of(ledger, accounts)
    _done(opened, "make a token", name, opened.make_token(name, label))
    return 0


@token.command("list")
@click.argument("name", required=False)
@ledger_option
@accounts_option
def list_tokens(name: str | None, ledger: str, accounts: Path | None) -> int:
    """List the tokens of the user NAME, or of all, without their secrets."""
    found = accounts_of(ledger, accounts).tokens(name)
    rows = [(one.id, one.user, one.label, _moment(one.made), one.used and _moment(one.used)) for one in found]
    output().print(Listing(None, ("token", "user", "label", "made", "last used"), rows))
    return 0 if found else NOTHING_FOUND


@token.command()
@click.argument("token_id", metavar="TOKEN")
@ledger_option
@accounts_option
def revoke(token_id: str, ledger: str, accounts: Path | None) -> int:
    """Make TOKEN, named by its id, worthless."""
    opened = accounts_of(ledger, accounts)
    opened.revoke(token_id)
    _done(opened, "revoke a token", token_id, f"token {token_id} revoked")
    return 0


def accounts_of(ledger: str, accounts: Path | None) -> "Accounts":
    """The accounts in the file that is named, else in the one beside the ledger."""
    needed("argon2", "mizan users", extra="serve")
    from mizan.service.accounts import Accounts
    from mizan.service.accounts.file import beside

    return Accounts.open(accounts or beside(ledger))


def _done(accounts: "Accounts", deed: str, what: str, told: str) -> None:
    """Write down and tell what was done."""
    from mizan.service.accounts.access import whoever_is_here
    from mizan.service.accounts.store import Deed

    accounts.note(Deed(time.time(), f"{whoever_is_here().name} (mizan users)", deed, what))
    print(told)


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
