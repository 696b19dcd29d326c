"""Entries: records settled as being about one thing. Counts and measures count entries, never records.

Two records can be about one thing only when they share a key: for an event its type, status, actors and
recipients; for an agreement its instrument, status and parties; for a figure what is measured, of whom, in which
unit; for a statement its speaker and the words. Within a key, dates decide:

- records with the same date are one entry;
- a vaguer date (2023-11) belongs to a more precise one (2023-11-09) if it fits exactly one;
- an undated record belongs to the dated entry that its own document tells of, if there is exactly one; the undated
  records left over are one entry for each document.

The rules look at sets, never at an order, so the same records in any order give the same entries.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from msgspec import Struct

from mizan.model import Agreement, Event, Figure, Record, Statement
from mizan.model.booked import Booked

Key = tuple[Any, ...]


class Entry(Struct, frozen=True):
    """What one or more records together say happened, was agreed, was measured or was said.

    `reports` are the records behind it, earliest publication first. `contested` is true where they differ in
    what they should share; every side stays visible in `reports`.
    """

    id: str
    kind: str
    reports: tuple[Booked, ...]
    date: str | None
    contested: bool

    @property
    def best(self) -> Booked:
        """The report to show first: the one most surely read, the earliest of equals."""
        return max(self.reports, key=lambda report: report.record.confidence)

    @property
    def record(self) -> Record:
        """The record of the best report."""
        return self.best.record

    @property
    def parties(self) -> frozenset[str]:
        """Everyone who takes part."""
        return parties(self.record)


def parties(record: Record) -> frozenset[str]:
    """The ids of all who take part in what a record states."""
    if isinstance(record, Event):
        return frozenset(record.actors) | frozenset(record.recipients)
    if isinstance(record, (Agreement, Figure)):
        return frozenset(record.parties)
    if isinstance(record, Statement) and record.country:
        return frozenset((record.country,))
    return frozenset()


def date_of(record: Record) -> str | None:
    """The date of an act, the date of an agreement, the period of a figure (EDTF)."""
    if isinstance(record, (Event, Agreement)):
        return record.date
    if isinstance(record, Figure):
        return record.period
    return None


def settle(booked: Iterable[Booked]) -> list[Entry]:
    """Settle records into entries, ordered by kind, date and key. Entities are not settled here."""
    keyed: dict[Key, list[Booked]] = defaultdict(list)
    for report in booked:
        key = _key(report)
        if key is not None:
            keyed[key].append(report)
    entries = [entry for key, reports in keyed.items() for entry in _entries(key, reports)]
    return sorted(entries, key=lambda entry: (entry.kind, entry.date or "~", entry.id))


def _key(report: Booked) -> Key | None:
    record = report.record
    if isinstance(record, Event):
        return "event", record.event_type, record.status, frozenset(record.actors), frozenset(record.recipients)
    if isinstance(record, Agreement):
        # Instruments of one kind between the same parties differ by subject, unless the subject is not told.
        return "agreement", record.instrument, record.status, frozenset(record.parties), record.subject or ""
    if isinstance(record, Figure):
        return "figure", record.indicator, record.unit, frozenset(record.parties)
    if isinstance(record, Statement):
        content = record.content
        return "statement", record.speaker, report.source.id, content.start, content.end
    return None


def _entries(key: Key, reports: list[Booked]) -> list[Entry]:
    dated: dict[str, list[Booked]] = defaultdict(list)
    undated: list[Booked] = []
    for report in reports:
        date = date_of(report.record)
        if date is None:
            undated.append(report)
        else:
            dated[date].append(report)
    # Whether a date is vaguer than another is judged on the dates as reported, so that the order of merging is none.
    owners = {date: [other for other in dated if other != date and other.startswith(date)] for date in dated}
    clusters: dict[Key, list[Booked]] = defaultdict(list)
    for date, members in dated.items():
        finest = [other for other in owners[date] if not owners[other]]
        clusters[("date", finest[0] if len(finest) == 1 else date)] += members
    told: dict[str, set[Key]] = defaultdict(set)
    for cluster, members in clusters.items():
        for report in members:
            told[report.source.id].add(cluster)
    for report in undated:
        known = told[report.source.id]
        clusters[next(iter(known)) if len(known) == 1 else ("document", report.source.id)].append(report)
    made: list[Entry] = []
    for cluster, members in clusters.items():
        made += _by_value(key, cluster, members) if key[0] == "figure" else [_entry(key, cluster, members)]
    return made


def _by_value(key: Key, cluster: Key, members: list[Booked]) -> list[Entry]:
    """One entry a quantity: dated values of one quantity are one entry, contested where exact values differ."""
    if cluster[0] == "date" and key[1] not in ("count", "share", "other"):
        return [_entry(key, cluster, members)]
    values: dict[float, list[Booked]] = defaultdict(list)
    for report in members:
        if isinstance(report.record, Figure):
            values[report.record.value].append(report)
    return [_entry(key, (*cluster, value), same) for value, same in values.items()]


def _entry(key: Key, cluster: Key, members: list[Booked]) -> Entry:
    reports = tuple(sorted(members, key=_position))
    dates = {date for report in reports if (date := date_of(report.record))}
    stated = repr([sorted(part) if isinstance(part, frozenset) else part for part in (*key, *cluster)])
    return Entry(
        id=sha256(stated.encode()).hexdigest()[:16],
        kind=key[0],
        reports=reports,
        date=max(dates, key=len, default=None),
        contested=_contested(reports),
    )


def _position(report: Booked) -> tuple[str, str, int, int, str, str]:
    source, record = report.source, report.record
    span = record.evidence
    return source.published or "~", source.id, span.start, span.end, record.id, date_of(record) or ""


def _contested(reports: tuple[Booked, ...]) -> bool:
    values = {
        report.record.value
        for report in reports
        if isinstance(report.record, Figure) and report.record.bound == "exact"
    }
    return len(values) > 1
