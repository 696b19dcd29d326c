"""`mizan undo`: take a judgement back."""

import click

from mizan.cli.console import write_line
from mizan.cli.options import author_option, json_option, ledger_option, note_option
from mizan.ledger import Ledger


@click.command()
@click.argument("judgement")
@ledger_option
@author_option
@note_option
@json_option
def undo(judgement: str, ledger: str, author: str, note: str | None, as_json: bool) -> int:
    """Undo JUDGEMENT, named by the beginning of its id (see `mizan judgements`).

    The judgement stays in the books, with the one that undoes it; undo that to have it back.
    """
    with Ledger.open(ledger, create=False) as books:
        made = books.undo(judgement, author=author, note=note)
    if as_json:
        write_line(made)
    else:
        print(f"judgement {made.undoes} undone (judgement {made.id} by {made.author})")
    return 0
