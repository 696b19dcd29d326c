"""`mizan load`: an archive's documents and records into a ledger."""

from collections import Counter

import click

from mizan.archives.archive import Archive
from mizan.cli.console import progress
from mizan.cli.options import ledger_option
from mizan.ledger import Ledger


@click.command()
@click.argument("archive")
@ledger_option
def load(archive: str, ledger: str) -> None:
    """Load an archive of Parquet files into a ledger.

    ARCHIVE is the folder or URL that `mizan read --archive` wrote to. Documents that the ledger has already are left
    as they are; loading again, or after an interruption, changes nothing more.
    """
    held = Archive.open(archive)
    outcomes: Counter[str] = Counter()
    with Ledger.open(ledger) as books, progress("loading") as counter:
        for document, records in held.read():
            outcomes[str(books.add(document, records))] += 1
            counter.advance()
    summary = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items())) or "none"
    click.echo(f"Documents: {summary}.")
