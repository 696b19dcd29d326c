"""`mizan due`: what was promised or planned, and what is reported of it."""

import datetime

import click

from mizan.cli.console import Listing, language, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, json_option, ledger_option
from mizan.cli.reports import quoted, shortened, witness
from mizan.cli.weighed import weighed
from mizan.model.messages import Message
from mizan.publishing.wording import date, matter, opening
from mizan.settling.commitments import STAGES, Commitment

COLUMNS = ("stage", "due", "what", "promised by", "to", "announced in", "words")
OPEN = ("announced", "agreed", "under_way", "late")


@click.command()
@click.argument("focal", type=PARTY)
@ledger_option
@click.option("--as-of", metavar="DATE", help="The day to ask about (2024-06-01); today unless told.")
@click.option("--stage", type=click.Choice(STAGES), help="Only commitments at this stage.")
@click.option("--all", "everything", is_flag=True, help="Also what was kept or dropped.")
@json_option
def due(focal: str, ledger: str, as_of: str | None, stage: str | None, everything: bool, as_json: bool) -> int:
    """Show what FOCAL and its partners have promised each other or planned, the first due first.

    A commitment is late when it was due before the day asked about and no record reports it kept: that is what the
    books hold, and what was kept in silence looks the same.
    """
    day = _day(as_of)
    with weighed(ledger, focal=focal) as books:
        promises = books.promises(focal)
    found = [
        (one, reached)
        for one in promises
        if _known(one, day)
        and ((reached := one.stage(day)) == stage or (stage is None and (everything or reached in OPEN)))
    ]
    if as_json:
        for one, reached in found:
            write_line(_line(one, reached, day))
    elif found:
        output().print(Listing(None, COLUMNS, [_row(one, reached) for one, reached in found]))
    else:
        say(Message("no_commitment_such"))
    return 0 if found else NOTHING_FOUND


def _day(text: str | None) -> datetime.date:
    if text is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day; write it as 2024-06-01", param_hint="--as-of") from None


def _known(one: Commitment, day: datetime.date) -> bool:
    """Whether it had been announced by that day; what tells no day of publication counts as known."""
    announced = one.stages[0].date
    return announced is None or announced <= day.isoformat()


def _line(one: Commitment, reached: str, day: datetime.date) -> dict[str, object]:
    stages = [
        {"stage": stage.name, "date": stage.date, "reports": [quoted(report) for report in stage.reports]}
        for stage in one.stages
    ]
    return {
        "commitment": one.id,
        "what": one.what,
        "promisers": list(one.promisers),
        "beneficiaries": list(one.beneficiaries),
        "due": one.due,
        "stage": reached,
        "as_of": day.isoformat(),
        "stages": stages,
    }


def _row(one: Commitment, reached: str) -> list[object]:
    first = one.stages[0].reports[0]
    promisers, owed = ", ".join(one.promisers), ", ".join(one.beneficiaries)
    due_on = date(one.due, language()) if one.due else ""
    what = shortened(opening(matter(one.what, language())), 40)
    return [reached, due_on, what, promisers, owed, witness(first), shortened(one.words, 70)]
