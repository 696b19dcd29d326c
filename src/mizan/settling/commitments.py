"""Commitments: what was promised, planned or is due, and what became of it as far as anyone reports.

A commitment is an act told in the future, an instrument to be concluded, an undertaking agreed on, or an amount to be
reached by a date. Its stages are announced, agreed, under way, postponed, kept, dropped; each has its reports.

- It is kept when a record of the same act reports it done (`events` puts both in one entry), when its instrument is
  signed, or when a later record of the same parties tells the same matter as done. It is dropped when a record denies
  or calls it off and none reports it done after that.
- It is late when its due date has passed by the day asked about and no record reports it kept or put off. That says
  what the books hold and no more: what was kept in silence looks late. Nothing is ever called broken.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mizan.languages.arabic.wording import tells
from mizan.model import Agreement, Event, Figure
from mizan.model.booked import Booked
from mizan.settling.acts import SIGNING, binding
from mizan.settling.entry import Entry, Stage, in_same_words, position, precise
from mizan.settling.fulfilment import COOPERATIVE, Done, fulfils
from mizan.settling.timing import days

STAGES = ("announced", "agreed", "under_way", "postponed", "kept", "late", "dropped")
"""What can be the stage of a commitment; `late` is told of a day, not by a record."""

TARGETS = frozenset(("trade", "exports", "imports", "investment", "volume", "aid", "project_value", "count"))
"""Indicators of which an amount can be a target."""

_DONE = frozenset(("signed", "ratified", "in_force"))
_STANDING = frozenset(("partnership", "visa_regime"))


class Commitment(Struct, frozen=True):
    """Who owes what to whom by when, and how far it has come.

    `entry` is the id of the entry it rests on. `beneficiaries` are those it is owed to: the other promisers, where
    they promise it to each other. `due` is an EDTF date or None; `stages` are those that records report, in order. The
    first report of the first stage is the one that makes the promise, in these `words`; the others follow as published.
    """

    id: str
    what: str
    promisers: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    due: str | None
    stages: tuple[Stage, ...]
    entry: str
    words: str

    @property
    def reached(self) -> str:
        """The last stage that records report."""
        return self.stages[-1].name

    def stage(self, as_of: datetime.date) -> str:
        """The stage as of a day, as reported by then: `late` where it was due before it and no end is reported."""
        return stage_on([(stage.name, published(stage.reports) or "") for stage in self.stages], self.due, as_of)

    @property
    def due_open(self) -> bool:
        """Whether the due date has no end."""
        return _open(self.due)

    @property
    def parties(self) -> frozenset[str]:
        """All concerned."""
        return frozenset(self.promisers) | frozenset(self.beneficiaries)

    @property
    def reports(self) -> tuple[Booked, ...]:
        """The reports of all stages."""
        return tuple(report for stage in self.stages for report in stage.reports)


Doing = Callable[[frozenset[str]], Iterable[Booked]]
"""Gives the reports of what exactly these parties did that can have been promised (`fulfilment.fulfils`)."""


def commitments(entries: Iterable[Entry], focal: str | None = None, doing: Doing | None = None) -> list[Commitment]:
    """The commitments that entries tell of, of one party only if `focal` is given; those due first first.

    Those that are due alike, or at no time that is told, stand in the order in which they were made. Where it is told
    what parties were `doing`, the entries may be those alone that can tell of a commitment, and are not held.
    """
    if doing is None:
        entries = list(entries)
        doing = _doing(entries)
    concerning = (one for one in entries if focal is None or any(focal in parties for parties in _all_parties(one)))
    made = _fulfilled([one for entry in concerning for one in _of(entry)], doing)
    return sorted(_merged(made), key=_order)


def _order(one: Commitment) -> tuple[bool, str, str, str]:
    return days(one.due) is None, one.due or "", one.stages[0].date or "", one.entry


def _doing(entries: Iterable[Entry]) -> Doing:
    done: dict[frozenset[str], list[Booked]] = defaultdict(list)
    for entry in entries:
        if fulfils(entry):
            done[entry.parties].extend(entry.reports)
    return lambda parties: done.get(parties, ())


def _fulfilled(made: list[Commitment], doing: Doing) -> list[Commitment]:
    """Commitments to act; those of which nobody says what became of them, with what the same parties did later."""
    pending: dict[frozenset[str], list[int]] = defaultdict(list)
    for index, one in enumerate(made):
        if isinstance(one.stages[0].reports[0].record, Event) and one.reached not in ("kept", "dropped"):
            pending[one.parties].append(index)
    for parties, indices in pending.items():
        done = Done(doing(parties))
        for index in indices:
            one = made[index]
            if found := done.since(one.words, one.stages[0].date, one.reports):
                made[index] = _with(one, "kept", found)
    return made


def stage_on(course: Sequence[tuple[str, str]], due: str | None, as_of: datetime.date) -> str:
    """The stage as of a day of what has gone through a course: stages with the days from which they were known."""
    known = [name for name, day in course if day <= as_of.isoformat()]
    reached = known[-1] if known else course[0][0]
    last = days(due)
    late = last is not None and last.last < as_of.toordinal() and not _open(due)
    return "late" if late and reached not in ("postponed", "kept", "dropped") else reached


def _open(due: str | None) -> bool:
    return bool(due and due.endswith("/.."))


def _all_parties(entry: Entry) -> Iterator[frozenset[str]]:
    yield entry.parties
    for report in entry.reports:
        record = report.record
        if isinstance(record, Event):
            yield frozenset((*record.actors, *record.recipients))


def _of(entry: Entry) -> Iterator[Commitment]:
    first = entry.reports[0].record
    if isinstance(first, Event) and entry.kind == "event":
        yield from _act(entry)
    elif isinstance(first, Agreement):
        yield from _instrument(entry)
    elif isinstance(first, Figure) and first.indicator in TARGETS:
        yield from _target(entry)


def _act(entry: Entry) -> Iterator[Commitment]:
    planned = [r for r in entry.reports if _is(r, "planned") and not _past(r)]
    agreed = [r for r in entry.reports if _is(r, "occurred") and getattr(r.record, "event_type", "") == "AGREE"]
    if not planned and not (agreed and binding(entry.act)):
        return
    lead = _lead(planned or agreed)
    record = lead.record
    if not isinstance(record, Event) or record.event_type not in COOPERATIVE:
        return
    promisers, owed = _sides(record)
    named = [Stage("announced", published(planned), _led_by(lead, planned))] if planned else []
    if agreed:
        reports = tuple(agreed) if planned else _led_by(lead, agreed)
        named.append(Stage("agreed", precise(agreed) or published(agreed), reports))
    started = [r for r in planned if tells("under_way", r.record.evidence.words)]
    if started:
        named.append(Stage("under_way", published(started), tuple(started)))
    kept = [r for r in entry.reports if _is(r, "occurred") and r not in agreed]
    by_name = {stage.name: stage.reports for stage in entry.stages}
    dropped = by_name.get("cancelled", ())
    if put_off := by_name.get("postponed", ()):
        named.append(Stage("postponed", published(put_off), put_off))
    due = precise(planned) if planned else next((d for r in agreed if (d := _ahead(r))), None)
    made = Commitment(entry.id, entry.act, promisers, owed, due, tuple(named), entry.id, record.evidence.words)
    if kept:
        made = _with(made, "kept", kept)
    elif dropped:
        made = _with(made, "dropped", dropped)
    yield made


def _instrument(entry: Entry) -> Iterator[Commitment]:
    by_name = {stage.name: stage for stage in entry.stages}
    promised = [by_name[name] for name in ("proposed", "announced", "negotiated") if name in by_name]
    if "announced" not in by_name and "negotiated" not in by_name:
        return
    reports = [report for stage in promised for report in stage.reports if not _past(report)]
    if not reports:
        return
    lead = _lead(reports)
    record = lead.record
    if not isinstance(record, Agreement):
        return
    parties = tuple(sorted(set(record.parties)))
    announced = Stage("announced", published(reports), _led_by(lead, sorted(reports, key=position)))
    due = precise(report for report in reports if getattr(report.record, "status", None) == "planned")
    subject = f"{record.instrument}: {record.subject}" if record.subject else record.instrument
    made = Commitment(entry.id, subject, parties, parties, due, (announced,), entry.id, record.evidence.words)
    if "agreed" in by_name:
        made = _with(made, "agreed", by_name["agreed"].reports)
    concluded = [report for name in _DONE if name in by_name for report in by_name[name].reports]
    if concluded := [report for report in concluded if _after(report, reports)]:
        made = _with(made, "kept", sorted(concluded, key=position))
    elif "ended" in by_name:
        made = _with(made, "dropped", by_name["ended"].reports)
    yield made


def _target(entry: Entry) -> Iterator[Commitment]:
    """An amount to be reached by a date: a figure of a period that begins in the open (`../2030`) or lies ahead."""
    ahead = [r for r in entry.reports if isinstance(r.record, Figure) and _lies_ahead(r)]
    if not ahead:
        return
    lead = _lead(ahead)
    record = lead.record
    if not isinstance(record, Figure) or not record.parties:
        return
    due = (record.period or "").removeprefix("../")
    what = f"{record.indicator}: {record.value:.15g} {record.unit}"
    parties = tuple(sorted(set(record.parties)))
    stage = Stage("announced", published(ahead), _led_by(lead, ahead))
    yield Commitment(entry.id, what, parties, parties, due or None, (stage,), entry.id, record.evidence.words)


def _after(report: Booked, announced: list[Booked]) -> bool:
    """Whether what a report tells came after it was announced, as far as days tell; untold, another document must."""
    first = days(published(announced))
    when = days(getattr(report.record, "date", None)) or days(report.source.published)
    if first and when:
        return when.last >= first.first
    return getattr(report.record, "instrument", "") not in _STANDING and all(
        report.source.id != other.source.id for other in announced
    )


def _ahead(report: Booked) -> str | None:
    """The date that a record gives to what lies ahead of its publication."""
    date = getattr(report.record, "period", None) or getattr(report.record, "date", None)
    published, when = days(report.source.published), days(date)
    return date if published and when and when.first > published.last else None


def _past(report: Booked) -> bool:
    """Whether what a report calls planned was due before it appeared: a plan of the past, promised to nobody now."""
    published, when = days(report.source.published), days(getattr(report.record, "date", None))
    return bool(published and when and when.last < published.first)


def _lies_ahead(report: Booked) -> bool:
    return (getattr(report.record, "period", None) or "").startswith("../") or _ahead(report) is not None


def _merged(found: list[Commitment]) -> list[Commitment]:
    """One commitment where one passage gives several: a target told in a promise, an instrument in a plan to sign."""
    by_document: dict[str, list[Commitment]] = defaultdict(list)
    for one in found:
        for document in {report.source.id for report in one.stages[0].reports}:
            by_document[document].append(one)
    into: dict[str, Commitment] = {}
    gone: set[str] = set()
    for near in by_document.values():
        kinds: dict[str, list[Commitment]] = defaultdict(list)
        for one in near:
            kinds[one.stages[0].reports[0].record.kind].append(one)
        for act in kinds["event"]:
            for target in kinds["figure"]:
                if _overlap(act, target) and act.parties & target.parties:
                    into[act.id] = replace(into.get(act.id, act), what=target.what, due=act.due or target.due)
                    gone.add(target.id)
            for instrument in kinds["agreement"]:
                if act.what == SIGNING and _overlap(act, instrument) and act.parties & instrument.parties:
                    gone.add(act.id)
                    if act.reached in ("kept", "dropped") and instrument.reached not in ("kept", "dropped"):
                        stages = (*instrument.stages, act.stages[-1])
                        into[instrument.id] = replace(instrument, stages=stages)
    return [into.get(one.id, one) for one in found if one.id not in gone]


def _overlap(first: Commitment, second: Commitment) -> bool:
    return any(in_same_words(a, b) for a in first.stages[0].reports for b in second.stages[0].reports)


def _with(made: Commitment, name: str, reports: Iterable[Booked]) -> Commitment:
    told = tuple(reports)
    return replace(made, stages=(*made.stages, Stage(name, precise(told) or published(told), told)))


def _sides(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors = tuple(dict.fromkeys(event.actors))
    owed = tuple(party for party in dict.fromkeys(event.recipients) if party not in actors)
    return actors, owed or (actors if len(actors) > 1 else ())


def _lead(reports: list[Booked]) -> Booked:
    return max(reports, key=lambda report: report.record.confidence)


def _led_by(lead: Booked, reports: Iterable[Booked]) -> tuple[Booked, ...]:
    return lead, *(report for report in reports if report is not lead)


def published(reports: Iterable[Booked]) -> str | None:
    """When it was first reported: the day a stage is known to have been reached."""
    return min((day for report in reports if (day := report.source.published)), default=None)


def _is(report: Booked, status: str) -> Any:
    return isinstance(report.record, Event) and report.record.status == status
