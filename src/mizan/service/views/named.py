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


def counted(books: Books) -> dict[str, tuple[int, int]]:
    """How many records name each and in how many entries each takes part, by id."""
    return books.kept("named", lambda: _counted(books))


def _counted(books: Books) -> dict[str, tuple[int, int]]:
    mentioned = dict(books.tables.records["who"].drop_nulls().value_counts().iter_rows())
    part = dict(books.tables.entries["named"].explode().drop_nulls().value_counts().iter_rows())
    return {id: (mentioned.get(id, 0), part.get(id, 0)) for id in books.identity.identified}
