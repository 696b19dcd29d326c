"""The vectors that commands weigh, of a ledger or an archive."""

import polars as pl

from mizan.archives.books import is_archive, settled
from mizan.ledger import Ledger
from mizan.weighing import vectors


def vectors_of(place: str, focal: str) -> pl.DataFrame:
    """The vectors of a focal state (`mizan.weighing.vectors`); in a ledger they are kept until it changes."""
    if is_archive(place):
        return vectors(settled(place, focal=focal).entries, focal)
    # Imported only here: they take longer than weighing a small archive.
    from mizan.ledger.tabulating import current
    from mizan.service import derived

    with Ledger.open(place, create=False) as ledger:
        tables, state = current(ledger)
        return derived.current(ledger, tables, state, derived.vectors.__name__, focal).drop("place")
