"""A record as it stands in the books: with the source that says so."""

from msgspec import Struct

from mizan.model.document import Document
from mizan.model.records import Record


class Source(Struct, frozen=True, order=True):
    """What is known of a document without its text."""

    id: str
    name: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, document: Document) -> "Source":
        """The source that a document is."""
        return cls(document.id, document.name, document.title, document.outlet, document.url, document.published)


class Booked(Struct, frozen=True):
    """A record and its source."""

    record: Record
    source: Source
