"""The documents of the ledger, without and with their texts."""

from typing import Annotated, Self

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
    """A page of documents in the order they were added, how many there are, and the cursor of the next page."""

    total: int
    documents: list[DocumentRow]
    next: str | None


def documents(
    books: Books,
    q: Annotated[
        str | None, Parameter(description="Words, or phrases in quotation marks, that a document holds; best first.")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
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
        among = books.found(q) if q else pl.int_range(table.height, dtype=pl.UInt32, eager=True)
    found, ids = narrowed(table, among, wanted), table["id"]
    page, following = paged(Loaded(found, list), cursor, limit, lambda place: ids[place])
    sources = books.ledger.sources(ids.gather(list(page)))
    told = ((sources.get(ids[place]), len(books.held_by(place))) for place in page)
    return Documents(len(found), [DocumentRow.of(source, records) for source, records in told if source], following)


def document(
    books: Books, document: Annotated[str, Parameter(description="A document's id, its name, or how its id begins.")]
) -> Document:
    """A document with its text."""
    return books.document(document)
