"""Judgements on records and entries: `same` makes one entry of two, `different` makes two of one and wins."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from mizan.model.booked import Booked
from mizan.settling.edges import DIFFERENT, SAME, Edge, pairs
from mizan.settling.entry import Draft, position
from mizan.settling.sets import Sets


def are_judged(edges: list[Edge]) -> Callable[[Draft], bool]:
    """Whether judgements name a draft, or a record in it: the others are as they are."""
    named = {id for a, b, _ in edges for id in (a, b)}
    return lambda draft: bool(named) and (draft.id in named or any(report.id in named for report, _ in draft.members))


def judged(drafts: list[Draft], edges: list[Edge]) -> list[Draft]:
    """The drafts as people's judgements leave them."""
    wanted = {id for a, b, _ in edges for id in (a, b)}
    where: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        for report, _ in draft.members:
            if (id := report.id) in wanted:
                where[id] = index
    if wanted - where.keys():
        where.update((id, index) for index, draft in enumerate(drafts) if (id := draft.id) in wanted)
    apart = [(a, b) for a, b in pairs(edges, DIFFERENT) if a in where and b in where]
    same = [(where[a], where[b]) for a, b in pairs(edges, SAME) if a in where and b in where]
    joined = _joined(drafts, same, [(where[a], where[b]) for a, b in apart if where[a] != where[b]])
    return [part for draft in joined for part in _parted(draft, apart)]


def _joined(drafts: list[Draft], same: list[tuple[int, int]], apart: list[tuple[int, int]]) -> list[Draft]:
    sets: Sets[int] = Sets(apart)
    for a, b in same:
        if drafts[a].kind == drafts[b].kind:
            sets.join(a, b)
    groups: dict[int, list[Draft]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        groups[sets.find(index)].append(draft)
    made = []
    for group in groups.values():
        lead = min(group, key=_first) if len(group) > 1 else group[0]
        others = [(report, "judged") for draft in group if draft is not lead for report, _ in draft.members]
        made.append(Draft(lead.kind, lead.key, lead.label, [*lead.members, *others]))
    return made


def _first(draft: Draft) -> tuple[str, str, int, int, str, str]:
    """Where its first report stands: what leads must not depend on the order of drafts."""
    return min(position(report) for report, _ in draft.members)


def _parted(draft: Draft, apart: Iterable[tuple[str, str]]) -> list[Draft]:
    ids = {report.id for report, _ in draft.members} if len(draft.members) > 1 else set()
    bars: dict[str, set[str]] = defaultdict(set)
    for a, b in apart:
        if a in ids and b in ids:
            bars[a].add(b)
            bars[b].add(a)
    if not bars:
        return [draft]
    parts: list[list[tuple[Booked, str]]] = []
    held: list[set[str]] = []
    for report, reason in sorted(draft.members, key=lambda pair: position(pair[0])):
        id = report.id
        place = next((i for i, members in enumerate(held) if members.isdisjoint(bars[id])), len(parts))
        if place == len(parts):
            parts.append([])
            held.append(set())
        parts[place].append((report, reason if place == 0 else "judged apart"))
        held[place].add(id)
    return [Draft(draft.kind, draft.key, (*draft.label, *([i] if i else [])), part) for i, part in enumerate(parts)]
