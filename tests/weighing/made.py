"""Entries made on the spot, and a measure to resample."""

import numpy as np
import polars as pl

from mizan.model import Agreement, Event, Evidence, Figure, Record, Span, Statement
from mizan.model.booked import Booked, Source
from mizan.settling import Entry, settle
from mizan.weighing.bootstrap import group_sums
from mizan.weighing.coding import coded
from mizan.weighing.concentration import hhi
from mizan.weighing.posterior import Floats

_counter = iter(range(10_000_000))


def _evidence(words: str) -> Evidence:
    start = next(_counter) * 1000
    return Evidence(start, start + len(words), words)


def event(
    type_: str,
    actors: str,
    recipients: str = "",
    *,
    mode: str | None = None,
    status: str = "occurred",
    date: str | None = "2023-11-09",
    words: str = "التقى الجانبان",
) -> Event:
    """An event; parties are written one after the other."""
    return Event(
        document="d",
        evidence=_evidence(words),
        rule="test",
        event_type=type_,
        mode=mode,
        actors=tuple(actors.split()),
        recipients=tuple(recipients.split()),
        status=status,
        date=date,
    )


def agreement(
    instrument: str,
    parties: str,
    *,
    subject: str | None = None,
    status: str = "signed",
    words: str = "وقع الجانبان",
    date: str | None = "2023-11-09",
) -> Agreement:
    """An agreement."""
    return Agreement(
        document="d",
        evidence=_evidence(words),
        rule="test",
        instrument=instrument,
        parties=tuple(parties.split()),
        subject=subject,
        status=status,
        date=date,
    )


def figure(indicator: str, value: float, parties: str, *, period: str = "2023", unit: str = "USD") -> Figure:
    """A figure."""
    return Figure(
        document="d",
        evidence=_evidence("بلغ الحجم"),
        rule="test",
        indicator=indicator,
        value=value,
        unit=unit,
        period=period,
        parties=tuple(parties.split()),
    )


def statement(speaker: str, country: str) -> Statement:
    """A statement."""
    return Statement(
        document="d", evidence=_evidence("قال"), rule="test", speaker=speaker, content=Span(1, 2), country=country
    )


def booked(record: Record, document: str = "d1", outlet: str | None = "north", published: str = "2023-11-10") -> Booked:
    """A record as one document tells it."""
    return Booked(record, Source(document, document, outlet=outlet, published=published))


def entries(*records: Record | Booked) -> list[Entry]:
    """Settled entries, each told by one document unless it says otherwise."""
    return settle(record if isinstance(record, Booked) else booked(record) for record in records)


def partner_hhi(frame: pl.DataFrame, weights: Floats) -> Floats:
    """HHI* of the partners that a frame has, for `bootstrap.interval`."""
    partners, codes = coded(frame, "partner")
    sums = group_sums(weights, codes, len(partners))
    return hhi(np.asarray(sums / sums.sum(axis=1, keepdims=True)))
