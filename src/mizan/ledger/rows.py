"""Records as rows: what is common to all kinds in columns of its own, the rest as JSON."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import structs

from mizan.model import Agreement, Document, Entity, Event, Figure, Project, Record, Relation, Statement
from mizan.model.edtf import bounds
from mizan.model.moments import now
from mizan.model.records import AnyRecord

_COMMON = ("kind", "document", "evidence", "rule", "lexicon", "confidence")
RECORD = ("kind", "start", "end", "words", "rule", "lexicon", "confidence", "fields")
"""The columns that a record is made of; the others say what is asked by."""

_TYPES: dict[type[Record], str] = {
    Event: "event_type",
    Agreement: "instrument",
    Figure: "indicator",
    Relation: "relation",
    Entity: "type",
    Project: "type",
}
_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)


def row_of_document(document: Document) -> dict[str, Any]:
    """The row of a document that is added now, without its key."""
    first, last = span_of_days(document.published)
    return {**structs.asdict(document), "published_from": first, "published_to": last, "added": now()}


def row_of(id: str, record: Record, document: int, position: int) -> dict[str, Any]:
    """The row of a record, `document` being the key of its document's row."""
    fields = msgspec.to_builtins(record)
    for name in _COMMON:
        fields.pop(name, None)
    moment = moment_of(record)
    first, last = span_of_days(moment)
    return {
        "document": document,
        "position": position,
        "id": id,
        "kind": record.kind,
        "type": type_of(record),
        "status": getattr(record, "status", None),
        "date": moment,
        "date_from": first,
        "date_to": last,
        "start": record.evidence.start,
        "end": record.evidence.end,
        "words": record.evidence.words,
        "rule": record.rule,
        "lexicon": _encode(record.lexicon).decode(),
        "confidence": record.confidence,
        "fields": _encode(fields).decode(),
    }


def record_of(
    document: str, kind: str, start: int, end: int, words: str, rule: str, lexicon: str, confidence: float, fields: str
) -> AnyRecord:
    """The record of what its row holds (`RECORD`), `document` being its document's id. Raises msgspec.DecodeError."""
    evidence = {"start": start, "end": end, "words": words}
    common = {"kind": kind, "document": document, "evidence": evidence, "rule": rule, "confidence": confidence}
    # Decoded as one line, since that takes a third as long as putting together what was decoded apart.
    rest = "}" if fields == "{}" else f",{fields[1:]}"
    return _decoder.decode(_encode(common)[:-1] + f',"lexicon":{lexicon}{rest}'.encode())


def parties_of(record: Record) -> Iterator[tuple[str, str]]:
    """Each party of a record with its side: actor, recipient, party, or country (of a person or speaker)."""
    match record:
        case Event():
            yield from ((party, "actor") for party in record.actors)
            yield from ((party, "recipient") for party in record.recipients)
        case Agreement() | Figure() | Relation() | Project():
            yield from ((party, "party") for party in record.parties)
        case Entity() | Statement():
            if record.country:
                yield record.country, "country"
            if isinstance(record, Entity) and record.code:
                yield record.code, "party"


def moment_of(record: Record) -> str | None:
    """When the fact holds: the date of an event or agreement, the period of a figure."""
    return record.period if isinstance(record, Figure) else getattr(record, "date", None)


@lru_cache(1 << 14)
def span_of_days(moment: str | None) -> tuple[date | None, date | None]:
    """The first and last day of an EDTF date; none where there is no date."""
    try:
        return bounds(moment) if moment else (None, None)
    except ValueError:
        return None, None


def type_of(record: Record) -> str | None:
    """What sort of its kind a record is: an event's type, an instrument, an indicator, an entity's type."""
    field = _TYPES.get(type(record))
    return getattr(record, field) if field else None
