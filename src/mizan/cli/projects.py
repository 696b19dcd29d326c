"""`mizan projects`: the register of what is to be built, opened or carried out."""

import click

from mizan.cli.console import Listing, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, json_option, ledger_option
from mizan.cli.reports import quoted, shortened, witness
from mizan.cli.weighed import weighed
from mizan.model.messages import Message
from mizan.model.vocabulary import terms
from mizan.settling.projects import STAGES, Undertaking

COLUMNS = ("type", "names", "parties", "where", "stage", "since", "size", "due", "#reports", "first reported", "words")


@click.command()
@click.argument("focal", type=PARTY, required=False)
@ledger_option
@click.option(
    "--type",
    type=click.Choice(list(terms("project_type"))),
    metavar="TYPE",
    help="Only projects of this type (see docs/vocabulary.md).",
)
@click.option("--stage", type=click.Choice(STAGES), help="Only projects that have come so far.")
@json_option
def projects(focal: str | None, ledger: str, type: str | None, stage: str | None, as_json: bool) -> int:
    """List projects, programmes and policy papers, of FOCAL or of all: names, site or route, parties, stage, size, due.

    A project under several names is one line. The stage is the furthest that reports tell; nothing in it is inferred.
    """
    with weighed(ledger, focal=focal) as books:
        found = [one for one in books.projects(focal) if type in (None, one.type) and stage in (None, one.stage)]
    if as_json:
        for one in found:
            write_line(_line(one))
    elif found:
        output().print(Listing(None, COLUMNS, [_row(one) for one in found]))
    else:
        say(Message("no_project_such"))
    return 0 if found else NOTHING_FOUND


def _line(one: Undertaking) -> dict[str, object]:
    stages = [
        {"stage": stage.name, "date": stage.date, "reports": [quoted(report) for report in stage.reports]}
        for stage in one.entry.stages
    ]
    return {
        "project": one.id,
        "entry": one.entry.id,
        "type": one.type,
        "names": list(one.names),
        "parties": list(one.parties),
        "site": list(one.site),
        "stage": one.stage,
        "sizes": [{"capacity": amount, "unit": unit} for amount, unit in one.sizes],
        "due": list(one.due),
        "contested": one.entry.contested,
        "stages": stages,
        "reports": [quoted(report) for report in one.entry.reports],
    }


def _row(one: Undertaking) -> list[object]:
    first = one.entry.best
    reached = f"{one.stage or ''}{' (contested)' if one.entry.contested else ''}"
    sizes = ", ".join(f"{amount:,.15g} {unit}" for amount, unit in one.sizes)
    return [
        one.type,
        shortened(" = ".join(one.names), 60),
        ", ".join(one.parties),
        ", ".join(one.site),
        reached,
        one.entry.date,
        sizes,
        ", ".join(one.due),
        len(one.entry.reports),
        witness(one.entry.reports[0]),
        shortened(first.record.evidence.words),
    ]
