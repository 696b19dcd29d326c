"""A record in short: what one passage states, in the terms that all kinds share."""

from msgspec import Struct

from mizan.ledger.rows import moment_of, type_of
from mizan.model import Entity, Event, Figure, Record, Statement
from mizan.model.booked import Booked


class Recorded(Struct, frozen=True):
    """A record with where its words stand, in code points of the document's text.

    `type` is the type of an event or entity, the instrument of an agreement, the indicator of a figure, the relation
    of a relation. `parties` are those who act (on `recipients`, where there are any) or take part, `name` is whom or
    what an entity names or who speaks. `entry` is the entry that the record belongs to, where it belongs to one.
    """

    id: str
    kind: str
    type: str | None
    mode: str | None
    status: str | None
    parties: list[str]
    recipients: list[str]
    name: str | None
    date: str | None
    value: float | None
    unit: str | None
    bound: str | None
    start: int
    end: int
    confidence: float
    verdict: str | None
    disputed: bool
    entry: str | None

    @classmethod
    def of(cls, booked: Booked, entry: str | None = None) -> "Recorded":
        """A record as people judged it."""
        record = booked.record
        figure = record if isinstance(record, Figure) else None
        return cls(
            id=booked.id,
            kind=record.kind,
            type=type_of(record),
            mode=getattr(record, "mode", None),
            status=getattr(record, "status", None),
            parties=_parties(record),
            recipients=list(record.recipients) if isinstance(record, Event) else [],
            name=getattr(record, "speaker", None) or getattr(record, "name", None),
            date=moment_of(record),
            value=figure.amount if figure else None,
            unit=figure.unit if figure else None,
            bound=figure.bound if figure else None,
            start=record.evidence.start,
            end=record.evidence.end,
            confidence=round(record.confidence, 3),
            verdict=booked.judged.verdict if booked.judged else None,
            disputed=bool(booked.judged and booked.judged.disputed),
            entry=entry,
        )


def _parties(record: Record) -> list[str]:
    if isinstance(record, Event):
        return list(record.actors)
    if isinstance(record, (Entity, Statement)):
        return [record.country] if record.country else []
    return list(getattr(record, "parties", ()))
