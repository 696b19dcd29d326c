"""The documents of the ledger, without and with their texts."""

from typing import Annotated, Self

from litestar.params import Parameter
from msgspec import Struct

from mizan.ledger.rows import span_of_days
from mizan.model import Document
from mizan.model.booked import Source
from mizan.model.edtf import bounds
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit, Outlet, Since, Until, checked
from mizan.service.problems import unmet


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
        return cls(*told, len(books.by_document.get(source.id, ())))


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
    known = books.kept("sources", lambda: {source.id: source for source in books.ledger.sources()})
    with unmet():
        among = [known[id] for id in books.ledger.found(q) if id in known] if q else list(known.values())
    found = [one for one in among if outlet in (None, one.outlet) and _within(one.published, since, until)]
    page, following = paged(found, cursor, limit, lambda one: one.id)
    return Documents(len(found), [DocumentRow.of(one, books) for one in page], following)


def document(
    books: Books, document: Annotated[str, Parameter(description="A document's id, its name, or how its id begins.")]
) -> Document:
    """A document with its text."""
    return books.document(document)


def _within(published: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    first, last = span_of_days(published)
    if first is None or last is None:
        return False
    return (since is None or last >= bounds(since)[0]) and (until is None or first <= bounds(until)[1])
