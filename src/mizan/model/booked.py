"""A record as it stands in the books: with the source that says so and what people judged of it."""

from typing import Any

import msgspec
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

    @property
    def teller(self) -> str:
        """Who says so: the outlet, or the document's name where no outlet is known."""
        return self.outlet or self.name


class Judged(Struct, frozen=True):
    """What people judged of a record: `accepted`, `rejected`, `corrected` or `unsure`, and who.

    `id` is the record's id as it was read. `was` holds what was read in each corrected field. It is `disputed` where
    people differ and nobody decided between them, `moved` where the judgement was made on an earlier reading.
    """

    id: str
    verdict: str
    authors: tuple[str, ...]
    was: tuple[tuple[str, Any], ...] = ()
    disputed: bool = False
    moved: bool = False

    @property
    def label(self) -> str:
        """The judgement in a few words."""
        marks = [mark for mark, holds in (("disputed", self.disputed), ("moved", self.moved)) if holds]
        return ", ".join([self.verdict, *marks])


class Booked(Struct, frozen=True):
    """A record and its source; where people judged it, the record is as they say it should be."""

    record: Record
    source: Source
    judged: Judged | None = None

    @property
    def id(self) -> str:
        """The record's id as it was read: a correction does not change it."""
        return self.judged.id if self.judged else self.record.id

    def line(self) -> dict[str, Any]:
        """The record as a line of the interchange format, with `judged` where people judged it."""
        line = self.record.line(self.source.name)
        if self.judged is None:
            return line
        judged = {
            "verdict": self.judged.verdict,
            "authors": list(self.judged.authors),
            "was": {field: msgspec.to_builtins(value) for field, value in self.judged.was},
            "disputed": self.judged.disputed,
            "moved": self.judged.moved,
        }
        return {**line, "record": self.id, "judged": judged}
