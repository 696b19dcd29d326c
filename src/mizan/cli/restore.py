"""`mizan restore`: a ledger from a backup."""

from pathlib import Path

import click

from mizan.cli.console import say
from mizan.ledger.copying import restore as restored
from mizan.model.messages import Message


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("ledger", metavar="LEDGER")
def restore(file: Path, ledger: str) -> int:
    """Make a LEDGER, a file or the URL of a PostgreSQL database, of the backup in FILE.

    The backup is checked first. A ledger that is there already is left alone.
    """
    address = restored(file, ledger)
    say(Message("backup_restored", ledger=address, file=file))
    return 0
