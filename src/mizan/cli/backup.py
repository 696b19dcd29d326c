"""`mizan backup`: a ledger into a file, while others go on writing to it."""

from pathlib import Path

import click

from mizan.cli.console import say
from mizan.cli.options import ledger_option
from mizan.ledger import Ledger
from mizan.model.messages import Message


@click.command()
@click.argument("places", metavar="[LEDGER] FILE", nargs=-1, required=True)
@ledger_option
def backup(places: tuple[str, ...], ledger: str) -> int:
    """Write a ledger, named as LEDGER or as for the other commands, to a new FILE.

    The file is itself an SQLite ledger. It is checked before it gets its name, and an existing file is left alone.
    """
    if len(places) > 2:
        raise click.UsageError("name the ledger and one file")
    *named, file = places
    with Ledger.open(named[0] if named else ledger, create=False) as books:
        books.backup(Path(file))
    say(Message("backup_made", file=file, ledger=books.address))
    return 0
