"""Settling: records into entries. Counts and measures count entries, never records ("reports are not events").

How records of each kind are found to be about one thing stands in `events`, `agreements`, `figures`, `statements`,
`relations` and `projects`. The rules look at sets, never at an order, so the same records in any order give the same
entries; and they look at records alone, so settling the reports of the entries again changes nothing. Judgements come
last and win.

Only records of one block (`block_of`) can be of one entry, but for judgements and instruments of the lexicon. So
records may be settled some blocks at a time (`Settling`), with the same entries as all of them at once.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from mizan.model import Agreement, Event, Figure, Project, Relation
from mizan.model.booked import Booked
from mizan.settling import agreements, events, figures, projects, relations, statements
from mizan.settling.acts import stage_of
from mizan.settling.edges import Edge
from mizan.settling.entry import CORRECTED, Draft, Entry, Stage, position, precise, stages
from mizan.settling.figures import agree
from mizan.settling.identity import Identity, identify
from mizan.settling.judging import are_judged, judged
from mizan.settling.stays import days_differ

STAGES = ("hypothetical", "planned", "postponed", "cancelled", "occurred")
"""The course of an act, up to the last of them that it reached."""

_BLOCKS: dict[str, Callable[[Booked, Identity], tuple[Any, ...]]] = {
    "event": events.block,
    "agreement": agreements.block,
    "figure": figures.block,
    "statement": statements.block,
    "relation": relations.block,
    "project": projects.block,
}
_SETTLING: dict[str, Callable[[Iterable[Booked], Identity], list[Draft]]] = {
    "event": events.settle_events,
    "agreement": agreements.settle_agreements,
    "figure": figures.settle_figures,
    "statement": statements.settle_statements,
    "relation": relations.settle_relations,
    "project": projects.settle_projects,
}


def settle(booked: Iterable[Booked], edges: Iterable[Edge] = (), identity: Identity | None = None) -> list[Entry]:
    """Settle records into entries, ordered by kind, date and id. Entities are settled by `identify`.

    `edges` are judgements (`edges.Edge`) on records or names; `identity` is worked out unless it is given.
    """
    records = list(booked)
    edges = list(edges)
    settling = Settling(identity or identify(records, edges), edges)
    return in_order([*settling.entries(records), *settling.last()])


def block_of(report: Booked, identity: Identity) -> Hashable:
    """What all records that can be of one entry with this one have in common; None for one that belongs to none."""
    kind = report.record.kind
    return (kind, *_BLOCKS[kind](report, identity)) if kind in _BLOCKS else None


class Settling:
    """Settles records some blocks at a time: what judgements are about, and instruments of the lexicon, come last.

    Both may join blocks.
    """

    def __init__(self, identity: Identity, edges: Iterable[Edge] = ()) -> None:
        self._identity = identity
        self._edges = list(edges)
        self._held: list[Draft] = []
        self._known: dict[str, Draft] = {}

    def entries(self, booked: Iterable[Booked]) -> Iterator[Entry]:
        """The entries of the records of whole blocks, without those that come last."""
        kinds: dict[str, list[Booked]] = defaultdict(list)
        for report in booked:
            kinds[report.record.kind].append(report)
        drafts = (draft for kind, settled in _SETTLING.items() for draft in settled(kinds[kind], self._identity))
        about = are_judged(self._edges)
        for draft in drafts:
            if agreements.is_known(draft):
                self._known.setdefault(draft.id, replace(draft, members=[])).members.extend(draft.members)
            elif about(draft):
                self._held.append(draft)
            else:
                yield _entry(draft)

    def last(self) -> Iterator[Entry]:
        """The entries that come last, when those of all blocks have been asked for."""
        return map(_entry, judged([*self._held, *self._known.values()], self._edges))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by kind, date and id."""
    return sorted(entries, key=lambda entry: (entry.kind, entry.date or "~", entry.id))


def _entry(draft: Draft) -> Entry:
    members = sorted(draft.members, key=lambda pair: position(pair[0])) if len(draft.members) > 1 else draft.members
    reports = tuple(report for report, _ in members)
    reasons = tuple(reason for _, reason in members) if len(members) > 1 else ("alone",)
    reached = course(reports)
    # The date of an act is that of the stage it reached; a plan that was kept has the day on which it was.
    dated = (stage.date for stage in reversed(reached) if stage.date)
    date = next(dated, None) if reached else precise(reports)
    act = str(draft.key[1]) if draft.kind in ("event", "claim") else ""
    return Entry(
        id=draft.id,
        kind=draft.kind,
        reports=reports,
        date=_agreed_on(reached) if draft.kind == "agreement" else date,
        contested=_contested(act, reports, reasons, reached),
        act=act,
        stages=reached,
        reasons=reasons,
    )


def course(reports: tuple[Booked, ...]) -> tuple[Stage, ...]:
    """The stages that the reports of an entry tell of."""
    first = reports[0].record
    if isinstance(first, Agreement):
        return agreements.history(reports)
    if isinstance(first, Project):
        return projects.history(reports)
    if not isinstance(first, Event):
        return ()
    return stages(((stage_of(report.record), report) for report in reports if isinstance(report.record, Event)), STAGES)


def _agreed_on(course: tuple[Stage, ...]) -> str | None:
    """When an instrument was concluded, else when anything else befell it."""
    order = sorted(course, key=lambda stage: (stage.name not in ("signed", "agreed"), stage.name != "signed"))
    return next((stage.date for stage in order if stage.date), None)


def _contested(act: str, reports: tuple[Booked, ...], reasons: tuple[str, ...], course: tuple[Stage, ...]) -> bool:
    first = reports[0].record
    if len(reports) == 1 or isinstance(first, Relation):
        return False
    if isinstance(first, Project):
        return projects.contested(reports, course)
    if isinstance(first, Figure):
        told = zip(reports, reasons, strict=True)
        return not agree(r.record for r, reason in told if isinstance(r.record, Figure) and reason != CORRECTED)
    if isinstance(first, Event) and {"occurred", "cancelled"} <= {stage.name for stage in course}:
        return True
    reached = course[-1].reports if isinstance(first, Event) else reports
    claims = [report for report, reason in zip(reports, reasons, strict=True) if reason == "claim"]
    telling = [report for report in reached if _concluding(report) and report not in claims]
    return days_differ(act, telling)


def _concluding(report: Booked) -> bool:
    record = report.record
    return not isinstance(record, Agreement) or record.status in agreements.CONCLUDED
