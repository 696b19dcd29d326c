"""`mizan conflicts`: where sources contradict each other."""

import click

from mizan.cli.console import Listing, language, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, json_option, ledger_option
from mizan.cli.reports import quoted, shortened, witness
from mizan.cli.weighed import weighed
from mizan.model.messages import Message
from mizan.publishing.wording import matter, opening, told
from mizan.settling.contradictions import ASPECTS, Contradiction

COLUMNS = ("differ in", "of", "who", "says", "outlet and date", "words")


@click.command()
@click.argument("focal", type=PARTY, required=False)
@ledger_option
@click.option("--aspect", type=click.Choice(ASPECTS), help="Only where sources differ in this.")
@click.option("--texts", is_flag=True, help="Look for spellings in the whole texts, not only in the words of records.")
@json_option
def conflicts(focal: str | None, ledger: str, aspect: str | None, texts: bool, as_json: bool) -> int:
    """Show where sources contradict each other, side by side: on FOCAL, or on anything.

    One quantity with different values, one act with different statuses, dates, parties or places, different counts of
    one package, two spellings of one person, one project under two names. Each side stands with its outlets, dates
    and words; nothing is averaged.
    """
    with weighed(ledger, texts=texts) as books:
        found = [one for one in books.contradictions(focal, texts=texts) if aspect in (None, one.aspect)]
    if as_json:
        for one in found:
            write_line(_line(one))
    elif found:
        output().print(Listing(None, COLUMNS, [row for one in found for row in _rows(one)]))
    else:
        say(Message("no_contradiction"))
    return 0 if found else NOTHING_FOUND


def _line(one: Contradiction) -> dict[str, object]:
    sides = [{"value": side.value, "reports": [quoted(report) for report in side.reports]} for side in one.sides]
    return {
        "contradiction": one.id,
        "aspect": one.aspect,
        "kind": one.kind,
        "of": one.of,
        "what": one.what,
        "parties": list(one.parties),
        "sides": sides,
    }


def _rows(one: Contradiction) -> list[list[object]]:
    rows: list[list[object]] = []
    what = shortened(opening(matter(one.what, language())), 50)
    for side in one.sides:
        for report in side.reports:
            head = [one.aspect, what, ", ".join(one.parties)] if not rows else ["", "", ""]
            rows.append(
                [
                    *head,
                    told(side.value, one.aspect, one.kind, language()),
                    witness(report),
                    shortened(report.record.evidence.words),
                ]
            )
    return rows
