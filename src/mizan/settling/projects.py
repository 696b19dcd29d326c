"""Projects: what several reports tell of one pipeline, campus or policy paper, under whatever names, and its course.

A project with a name is what `identity` takes the name to be. One that is only described is of one type and in one
place, or told by the same noun where no place is named, and then the one of its parties that has a place; where reports
name different parties, it is that of the fewest parties that all of them name, and a report to which two such apply
stands alone. A policy paper is told from another by its date.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from msgspec import Struct

from mizan.model import Project
from mizan.model.booked import Booked
from mizan.model.vocabulary import terms
from mizan.settling.entry import Draft, Entry, Stage, stages
from mizan.settling.identity import Identity
from mizan.settling.timing import apart

STAGES = tuple(terms("project_stage"))
"""The course of a project; one that was halted may have been taken up again."""

_NAMED = "project.named"
_FEW = 8


class Undertaking(Struct, frozen=True):
    """A line of the project register: what reports together tell of one project.

    `id` is that of `identity` where the project has a name, else the entry's. `names` are those that sources use, the
    commonest first; likewise `parties`, `site` and `due`. `sizes` are the capacities told, each with its unit.
    """

    id: str
    type: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    site: tuple[str, ...]
    sizes: tuple[tuple[float, str], ...]
    due: tuple[str, ...]
    entry: Entry

    @property
    def stage(self) -> str | None:
        """How far it has come, as far as reports tell."""
        return self.entry.status


def block(report: Booked, identity: Identity) -> tuple[Any, ...]:
    """What the records that can be of one project with this one have in common: its name, or what it is."""
    record = report.record
    assert isinstance(record, Project)
    return (identity.project(record),) if record.rule == _NAMED else (record.type,)


def settle_projects(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """The projects that records tell of."""
    named: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    described: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    for report in reports:
        record = report.record
        if isinstance(record, Project) and record.rule == _NAMED:
            named[block(report, identity)].append(report)
        elif isinstance(record, Project):
            described[record.type, *_told_apart(record, identity)].append(report)
    drafts = [
        Draft("project", ("named", *key), (), [(report, "name") for report in told]) for key, told in named.items()
    ]
    made = [draft for key, told in described.items() for draft in _of_parties(key, told, identity)]
    return drafts + _placed(made)


def _placed(drafts: list[Draft]) -> list[Draft]:
    """Put what no report places to the one project of its type, noun and parties that has a place."""
    homes: dict[tuple[Any, ...], list[Draft]] = defaultdict(list)
    nowhere: list[Draft] = []
    for draft in drafts:
        records = [report.record for report, _ in draft.members if isinstance(report.record, Project)]
        if any(record.site for record in records):
            for noun in {record.lexicon[:1] for record in records}:
                homes[draft.key[1], noun, draft.label].append(draft)
        else:
            nowhere.append(draft)
    gone: set[str] = set()
    for draft in nowhere:
        home = homes.get((draft.key[1], draft.key[2:], draft.label), [])
        if len(home) == 1 and len(draft.label) > 1:
            home[0].members += [(report, "placed") for report, _ in draft.members]
            gone.add(draft.id)
    return [draft for draft in drafts if draft.id not in gone]


def _told_apart(record: Project, identity: Identity) -> tuple[str, ...]:
    """What tells a project from others of its type: a paper's year, else its places, else the noun for it."""
    if record.type == "policy_paper":
        return ((record.date or "")[:4],)
    return _places(record, identity) or record.lexicon[:1]


def _places(record: Project, identity: Identity) -> tuple[str, ...]:
    found = (identity.place(name) for name in record.site)
    return tuple(sorted({city or state for city, state in found}))


def _of_parties(key: tuple[Any, ...], told: list[Booked], identity: Identity) -> list[Draft]:
    """Reports of one type and place by the fewest parties that they have in common."""
    named = [(report, _parties(report, identity)) for report in told]
    within = {parties: _within(parties) for _, parties in named}
    least = {parties for parties, parts in within.items() if not any(part in within for part in parts)}
    owners: dict[frozenset[str], frozenset[str]] = {}
    for parties, parts in within.items():
        fits = [part for part in parts if part in least]
        owners[parties] = fits[0] if len(fits) == 1 else parties
    gathered: dict[frozenset[str], list[tuple[Booked, str]]] = defaultdict(list)
    for report, parties in named:
        owner = owners[parties]
        gathered[owner].append((report, "site" if parties == owner else "more parties"))
    return [Draft("project", ("described", *key), tuple(sorted(owner)), members) for owner, members in gathered.items()]


def _within(parties: frozenset[str]) -> list[frozenset[str]]:
    """The smaller sets of parties within one; a long list of parties has none that could be told."""
    sizes = range(1, len(parties)) if len(parties) <= _FEW else ()
    return [frozenset(part) for size in sizes for part in combinations(sorted(parties), size)]


def _parties(report: Booked, identity: Identity) -> frozenset[str]:
    return frozenset(map(identity.party, getattr(report.record, "parties", ())))


def history(reports: Iterable[Booked]) -> tuple[Stage, ...]:
    """The stages that reports tell of, in their order; a halt before what is reported to have come after it."""
    told = [(stage, report) for report in reports if (stage := getattr(report.record, "stage", None))]
    course = stages(told, STAGES)
    if len(course) > 1 and course[-1].name == "halted" and _last(course[-1]) < _last(course[-2]):
        return (*course[:-2], course[-1], course[-2])
    return course


def _last(stage: Stage) -> str:
    return stage.date or max((day for report in stage.reports if (day := report.source.published)), default="")


def contested(reports: Iterable[Booked], course: tuple[Stage, ...]) -> bool:
    """Whether reports give the stage reached, or what is due, days that cannot be one."""
    reached = course[-1].reports if course else ()
    return apart(_dates(reached, "date")) or apart(_dates(reports, "due"))


def _dates(reports: Iterable[Booked], field: str) -> Iterator[str | None]:
    return (getattr(report.record, field, None) for report in reports)


def project_register(entries: Iterable[Entry], identity: Identity, focal: str | None = None) -> list[Undertaking]:
    """The project register, by type and name; of one party only, if `focal` is given."""
    found = [_undertaking(entry, identity) for entry in entries if entry.kind == "project"]
    wanted = [one for one in found if focal is None or focal in one.parties]
    order = {type: index for index, type in enumerate(terms("project_type"))}
    return sorted(wanted, key=lambda one: (order.get(one.type, len(order)), one.names, one.entry.id))


def _undertaking(entry: Entry, identity: Identity) -> Undertaking:
    records = [report.record for report in entry.reports if isinstance(report.record, Project)]
    record = records[0]
    return Undertaking(
        id=identity.project(record) if record.rule == _NAMED else entry.id,
        type=_commonest(one.type for one in records)[0],
        names=_commonest(one.name for one in records),
        parties=_commonest(identity.party(party) for one in records for party in one.parties),
        site=_commonest(place for one in records for place in one.site),
        sizes=_commonest((one.capacity, one.unit) for one in records if one.capacity is not None and one.unit),
        due=_commonest(one.due for one in records if one.due),
        entry=entry,
    )


def _commonest(values: Iterable[Any]) -> tuple[Any, ...]:
    """Distinct values, the commonest first, the first told of equals before the others."""
    return tuple(value for value, _ in Counter(values).most_common())
