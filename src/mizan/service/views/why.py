"""Why a record says what it says: its fields, the rule and the words of the lexicon behind it, and who judged it."""

from typing import Any

import msgspec
from msgspec import Struct

from mizan.model import Document, Record
from mizan.model.booked import Booked
from mizan.model.fields import fields_of, held_in, optional, vocabulary_of
from mizan.model.judgements import Judgement, undone
from mizan.reading.explanation import LexiconEntry, explain
from mizan.service.books import Books
from mizan.service.views.recorded import Recorded

LONGEST = 20_000
"""Of a longer document (in code points) the features are not weighed anew: that would be to read all of it again."""


class Field(Struct, frozen=True):
    """A field of a record: what it holds, and what was read where people corrected it.

    `vocabulary` is the closed vocabulary of its values, if it has one; `text` is the value as a correction would give
    it; `optional` tells whether it may hold nothing.
    """

    name: str
    vocabulary: str | None
    optional: bool
    value: Any
    text: str
    corrected: bool = False
    was: Any = None


class Weight(Struct, frozen=True):
    """What spoke for a record (above 0) or against it (below), in log odds."""

    feature: str
    weight: float


class Decided(Struct, frozen=True):
    """A judgement on the record, or on it and another."""

    id: str
    verdict: str
    author: str
    time: str
    field: str | None
    value: Any
    note: str | None
    undone: bool


class Why(Struct, frozen=True):
    """A record and all that made it. `weighed` is false where the document is too long to weigh features anew."""

    record: Recorded
    words: str
    fields: list[Field]
    rule: str
    frame: dict[str, Any]
    lexicon: tuple[LexiconEntry, ...]
    confidence: float
    weighed: bool
    features: list[Weight]
    judgements: list[Decided]


def why(books: Books, document: Document, booked: Booked) -> Why:
    """Explain a record of a document."""
    read = books.ledger.record(booked.id, judged=False).record
    weighed = len(document.text) <= LONGEST
    made = explain(document, read, features=weighed)
    was = dict(booked.judged.was) if booked.judged else {}
    return Why(
        record=Recorded.of(booked, books.entry_of(booked.id)),
        words=booked.record.evidence.words,
        fields=[_field(booked.record, name, was) for name in fields_of(read.kind)],
        rule=made.rule,
        frame=made.frame,
        lexicon=made.entries,
        confidence=round(made.confidence, 3),
        weighed=weighed,
        features=[Weight(feature.name, round(feature.weight, 3)) for feature in made.features],
        judgements=decisions(books, booked.id),
    )


def _field(record: Record, name: str, was: dict[str, Any]) -> Field:
    kind, value, before = record.kind, _plain(held_in(record, name)), _plain(was.get(name))
    return Field(name, vocabulary_of(kind, name), optional(kind, name), value, _text(value), name in was, before)


def _plain(value: Any) -> Any:
    """A value as JSON has it: lists for tuples, objects for structs."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _text(value: Any) -> str:
    match value:
        case {"start": start, "end": end}:
            return f"{start}:{end}"
        case list():
            return ", ".join(map(str, value))
        case float():
            return f"{value:f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def decisions(books: Books, record: str) -> list[Decided]:
    """The judgements on a record, the latest first."""
    known = books.ledger.judgements()
    gone = undone(known)
    return [decided(one, gone) for one in reversed(known) if any(target.id == record for target in one.targets)]


def decided(one: Judgement, gone: set[str]) -> Decided:
    """A judgement as it is shown."""
    return Decided(str(one.id), str(one.verdict), one.author, one.time, one.field, one.value, one.note, one.id in gone)
