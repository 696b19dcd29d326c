"""`mizan check`: whether everything in a ledger is as it was written."""

from itertools import islice

import click

from mizan.cli.console import complain, notice, progress, say
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import ledger_option
from mizan.ledger import Ledger
from mizan.model.messages import Message


@click.command()
@click.argument("place", metavar="[LEDGER]", required=False)
@ledger_option
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Stop after so many problems."
)
def check(place: str | None, ledger: str, limit: int) -> int:
    """Check a ledger, named as LEDGER or as for the other commands.

    Looks at its pages, tables, references and triggers, and whether every text is the one that was added, every record
    stands on its words and is kept as it was read, every judgement is as it was made, and the index of words is in
    step. Exit code 1 where something is wrong: each line says what, where and what to do.
    """
    with Ledger.open(place or ledger, create=False) as books:
        counts = books.counts()
        with progress("checking", counts.documents) as counter:
            found = list(islice(books.problems(counter.advance), limit))
    for problem in found:
        complain(str(problem))
    if len(found) == limit:
        notice(Message("more_problems", limit=limit))
    if found:
        return NOTHING_FOUND
    records = sum(counts.records.values())
    say(Message("ledger_sound", ledger=books.address, documents=counts.documents, records=records))
    return 0
