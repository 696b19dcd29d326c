"""`mizan timeline`: what happened, in order."""

import click

from mizan.cli.console import Listing, notice, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import DATE, PARTY, json_option, ledger_option, named_option, partner_argument, principle_option
from mizan.cli.reports import quoted, shortened, witness
from mizan.cli.summaries import record_row
from mizan.cli.weighed import weighed
from mizan.model.asking import ask_period
from mizan.model.messages import Message
from mizan.settling import Entry
from mizan.weighing import principles_of

COLUMNS = ("when", "kind", "what", "who", "status", "#reports", "first reported", "words")
KINDS = ("event", "agreement", "project")


@click.command()
@click.argument("focal", type=PARTY)
@partner_argument
@ledger_option
@click.option("--kind", type=click.Choice(KINDS), help="Only entries of this kind.")
@click.option("--since", type=DATE, metavar="DATE", help="From this date on (as it is written: 2023-11).")
@click.option("--until", type=DATE, metavar="DATE", help="Up to this date.")
@principle_option
@named_option
@json_option
def timeline(
    focal: str,
    partner: str | None,
    ledger: str,
    kind: str | None,
    since: str | None,
    until: str | None,
    principle: str | None,
    named: bool,
    as_json: bool,
) -> int:
    """List the acts, agreements and policy papers of FOCAL (with PARTNER), the earliest first, then the undated ones.

    Other projects are listed with --kind project; `mizan projects` tells more of them.
    What has no date falls in no period: with --since or --until it is left out and counted.
    """
    ask_period(since, until)
    wanted = {focal, partner} if partner else {focal}
    with weighed(ledger) as books:
        every = [
            entry
            for entry in (books.plain(focal) if named else books).told(wanted, kind)
            if principle is None or principle in principles_of(entry)
        ]
    chosen = [entry for entry in every if _within(entry, since, until)]
    chosen.sort(key=lambda entry: (entry.date or "~", entry.id))
    if as_json:
        for entry in chosen:
            write_line(
                {
                    "entry": entry.id,
                    "kind": entry.kind,
                    "date": entry.date,
                    "status": entry.status,
                    "contested": entry.contested,
                    "parties": sorted(entry.parties),
                    "principles": list(principles_of(entry)),
                    "reports": [quoted(report) for report in entry.reports],
                }
            )
    elif chosen:
        output().print(Listing(None, COLUMNS, [_row(entry) for entry in chosen]))
    else:
        say(Message("nothing_on_this"))
    undated = sum(entry.date is None for entry in every)
    if undated and (since or until):
        notice(Message("undated_left_out", count=undated))
    return 0 if chosen else NOTHING_FOUND


def _within(entry: Entry, since: str | None, until: str | None) -> bool:
    if entry.date is None:
        return since is None and until is None
    day = entry.date.lstrip("./")
    return (since is None or day[: len(since)] >= since) and (until is None or day[: len(until)] <= until)


def _row(entry: Entry) -> list[object]:
    _, _, _, what, who, _, status, words = record_row("", entry.record)
    mark = f"{entry.status or status or ''}{' (contested)' if entry.contested else ''}"
    first = witness(entry.reports[0])
    return [entry.date, entry.kind, what, who, mark, len(entry.reports), first, shortened(str(words))]
