"""The documents of the ledger, without and with their texts."""

from typing import Annotated, Literal, Self

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Document
from mizan.model.booked import Source
from mizan.service.books import Books, Loaded, narrowed
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit, Outlet, Since, Until, checked
from mizan.service.problems import unmet
from mizan.service.views.times import overlapping

Order = Annotated[
    Literal["newest", "oldest", "added"] | None,
    Parameter(description="By publication, or those added last first; unless told, the best match, else the newest."),
]
LISTED = 500
"""At most so many outlets are listed to choose from."""


class DocumentRow(Struct, frozen=True):
    """What is known of a document, and how many records the books hold of it."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    records: int

    @classmethod
    def of(cls, source: Source, records: int) -> Self:
        """The row of a document."""
        return cls(source.id, source.name, source.title, source.outlet, source.url, source.published, records)


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
    order: Order = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Documents:
    """The documents, by what is known of their publication and by their words."""
    checked(since, until)
    table = books.tables.documents
    wanted = overlapping(since, until)
    if outlet is not None:
        wanted &= pl.col("outlet") == outlet
    with unmet():
        among = _in_order(books, q, order)
    found, ids = narrowed(table, among, wanted), table["id"]
    page, following = paged(Loaded(found, list), cursor, limit, lambda place: ids[place])
    sources = books.ledger.sources(ids.gather(list(page)))
    told = ((sources.get(ids[place]), len(books.held_by(place))) for place in page)
    rows = [DocumentRow.of(source, records) for source, records in told if source]
    return Documents(len(found), books.kept("most told outlets", lambda: _outlets(books)), rows, following)


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
