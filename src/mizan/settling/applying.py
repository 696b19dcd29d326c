"""Records as judged: what people rejected is out, what they corrected is in, what they accepted is certain.

A judgement finds its record by id. Where the document was read anew and the id is gone, it passes to the record of
the same document and kind that overlaps the old words, if there is exactly one that was not there before, nothing else
of that kind there changed, and no other lost record points to it. Else it is orphaned: kept, listed, and not applied.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, structs

from mizan.model.booked import Booked, Judged
from mizan.model.errors import JudgementError
from mizan.model.fields import corrected, held_in
from mizan.model.judgements import Anchor, Answer, Judgement, Target, Verdict, answers, undone
from mizan.model.records import Record
from mizan.settling.edges import Edge


class Place(Struct, frozen=True):
    """Where a record that is in the books stands."""

    id: str
    document: str
    kind: str
    start: int
    end: int

    @classmethod
    def of(cls, record: Record) -> "Place":
        """The place of a record."""
        return cls(record.id, record.document, record.kind, record.evidence.start, record.evidence.end)


class Attached(Struct, frozen=True):
    """The ids that things of judgements have now, where they are others, and the ids that nothing has now."""

    moved: Mapping[str, str]
    orphaned: frozenset[str]


class Decision(Struct, frozen=True):
    """What holds of one record."""

    verdict: Verdict
    changes: tuple[tuple[str, Any], ...]
    authors: tuple[str, ...]
    disputed: bool
    moved: bool


class Standing(Struct, frozen=True):
    """The judgements that hold: on records by id, and on pairs."""

    records: Mapping[str, Decision]
    edges: tuple[Edge, ...]
    attached: Attached


def attach(targets: Iterable[Target], places: Iterable[Place]) -> Attached:
    """Find the records of judgements among those in the books: `places` holds all of their documents."""
    there: dict[tuple[str, str], list[Place]] = defaultdict(list)
    ids = set()
    for place in places:
        there[place.document, place.kind].append(place)
        ids.add(place.id)
    lost: dict[str, Anchor] = {}
    for target in targets:
        if target.anchor is not None and target.id not in ids:
            anchor = lost.setdefault(target.id, target.anchor)
            beside = {*anchor.beside, *target.anchor.beside}
            lost[target.id] = structs.replace(anchor, beside=tuple(sorted(beside)))
    claims: dict[str, list[str]] = defaultdict(list)
    for id, anchor in lost.items():
        found = _successor(anchor, there[anchor.document, anchor.kind])
        if found:
            claims[found].append(id)
    moved = {claimants[0]: id for id, claimants in claims.items() if len(claimants) == 1}
    return Attached(moved, frozenset(lost.keys() - moved.keys()))


def _successor(anchor: Anchor, places: Iterable[Place]) -> str | None:
    overlapping = {place.id for place in places if place.start < anchor.end and anchor.start < place.end}
    new = overlapping - set(anchor.beside)
    return new.pop() if len(new) == 1 and overlapping.issuperset(anchor.beside) else None


def standing(judgements: Iterable[Judgement], places: Iterable[Place]) -> Standing:
    """What holds of the records in the books; the same for the same judgements in any order."""
    known = list(judgements)
    attached = attach((target for judgement in known for target in judgement.targets), places)
    return standing_of(known, attached)


def standing_of(judgements: Iterable[Judgement], attached: Attached) -> Standing:
    """What holds, once it is known which records the judgements are about."""
    verdicts: dict[str, Answer] = {}
    fields: dict[str, dict[str, Answer]] = defaultdict(dict)
    edges: list[Edge] = []
    for question, answer in answers(judgements, attached.moved).items():
        if attached.orphaned.intersection(question):
            continue
        match question:
            case ("pair", first, second) if first != second:
                edges.append((first, second, str(answer.judgement.verdict)))
            case ("record", record):
                verdicts[record] = answer
            case ("field", record, field):
                fields[record][field] = answer
    arrived = frozenset(attached.moved.values())
    decisions = {
        record: _decision(answer, fields.get(record, {}), record in arrived) for record, answer in verdicts.items()
    }
    return Standing(decisions, tuple(sorted(edges)), attached)


def _decision(verdict: Answer, fields: Mapping[str, Answer], moved: bool) -> Decision:
    given = [verdict, *fields.values()]
    return Decision(
        verdict=verdict.judgement.verdict,
        changes=tuple((field, fields[field].judgement.value) for field in sorted(fields)),
        authors=tuple(sorted({judgement.author for answer in given for judgement in answer.standing})),
        disputed=any(answer.disputed for answer in given),
        moved=moved,
    )


def states(judgements: Iterable[Judgement], attached: Attached) -> dict[str, str]:
    """What has become of each judgement: it `stands` or is `disputed`, `overruled`, `undone` or `orphaned`."""
    known = list(judgements)
    found = {judgement.id: "stands" if judgement.undoes else "overruled" for judgement in known}
    for answer in answers(known, attached.moved).values():
        for judgement in answer.standing:
            if found[judgement.id] != "disputed":
                found[judgement.id] = "disputed" if answer.disputed else "stands"
    for judgement in known:
        if any(target.id in attached.orphaned for target in judgement.targets):
            found[judgement.id] = "orphaned"
    return {**found, **{id: "undone" for id in undone(known) if id in found}}


def as_judged(booked: Iterable[Booked], judgements: Iterable[Judgement], *, rejected: bool = False) -> Iterator[Booked]:
    """Records as read in, records as judged out; the rejected are left out unless they are asked for.

    `booked` holds all records of the documents that the judgements are about.
    """
    read = list(booked)
    held = standing(judgements, (Place.of(report.record) for report in read))
    for report in read:
        decision = held.records.get(report.record.id)
        judged = report if decision is None else decided(report, decision)
        if rejected or judged.judged is None or judged.judged.verdict != "rejected":
            yield judged


def decided(report: Booked, decision: Decision) -> Booked:
    """A record as read, with what was decided of it. A correction that no longer fits its field is left out."""
    record = report.record
    id = record.id
    was: list[tuple[str, Any]] = []
    if decision.verdict is not Verdict.REJECT:
        for field, value in decision.changes:
            try:
                changed = corrected(record, field, value)
            except JudgementError:
                continue
            was.append((field, held_in(record, field)))
            record = changed
    if decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT):
        record = structs.replace(record, confidence=1.0)
    judged = Judged(id, _word(decision, bool(was)), decision.authors, tuple(was), decision.disputed, decision.moved)
    return Booked(record, report.source, judged)


def _word(decision: Decision, changed: bool) -> str:
    if decision.verdict is Verdict.REJECT:
        return "rejected"
    if decision.verdict is Verdict.UNSURE:
        return "unsure"
    return "corrected" if changed else "accepted"
