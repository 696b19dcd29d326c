"""`mizan serve`: the ledger as web pages and an API."""

import socket
from pathlib import Path

import click

from mizan.cli.console import notice
from mizan.cli.options import ledger_option
from mizan.model.errors import MizanError
from mizan.model.extras import needed


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes any free one.")
@click.option("--public", is_flag=True, help="Serve others too: everyone has to log in (see `mizan users`).")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Answer under this name only; may be repeated.")
@click.option("--behind-tls", is_flag=True, help="A proxy on this machine encrypts: cookies go nowhere without TLS.")
@click.option(
    "--accounts",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="MIZAN_ACCOUNTS",
    show_envvar=True,
    help="The file of accounts; else LEDGER.users, beside the ledger.",
)
@click.option(
    "--oidc",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A TOML file that describes an OpenID Connect provider to log in by (see docs/desk.md).",
)
def serve(
    ledger: str,
    host: str,
    port: int,
    public: bool,
    names: tuple[str, ...],
    behind_tls: bool,
    accounts: Path | None,
    oidc: Path | None,
) -> int:
    """Serve the ledger as web pages, in Arabic and English, and as an API; stop with Ctrl-C.

    Without --public only this machine is answered, and nobody logs in. Needs the extra mizan[serve].
    """
    for module in ("litestar", "uvicorn", "argon2"):
        needed(module, "mizan serve", extra="serve")
    import uvicorn

    from mizan.service.application import create
    from mizan.service.settings import Settings

    settings = Settings(
        ledger=ledger,
        host=host,
        port=port,
        public=public,
        names=names,
        behind_tls=behind_tls,
        accounts=accounts,
        oidc=oidc,
    )
    if public:
        _someone(settings.accounts_file, oidc)
    listening = _listening(host, port)
    config = uvicorn.Config(
        create(settings),
        log_level="warning",
        server_header=False,
        proxy_headers=behind_tls,
        timeout_graceful_shutdown=5,
    )
    notice(f"open http://{_shown(host)}:{listening.getsockname()[1]}/ in a browser; Ctrl-C stops")
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _someone(accounts: Path, oidc: Path | None) -> None:
    """Raise where nobody could log in."""
    from mizan.service.accounts import Accounts

    if oidc is None and not Accounts.open(accounts).users():
        raise MizanError("no_users", accounts=accounts)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise MizanError("not_served", host=host, port=port, reason=error.strerror) from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
