"""Whom and what the books name: how often, by whom, and in which entries they take part."""

import polars as pl

from mizan.ledger.tables import key_of
from mizan.service.books import Books
from mizan.settling.names import Name


def mentions(books: Books, id: str) -> pl.Series:
    """The places of the records that name someone or something with this id."""
    return (books.tables.records["who"] == id).arg_true()


def written_so(books: Books, name: Name) -> pl.Series:
    """The places of the records that hold this name."""
    return (books.tables.records["name"] == key_of(name)).arg_true()


def taking_part(books: Books, id: str) -> pl.Series:
    """The places of the entries in which someone or something without a code takes part or speaks."""
    return books.tables.entries["named"].list.contains(id).arg_true()


def everyone(books: Books) -> pl.DataFrame:
    """Everyone and everything named, the most named first.

    `place` is that in the table of who is who, `documents` how many records name each, `entries` in how many each takes
    part.
    """
    return books.kept("everyone", lambda: _everyone(books))


def _everyone(books: Books) -> pl.DataFrame:
    known = books.tables.identified.with_row_index("place")
    named = _times(books.tables.records["who"], "documents")
    taking_part = _times(books.tables.entries["named"].explode().cast(pl.String), "entries")
    told = known.select("place", "id", "kind", "label").lazy().join(named, on="id", how="left")
    counted = told.join(taking_part, on="id", how="left").with_columns(pl.col("documents", "entries").fill_null(0))
    order = counted.sort("documents", "kind", "label", "id", descending=[True, False, False, False])
    return order.select("place", "documents", "entries").collect()


def _times(named: pl.Series, column: str) -> pl.LazyFrame:
    """How often each is named."""
    return named.alias("id").drop_nulls().value_counts(name=column).lazy()
