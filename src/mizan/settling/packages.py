"""Packages: "seven documents" signed at once, with every count that sources give and the members they name."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from mizan.model import Agreement, Figure, Record
from mizan.model.booked import Booked
from mizan.settling.acts import SIGNING
from mizan.settling.entry import Entry, in_same_words, position

COUNTED = frozenset(("document", "agreement", "memorandum", "contract", "treaty", "protocol", "deal"))
"""Units in which instruments are counted."""


class Package(Struct, frozen=True):
    """Instruments concluded in one act: the act's entry, how many each source counts, and those named."""

    entry: Entry
    what: str
    counts: tuple[tuple[int, Booked], ...]
    members: tuple[str, ...]


def packages(entries: Iterable[Entry]) -> list[Package]:
    """The packages of a set of entries. `members` are ids of agreement entries named where the count stands.

    A count belongs to an act of signing when both stand in the same words of the same document; a member is an
    instrument of the same parties, told as signed within the words of that act or a few words after it.
    """
    everything = list(filter(is_of_package, entries))
    counts: dict[str, list[tuple[int, str, Booked]]] = defaultdict(list)
    named: dict[str, list[tuple[Booked, Entry]]] = defaultdict(list)
    for entry in everything:
        if entry.kind == "figure":
            for report in entry.reports:
                record = report.record
                if isinstance(record, Figure) and counts_instruments(record):
                    counts[report.source.id].append((int(record.value), record.unit, report))
        elif entry.kind == "agreement":
            for report in entry.reports:
                named[report.source.id].append((report, entry))
                record = report.record
                if isinstance(record, Agreement) and record.count and counts_instruments(record):
                    counts[report.source.id].append((record.count, record.instrument, report))
    return [package for entry in everything if _is_signing(entry) for package in _packages(entry, counts, named)]


def is_of_package(entry: Entry) -> bool:
    """Whether an entry can tell something of a package: an act of signing, an instrument, or how many there were."""
    counting = (isinstance(report.record, Figure) and counts_instruments(report.record) for report in entry.reports)
    return entry.kind == "agreement" or _is_signing(entry) or any(counting)


def _is_signing(entry: Entry) -> bool:
    return entry.kind == "event" and entry.act == SIGNING and entry.status == "occurred"


def counts_instruments(record: Record) -> bool:
    """Whether a record tells how many instruments there were."""
    if isinstance(record, Figure):
        return record.indicator == "count" and record.unit in COUNTED and record.value < _YEAR
    return isinstance(record, Agreement) and bool(record.count) and (record.count or 0) < _YEAR


_YEAR = 1000
"""More than any package holds: a year misread for a count."""

_AFTER = 250


def _packages(
    entry: Entry,
    counts: dict[str, list[tuple[int, str, Booked]]],
    named: dict[str, list[tuple[Booked, Entry]]],
) -> list[Package]:
    found: dict[str, dict[tuple[int, str], Booked]] = defaultdict(dict)
    members: dict[str, set[str]] = defaultdict(set)
    for report in entry.reports:
        if not counts.get(report.source.id):
            continue
        span = report.record.evidence
        for count, unit, counter in counts[report.source.id]:
            at = counter.record.evidence
            if in_same_words(report, counter):
                found[unit].setdefault((count, counter.source.id), counter)
                for other, agreement in named[report.source.id]:
                    inside = at.start < other.record.evidence.start < max(span.end, at.end + _AFTER)
                    signed = getattr(other.record, "status", None) == "signed"
                    if inside and signed and agreement.parties & entry.parties:
                        members[unit].add(agreement.id)
    return [
        Package(
            entry,
            f"{entry.act}: {unit}",
            tuple(sorted(((count, told[count, document]) for count, document in told), key=_order)),
            tuple(sorted(members[unit])),
        )
        for unit, told in sorted(found.items())
    ]


def _order(counted: tuple[int, Booked]) -> tuple[int, tuple[str, str, int, int, str, str]]:
    return counted[0], position(counted[1])
