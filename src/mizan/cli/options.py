"""Options and arguments that several commands share."""

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mizan.documents import publication_date
from mizan.model.asking import ask_apart, party_named
from mizan.model.errors import MizanError
from mizan.model.vocabulary import terms

ledger_option = click.option(
    "--ledger",
    metavar="FILE|URL",
    default="ledger.mizan",
    show_default=True,
    envvar="MIZAN_LEDGER",
    show_envvar=True,
    help="The ledger: a file, or the URL of a PostgreSQL database.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines instead of a table.")


def _author(context: click.Context, param: click.Parameter, value: str | None) -> str:
    """Who judges: as told, else the name of the login."""
    if value and value.strip():
        return value.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise MizanError("no_author") from None


author_option = click.option(
    "--author",
    metavar="NAME",
    envvar="MIZAN_AUTHOR",
    show_envvar=True,
    callback=_author,
    help="Who judges; else the login name.",
)

note_option = click.option("--note", metavar="TEXT", help="Why, in your own words.")


Command = Callable[..., Any]


def added_since_option(name: str, **more: Any) -> Callable[[Command], Command]:
    """From when on documents were added."""
    told = "From when on documents were added: today, yesterday, 7d (days ago), 2024-05-06, 2024-05-06T08:30."
    return click.option(name, metavar="WHEN", help=told, **more)


period_option = click.option(
    "--by",
    type=click.Choice(["month", "quarter", "year"]),
    default="year",
    show_default=True,
    help="Length of a period.",
)

principle_option = click.option(
    "--principle",
    type=click.Choice(list(terms("principle"))),
    metavar="PRINCIPLE",
    help="Only what states this principle in its own words (see docs/vocabulary.md).",
)

named_option = click.option(
    "--named", is_flag=True, help="Only what names both sides in its own words: surer, and less of it."
)


def interval_options(command: Command) -> Command:
    """--level, --minimum and --seed: how sure an interval is, what is too few to show, and what is drawn for it."""
    level = click.FloatRange(0.5, 0.999)
    for option in (
        click.option("--seed", type=int, default=0, show_default=True, help="Of the resampling behind the intervals."),
        click.option(
            "--minimum", type=click.IntRange(1), default=10, show_default=True, help="Fewest acts to show a number."
        ),
        click.option("--level", type=level, default=0.95, show_default=True, help="Of the intervals."),
    ):
        command = option(command)
    return command


def output_option(described: str) -> Callable[[Command], Command]:
    """-o, the file to write; `described` says what its name must end in."""
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("-o", "--output", "path", type=path, required=True, help=described)


class PartyType(click.ParamType[str]):
    """A state or organisation, named by its code or by its Arabic or English name."""

    name = "party"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> str:
        """The party's code."""
        return party_named(str(value))


PARTY = PartyType()


def _other(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The partner, who is not the party named before."""
    ask_apart(context.params["focal"], value)
    return value


partner_argument = click.argument("partner", type=PARTY, required=False, callback=_other)


class DateType(click.ParamType[str]):
    """A year, month or day, as EDTF."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> str:
        """The date."""
        found = publication_date(str(value))
        if found is None:
            raise MizanError("no_date", written=str(value))
        return found


DATE = DateType()
