"""An entry: records settled as being about one thing, with its history and the reason each record belongs."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from msgspec import Struct

from mizan.model import Agreement, Event, Figure, Project, Record, Relation, Statement
from mizan.model.booked import Booked

COUNTED = frozenset(("event", "agreement", "figure", "statement"))
"""The kinds of entries that measures count: what happened, was agreed, was measured and was said.

A claim, what a source calls a relation, and a project are none of these. Nor is an instrument that is only `CALLED` so:
a "strategic partner" of whom nobody tells when that was agreed has signed nothing.
"""

CALLED = "partnership"
"""The kind of instrument that parties are called by without having concluded one."""


CORRECTED = "corrected"
"""The reason of a report that belongs to an entry, though its own teller has since told otherwise."""


class Stage(Struct, frozen=True):
    """A stage in the history of an entry, when it was reached if that is told, and who reports it."""

    name: str
    date: str | None
    reports: tuple[Booked, ...]


class Entry(Struct, frozen=True):
    """What one or more records together say happened, was agreed, was measured, was said, was called so or was built.

    `reports` are the records behind it, earliest publication first; `reasons` say of each why it belongs (keys of
    `reasons.toml`). `stages` are what became of it, in the order of their names in `STAGES`. `contested` is true
    where reports differ in what they should share; every side stays visible in `reports`. `act` is what events of
    several types have in common: a visit announced (AGREE) and made (CONSULT) is the act `visit`.

    An entry of kind `claim` holds what sources say of a number of acts ("their fifth meeting this year") without
    telling of any of them: it is not an act, and nothing counts it as one.
    """

    id: str
    kind: str
    reports: tuple[Booked, ...]
    date: str | None
    contested: bool
    act: str = ""
    stages: tuple[Stage, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def best(self) -> Booked:
        """The report to show first: of the stage reached, the one most surely read, the earliest of equals."""
        reports = self.stages[-1].reports if self.stages else self.upheld
        return max(reports, key=lambda report: report.record.confidence)

    @property
    def upheld(self) -> tuple[Booked, ...]:
        """The reports that their tellers have not corrected."""
        if CORRECTED not in self.reasons:
            return self.reports
        told = zip(self.reports, self.reasons, strict=True)
        return tuple(report for report, reason in told if reason != CORRECTED)

    @property
    def record(self) -> Record:
        """The record of the best report."""
        return self.best.record

    @property
    def status(self) -> str | None:
        """The stage reached."""
        return self.stages[-1].name if self.stages else None

    @property
    def witnesses(self) -> tuple[Booked, ...]:
        """The reports, first those of the stage reached: a signing is borne out by who tells of it, not of its plan."""
        reached = {report.id for report in self.stages[-1].reports} if self.stages else set()
        return tuple(sorted(self.reports, key=lambda report: report.id not in reached))

    @property
    def counted(self) -> bool:
        """Whether measures count it."""
        if self.kind not in COUNTED:
            return False
        called = self.kind == "agreement" and getattr(self.record, "instrument", "") == CALLED
        return not (called and self.status == "in_force" and self.date is None)

    @property
    def parties(self) -> frozenset[str]:
        """Everyone who takes part."""
        return parties(self.record)


class Draft(Struct):
    """Records found to be about one thing, before people's judgements: `key` and `label` make the entry's id."""

    kind: str
    key: tuple[Any, ...]
    label: tuple[Any, ...]
    members: list[tuple[Booked, str]]

    @property
    def id(self) -> str:
        """The id that the entry will have."""
        return sha256(repr((self.kind, self.key, self.label)).encode()).hexdigest()[:16]


def parties(record: Record) -> frozenset[str]:
    """The ids of all who take part in what a record states."""
    if isinstance(record, Event):
        return frozenset(record.actors) | frozenset(record.recipients)
    if isinstance(record, (Agreement, Figure, Relation, Project)):
        return frozenset(record.parties)
    if isinstance(record, Statement) and record.country:
        return frozenset((record.country,))
    return frozenset()


def date_of(record: Record) -> str | None:
    """The date of an act, an agreement, a relation or the stage of a project, the period of a figure (EDTF)."""
    if isinstance(record, (Event, Agreement, Relation, Project)):
        return record.date
    if isinstance(record, Figure):
        return record.period
    return None


def position(report: Booked) -> tuple[str, str, int, int, str, str]:
    """Where a report stands among others: by publication, document and words."""
    source, record = report.source, report.record
    span = record.evidence
    return source.published or "~", source.id, span.start, span.end, repr(record), date_of(record) or ""


def in_same_words(first: Booked, second: Booked) -> bool:
    """Whether two records stand, in part at least, in the same words of one document."""
    a, b = first.record.evidence, second.record.evidence
    return first.source.id == second.source.id and a.start < b.end and b.start < a.end


def reported(entry: Entry) -> str | None:
    """When an entry was first reported, as far as documents tell when they appeared."""
    return min((report.source.published for report in entry.reports if report.source.published), default=None)


def tellers(entry: Entry) -> frozenset[str]:
    """Who reports an entry."""
    return frozenset(report.source.teller for report in entry.reports)


def amounts(entry: Entry) -> list[tuple[float, str, str]]:
    """The different amounts that the upheld reports of an entry give, the least first: value, bound and unit."""
    figures = (report.record for report in entry.upheld)
    return sorted({(one.amount, one.bound, one.unit) for one in figures if isinstance(one, Figure)})


def by_time(entry: Entry) -> tuple[str, str]:
    """Where an entry stands in time, and among those of one time."""
    return time_of(entry.date, reported(entry)), entry.id


def time_of(date: str | None, reported: str | None) -> str:
    """Where a date stands in time, but no later than the first report; what has neither comes first."""
    return min(((day or "").lstrip("./") for day in (date, reported) if day), default="")


def stages(named: Iterable[tuple[str, Booked]], order: tuple[str, ...]) -> tuple[Stage, ...]:
    """The stages that reports tell of, in order; the date of each is the most precise one told."""
    told: dict[str, list[Booked]] = {}
    for name, report in named:
        told.setdefault(name, []).append(report)
    return tuple(Stage(name, precise(told[name]), tuple(told[name])) for name in order if name in told)


def precise(reports: Iterable[Booked]) -> str | None:
    """The most precise date that reports tell; of equals the one that most documents tell, then the earliest."""
    dated = {(report.source.id, date) for report in reports if (date := date_of(report.record))}
    told = Counter(date for _, date in dated)
    return min(told, key=lambda date: (-_precision(date), -told[date], date), default=None)


def _precision(date: str) -> int:
    return 8 if "/" in date else 0 if ".." in date else len(date)
