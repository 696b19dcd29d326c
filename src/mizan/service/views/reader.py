"""The reader: a document as it was published, with the words of its records marked in place."""

from bisect import bisect_right
from collections import Counter
from typing import Annotated

from litestar.params import Parameter
from msgspec import Struct

from mizan.model import Document
from mizan.model.booked import Booked
from mizan.model.messages import RIGHT_TO_LEFT
from mizan.service.books import Books
from mizan.service.parameters import Kinds
from mizan.service.problems import MissingError
from mizan.service.views.recorded import Recorded
from mizan.service.views.stretches import Stretch, stretches
from mizan.service.views.why import Why, why

PART = 10_000
"""About how many code points of a long document are shown at once."""


class Published(Struct, frozen=True):
    """A document without its text; `length` in code points, `direction` is `rtl` or `ltr`."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str
    direction: str
    length: int


class Reader(Struct, frozen=True):
    """Part of a document (the whole of a usual one) from code point `start` to `end`, and the records in it.

    `kinds` counts the records of the part by kind, whether they are shown or not; `chosen` is the record asked for,
    with what made it.
    """

    document: Published
    part: int
    parts: int
    start: int
    end: int
    kinds: dict[str, int]
    stretches: list[Stretch]
    records: list[Recorded]
    chosen: Why | None


def reader(
    books: Books,
    document: Annotated[str, Parameter(description="The document's id, or as much of it as is unmistakable.")],
    record: Annotated[str | None, Parameter(description="The id of a record of the document, to explain.")] = None,
    kind: Kinds = None,
    part: Annotated[int | None, Parameter(ge=1, description="Which part of a long document.")] = None,
) -> Reader:
    """A document as published, its records marked in place; one of them explained."""
    read = books.document(document)
    chosen = _chosen(books, read, record) if record else None
    borders = parts_of(read.text)
    if part is None:
        part = bisect_right(borders, chosen.record.evidence.start) if chosen else 1
    part = min(part, len(borders) - 1)
    start, end = borders[part - 1], borders[part]
    held = books.in_document(read.id)
    entry_of = dict(zip(books.tables.records["id"].gather(held), books.entry_ids(held), strict=True))
    here = [
        booked
        for booked in books.reports(held)
        if booked.record.evidence.start < end and booked.record.evidence.end > start
    ]
    shown = [Recorded.of(booked, entry_of.get(booked.id)) for booked in here if not kind or booked.record.kind in kind]
    return Reader(
        document=published(read),
        part=part,
        parts=len(borders) - 1,
        start=start,
        end=end,
        kinds=dict(sorted(Counter(booked.record.kind for booked in here).items())),
        stretches=list(stretches(read.text, shown, start, end)),
        records=shown,
        chosen=why(books, read, chosen) if chosen else None,
    )


def published(document: Document) -> Published:
    """What is known of a document besides its text."""
    return Published(
        document.id,
        document.name,
        document.title,
        document.outlet,
        document.url,
        document.published,
        document.language,
        "rtl" if document.language in RIGHT_TO_LEFT else "ltr",
        len(document.text),
    )


def parts_of(text: str, longest: int = PART) -> list[int]:
    """The borders of the parts of a text, from 0 to its length: each part ends with a line, where it has any."""
    borders = [0]
    while len(text) - borders[-1] > longest:
        first, last = borders[-1], borders[-1] + longest
        line = text.rfind("\n", first + longest // 2, last)
        borders.append(line + 1 if line >= 0 else last)
    return [*borders, len(text)]


def _chosen(books: Books, document: Document, id: str) -> Booked:
    found = books.record(id)
    if found.source.id != document.id:
        raise MissingError("not_of_document", record=id, document=document.name)
    return found
