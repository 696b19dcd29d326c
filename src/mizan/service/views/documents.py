"""The documents of the ledger, without and with their texts."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Document
from mizan.model.asking import ask_period
from mizan.service.books import Books, Loaded, narrowed
from mizan.service.paging import paged
from mizan.service.parameters import AddedSince, Cursor, Limit, Outlet, Since, Until
from mizan.service.problems import unmet
from mizan.service.views.times import overlapping

Order = Annotated[
    Literal["newest", "oldest", "added"] | None,
    Parameter(description="By publication, or those added last first; unless told, the best match, else the newest."),
]
LISTED = 500
"""At most so many outlets are listed to choose from."""


class DocumentRow(Struct, frozen=True):
    """What is known of a document, and how many records the books hold of it; `added` is a moment in UTC, if known."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    records: int
    added: str | None

    @classmethod
    def among(cls, books: Books, places: Iterable[int]) -> list[Self]:
        """The rows of the documents at some places."""
        ids = {books.tables.documents["id"][place]: len(books.held_by(place)) for place in places}
        sources, added = books.ledger.sources(ids), books.ledger.added(ids)
        told = ((sources[id], records) for id, records in ids.items() if id in sources)
        return [
            cls(one.id, one.name, one.title, one.outlet, one.url, one.published, records, added.get(one.id))
            for one, records in told
        ]


class Documents(Struct, frozen=True):
    """A page of documents, how many there are, the outlets to narrow them by, and the cursor of the next page."""

    total: int
    outlets: list[str]
    documents: list[DocumentRow]
    next: str | None


def documents(
    books: Books,
    q: Annotated[
        str | None, Parameter(description="Words, or phrases in quotation marks, that a document holds.")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    added_since: AddedSince = None,
    order: Order = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Documents:
    """The documents, by what is known of their publication and by their words."""
    ask_period(since, until)
    table = books.tables.documents
    wanted = overlapping(since, until)
    if outlet is not None:
        wanted &= pl.col("outlet") == outlet
    with unmet():
        among = _in_order(books, q, order)
    if added_since is not None:
        among = among.filter(among.is_in(books.news(added_since).documents.implode()))
    found, ids = narrowed(table, among, wanted), table["id"]
    page, following = paged(Loaded(found, list), cursor, limit, lambda place: ids[place])
    outlets = books.kept("most told outlets", lambda: _outlets(books))
    return Documents(len(found), outlets, DocumentRow.among(books, page), following)


def newest(books: Books) -> pl.Series:
    """The places of all documents, the newest first."""
    order = (pl.col("published").fill_null(""), pl.col("id"))
    by_time = pl.arg_sort_by(*order, descending=True)
    return books.kept("newest", lambda: books.tables.documents.select(by_time).to_series())


def _in_order(books: Books, q: str | None, order: str | None) -> pl.Series:
    """The places of the documents that hold some words, or of all."""
    found = books.found(q) if q else None
    if found is not None and order is None:
        return found
    every = pl.int_range(books.tables.documents.height, dtype=pl.UInt32, eager=True)
    every = every.reverse() if order == "added" else newest(books)
    every = every.reverse() if order == "oldest" else every
    return every if found is None else every.filter(every.is_in(found.implode()))


def _outlets(books: Books) -> list[str]:
    """The outlets with the most documents, these first."""
    told = books.tables.documents["outlet"].drop_nulls().cast(pl.String).alias("outlet").value_counts()
    return told.sort("count", "outlet", descending=[True, False])["outlet"].head(LISTED).to_list()


def document(
    books: Books, document: Annotated[str, Parameter(description="A document's id, its name, or how its id begins.")]
) -> Document:
    """A document with its text."""
    return books.document(document)
