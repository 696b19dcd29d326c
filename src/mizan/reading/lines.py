"""Documents as lines of the interchange format, made where they are read: other processes hand over bytes alone."""

from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from mizan.model import Document, Record
from mizan.reading.reader import read_together


class Lines(Struct, frozen=True):
    """The records of a document: `text` is a line of JSON in UTF-8 for each, `kinds` tells how many of each kind."""

    text: bytes
    kinds: dict[str, int]

    @classmethod
    def of(cls, document: Document, records: Iterable[Record]) -> "Lines":
        """The lines of records that were read in a document, in their order."""
        kinds: Counter[str] = Counter()
        lines = []
        for record in records:
            kinds[record.kind] += 1
            lines.append(msgspec.json.encode(record.line(document.name)) + b"\n")
        return cls(b"".join(lines), kinds)


def read_lines(documents: list[Document]) -> list[Lines]:
    """Read documents into lines of the interchange format."""
    return [Lines.of(document, records) for document, records in zip(documents, read_together(documents), strict=True)]
