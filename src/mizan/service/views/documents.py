"""The documents of the ledger, without and with their texts."""

from typing import Annotated, Self

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Document
from mizan.model.booked import Source
from mizan.service.books import Books
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
    def of(cls, source: Source, books: Books) -> Self:
        """The row of a document."""
        told = (source.id, source.name, source.title, source.outlet, source.url, source.published)
        return cls(*told, len(books.in_document(source.id)))


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
    wanted = overlapping(since, until)
    if outlet is not None:
        wanted &= pl.col("outlet") == outlet
    with unmet():
        among = books.tables.documents[books.found(q)] if q else books.tables.documents
    found = among.filter(wanted)
    page, following = paged(found["id"].to_list(), cursor, limit, str)
    sources = books.ledger.sources(page)
    return Documents(found.height, [DocumentRow.of(sources[id], books) for id in page if id in sources], following)


def document(
    books: Books, document: Annotated[str, Parameter(description="A document's id, its name, or how its id begins.")]
) -> Document:
    """A document with its text."""
    return books.document(document)
