"""`mizan backup`: a ledger into a file, while others go on writing to it."""

from pathlib import Path

import click

from mizan.ledger import Ledger


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(ledger: str, file: Path) -> int:
    """Write a ledger, a file or the URL of a PostgreSQL database, to a new FILE.

    The file is itself an SQLite ledger. It is checked before it gets its name, and an existing file is left alone.
    """
    with Ledger.open(ledger, create=False) as books:
        books.backup(file)
    print(f"{file}: a backup of {books.address}.")
    return 0
