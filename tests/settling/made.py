"""Records made on the spot."""

from typing import Any

from mizan.model import Agreement, Entity, Event, Evidence, Figure, Record, Statement
from mizan.model.booked import Booked, Source
from mizan.model.records import Span


def booked(record: Record, published: str | None = None, outlet: str | None = None) -> Booked:
    """A record of the document it names."""
    return Booked(record, Source(record.document, record.document, outlet=outlet, published=published))


def evidence(words: str, at: int = 0) -> Evidence:
    """Words that stand somewhere."""
    return Evidence(at, at + len(words), words)


def event(
    type: str,
    actors: str,
    recipients: str = "",
    *,
    document: str = "a",
    published: str | None = None,
    words: str = "نص.",
    at: int = 0,
    trigger: str = "",
    **fields: str | None,
) -> Booked:
    """An event between the codes listed."""
    record = Event(
        document=document,
        evidence=evidence(words, at),
        rule="test",
        lexicon=(f"triggers.tsv:{trigger}",) if trigger else (),
        event_type=type,
        actors=tuple(actors.split()),
        recipients=tuple(recipients.split()),
        **fields,  # type: ignore[arg-type]
    )
    return booked(record, published)


def visit(guest: str, host: str, date: str | None = None, **more: Any) -> Booked:
    """A visit that was made."""
    return event("CONSULT", guest, host, mode="visit", date=date, trigger="زيارة", **more)


def planned_visit(guest: str, host: str, date: str | None = None, **more: str | None) -> Booked:
    """A visit to come."""
    return event("AGREE", guest, host, date=date, trigger="زيارة", status="planned", **more)  # type: ignore[arg-type]


def agreement(
    instrument: str,
    parties: str,
    *,
    document: str = "a",
    published: str | None = None,
    words: str = "اتفاق",
    at: int = 0,
    **fields: object,
) -> Booked:
    """An instrument between the codes listed."""
    record = Agreement(
        document=document,
        evidence=evidence(words, at),
        rule="test",
        instrument=instrument,
        parties=tuple(parties.split()),
        **fields,  # type: ignore[arg-type]
    )
    return booked(record, published)


def figure(
    indicator: str,
    value: float,
    parties: str,
    *,
    document: str = "a",
    unit: str = "USD",
    published: str | None = None,
    words: str = "بلغ الرقم",
    at: int = 0,
    **fields: object,
) -> Booked:
    """An amount."""
    record = Figure(
        document=document,
        evidence=evidence(words, at),
        rule="test",
        indicator=indicator,
        value=value,
        unit=unit,
        parties=tuple(parties.split()),
        **fields,  # type: ignore[arg-type]
    )
    return booked(record, published)


def entity(
    name: str,
    type: str = "person",
    *,
    document: str = "a",
    published: str | None = None,
    lexicon: tuple[str, ...] = (),
    **fields: str | None,
) -> Booked:
    """A name."""
    record = Entity(
        document=document,
        evidence=evidence(name),
        rule="test",
        type=type,
        name=name,
        lexicon=lexicon,
        **fields,  # type: ignore[arg-type]
    )
    return booked(record, published)


def statement(speaker: str, words: str, *, document: str = "a", country: str | None = None) -> Booked:
    """Words that somebody said."""
    record = Statement(
        document=document,
        evidence=evidence(words),
        rule="test",
        speaker=speaker,
        content=Span(0, len(words)),
        country=country,
    )
    return booked(record)
