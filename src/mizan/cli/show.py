"""`mizan show`: records of a ledger, filtered."""

import click

from mizan.cli.console import Listing, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import added_since_option, json_option, ledger_option
from mizan.cli.summaries import BOOKED_COLUMNS, booked_row
from mizan.ledger import VERDICTS, Ledger
from mizan.model.messages import Message
from mizan.model.records import KINDS


@click.command()
@ledger_option
@click.option("--kind", type=click.Choice(list(KINDS)), help="Records of this kind.")
@click.option("--partner", metavar="CODE", help="Records with this party (RUS, EU, a company's name).")
@click.option("--type", "type_", metavar="TYPE", help="Event type, instrument, indicator or entity type.")
@click.option("--status", metavar="STATUS", help="Status of the event or agreement.")
@click.option("--since", metavar="DATE", help="From this date on (2023, 2023-11, 2023-11-09).")
@click.option("--until", metavar="DATE", help="Up to this date.")
@added_since_option("--added-since")
@click.option("--text", metavar="WORDS", help="Records whose words contain these, whatever their diacritics.")
@click.option("--document", metavar="NAME", help="Records of one document.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="Records so judged; open are those nobody judged.")
@click.option("--as-read", is_flag=True, help="Records as they were read, whatever people judged of them.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@json_option
def show(
    ledger: str,
    kind: str | None,
    partner: str | None,
    type_: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
    added_since: str | None,
    text: str | None,
    document: str | None,
    verdict: str | None,
    as_read: bool,
    limit: int | None,
    as_json: bool,
) -> int:
    """Show records of the ledger, all conditions met.

    Records are as people judged them: corrected, and without the rejected ones (see `mizan judge`).
    """
    with Ledger.open(ledger, create=False) as books:
        found = list(
            books.records(
                kind=kind,
                partner=partner,
                type=type_,
                status=status,
                since=since,
                until=until,
                added_since=added_since,
                text=text,
                document=document,
                verdict=verdict,
                judged=not as_read,
                limit=limit,
            )
        )
    if as_json:
        for booked in found:
            write_line(booked.line())
    elif found:
        output().print(Listing(None, BOOKED_COLUMNS, [booked_row(booked) for booked in found]))
    else:
        say(Message("no_record_such"))
    return 0 if found else NOTHING_FOUND
