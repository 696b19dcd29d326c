"""`mizan ladder`: what sources call the relations of a state, who grants each title, and when."""

import click

from mizan.cli.console import Listing, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import PARTY, json_option, ledger_option, partner_argument
from mizan.cli.reports import quoted, shortened
from mizan.cli.weighed import weighed
from mizan.model.messages import Message
from mizan.settling.relations import Title

COLUMNS = ("with", "called", "grade", "status", "by", "when", "said", "#reports", "words")


@click.command()
@click.argument("focal", type=PARTY)
@partner_argument
@ledger_option
@json_option
def ladder(focal: str, partner: str | None, ledger: str, as_json: bool) -> int:
    """Show the titles that speakers and outlets give the relations of FOCAL (with PARTNER), the closest first.

    A grade is the rung on the ladder of closeness, from neighbours (1) to closest allies (8); what is no title
    (pressure, distancing, rapprochement) has none. What is sought or denied stands behind what is held.
    """
    with weighed(ledger, focal=focal) as books:
        found = books.titles(focal, partner)
    if as_json:
        for title in found:
            write_line(_line(title))
    elif found:
        output().print(Listing(None, COLUMNS, [_row(title, focal) for title in found]))
    else:
        say(Message("no_relation_called"))
    return 0 if found else NOTHING_FOUND


def _line(title: Title) -> dict[str, object]:
    return {
        "entry": title.entry,
        "relation": title.relation,
        "status": title.status,
        "grade": title.grade,
        "parties": list(title.parties),
        "by": title.by,
        "speaker": title.speaker,
        "date": title.date,
        "first": title.first,
        "last": title.last,
        "reports": [quoted(report) for report in title.reports],
    }


def _row(title: Title, focal: str) -> list[object]:
    others = ", ".join(code for code in title.parties if code != focal)
    said = " – ".join(dict.fromkeys(filter(None, (title.first, title.last))))
    words = shortened(title.reports[0].record.evidence.words)
    grade = title.grade or ""
    return [others, title.relation, grade, title.status, title.by, title.date, said, len(title.reports), words]
