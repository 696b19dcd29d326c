"""Who is who: names of several documents and spellings under one id, each match with its reason.

Identity is computed from the records and the judgements every time, never stored, so nothing is merged for good:
take a judgement away and what it did is undone. A known id wins (`person:kassym-jomart-tokayev`, an ISO code, an
acronym); who has none gets a local one of kind, country and the fullest name. `different` wins over whatever the
names suggest; what suggests less than `matching.SURE` is kept as a suggestion for people to judge.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from mizan.languages.arabic.comparing import city, name_parts
from mizan.languages.arabic.wording import stem
from mizan.model import Entity, Project
from mizan.model.booked import Booked
from mizan.model.vocabulary import parties as register
from mizan.settling.edges import DIFFERENT, SAME, UNSURE, Edge, pairs
from mizan.settling.matching import SURE, Match, alike, by_part, shortened
from mizan.settling.names import KINDS, Name, Sighting, name_of, named, sightings
from mizan.settling.sets import Sets


class Identified(Struct, frozen=True, gc=False):
    """Someone or something under one id: its names, how often each is written so, and why they are one."""

    id: str
    kind: str
    label: str
    country: str
    names: tuple[Name, ...]
    spellings: dict[str, int]
    matches: tuple[Match, ...]


class Identity:
    """The answer to who is who in a set of records."""

    def __init__(
        self,
        identified: Iterable[Identified],
        suggestions: tuple[Match, ...],
        unheeded: tuple[tuple[str, str], ...],
    ) -> None:
        self.identified = {who.id: who for who in sorted(identified, key=lambda who: who.id)}
        """By id, in the order of ids."""
        self.suggestions = suggestions
        """What people might judge, the likeliest first."""
        self.unheeded = unheeded
        """Pairs judged the same that could not be: other judgements hold them apart."""
        self._of = {name: who.id for who in self.identified.values() for name in who.names}
        self.stems = _stems(self._of)
        """The stems of the names of persons: they do not tell what a passage is about."""
        self._parties: dict[str, str] = {}
        self._unique: dict[tuple[str, tuple[str, ...]], str | None] = {}
        for name, id in self._of.items():
            key = name.kind, name.parts
            self._unique[key] = id if self._unique.get(key, id) == id else None

    def of(self, record: Entity) -> str:
        """The id of what an entity record names."""
        if record.code:
            return record.code
        name = name_of(record)
        return self._of.get(name, name.id)

    def project(self, record: Project) -> str:
        """The id of the project with a name that a record tells of."""
        name = named("project", record.name, record.lexicon)
        return self._of.get(name, name.id)

    def party(self, written: str) -> str:
        """The id of a party: a code stays, a name gets the id of the one company, body, project or person of it."""
        found = self._parties.get(written)
        if found is None:
            found = self._parties[written] = self._party(written)
        return found

    def place(self, written: str) -> tuple[str, str]:
        """A place's city (or "") and state (or "")."""
        if written in register():
            return "", written
        found = city(written)
        return (found.id, found.country) if found else (self.party(written), "")

    def _party(self, written: str) -> str:
        if written in register():
            return written
        for kind in ("institution", "company", "person", "project", "place"):
            if found := self._unique.get((kind, name_parts(written, kind))):
                return found
        return " ".join(name_parts(written, "company")) or written


def identify(booked: Iterable[Booked], edges: Iterable[Edge] = ()) -> Identity:
    """Find out who is who from entity records and judgements (`edges.Edge`), in whatever order they come."""
    edges = list(edges)
    judged: dict[str, Name] = {}
    found = sightings(_noted(booked, {id for a, b, _ in edges for id in (a, b)}, judged))
    resolve = {**_ids(found), **judged} if edges else {}
    same, different, unsure = (_names(pairs(edges, verdict), resolve) for verdict in (SAME, DIFFERENT, UNSURE))
    barred = {frozenset(pair) for pair in unsure}
    sets: Sets[Name] = Sets(different)
    taken: list[Match] = []
    unheeded: list[tuple[str, str]] = []
    for a, b in same:
        if sets.join(a, b):
            taken.append(Match(1.0, a, b, "judged"))
        else:
            unheeded.append((a.id, b.id))
    suggestions: list[Match] = []
    for match in sorted(set(alike(found)), key=_by_score):
        _weigh(match, sets, barred, taken, suggestions)
    _shortened(found, sets, barred, taken, suggestions)
    suggestions = [match for match in suggestions if _open(match, sets)]
    return _identity(found, sets, taken, tuple(sorted(set(suggestions), key=_by_score)), tuple(unheeded))


def _stems(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(stem(part) for name in names if name.kind == "person" for part in name.parts)


def _by_score(match: Match) -> tuple[float, Name, Name, str]:
    return -match.score, match.a, match.b, match.reason


def _open(match: Match, sets: Sets[Name]) -> bool:
    return sets.find(match.a) != sets.find(match.b) and not sets.kept_apart(match.a, match.b)


def _weigh(
    match: Match, sets: Sets[Name], barred: set[frozenset[Name]], taken: list[Match], suggestions: list[Match]
) -> None:
    if match.score < SURE or frozenset((match.a, match.b)) in barred:
        suggestions.append(match)
    elif sets.find(match.a) != sets.find(match.b) and sets.join(match.a, match.b):
        taken.append(match)


def _shortened(
    found: dict[Name, Sighting],
    sets: Sets[Name],
    barred: set[frozenset[Name]],
    taken: list[Match],
    suggestions: list[Match],
) -> None:
    """Join short names to the one longer name that holds them; the longest first, so that chains close."""
    index = by_part(found)
    for name in sorted(found, key=lambda name: (-len(name.parts), name)):
        if name.kind != "person" or name.known:
            continue
        matches = sorted(shortened(name, index, found), key=_by_score)
        matches = [match for match in matches if not sets.kept_apart(match.a, match.b)]
        bearers = {sets.find(match.b) for match in matches if match.score >= SURE}
        for match in matches:
            if len(bearers) > 1:
                match = Match(0.5, match.a, match.b, "several", match.office)
            _weigh(match, sets, barred, taken, suggestions)


def _identity(
    found: dict[Name, Sighting],
    sets: Sets[Name],
    taken: list[Match],
    suggestions: tuple[Match, ...],
    unheeded: tuple[tuple[str, str], ...],
) -> Identity:
    """What was found as an answer; `found` is emptied, since both would take twice the memory."""
    members: dict[Name, list[Name]] = defaultdict(list)
    for name in sorted(found):
        members[sets.find(name)].append(name)
    reasons: dict[Name, list[Match]] = defaultdict(list)
    for match in taken:
        reasons[sets.find(match.a)].append(match)
    written = {name: found.pop(name).written for names in members.values() for name in names}
    made: dict[str, Identified] = {}
    for root, names in members.items():
        who = _identified(names, reasons.get(root, []), written)
        if who.id in made:
            # What people told apart keeps ids apart.
            free = next(id for n in count(2) if (id := f"{who.id}#{n}") not in made)
            who = replace(who, id=free)
        made[who.id] = who
    return Identity(made.values(), suggestions, unheeded)


def _identified(names: list[Name], matches: list[Match], written: Mapping[Name, Mapping[str, int]]) -> Identified:
    knowns = sorted({name.known for name in names if name.known})
    fullest = max(names, key=lambda name: (len(name.parts), len("".join(name.parts)), name))
    homes = sorted({name.country for name in names if name.country})
    spellings: dict[str, int] = defaultdict(int)
    for name in names:
        for spelling, times in written[name].items():
            spellings[spelling] += times
    id = knowns[0] if knowns else f"{fullest.kind}:{homes[0] if homes else ''}:{' '.join(fullest.parts)}"
    label = max(written[fullest].items(), key=lambda pair: (pair[1], pair[0]))[0]
    return Identified(
        id,
        fullest.kind,
        label,
        homes[0] if homes else "",
        tuple(names),
        dict(sorted(spellings.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(sorted(matches, key=_by_score)),
    )


def _noted(booked: Iterable[Booked], ids: set[str], names: dict[str, Name]) -> Iterator[Booked]:
    """The records given; what those with these ids name is noted as they pass by."""
    for report in booked:
        record = report.record
        if ids and isinstance(record, Entity) and record.type in KINDS and report.id in ids:
            name = name_of(record)
            names[report.id] = min(name, names.get(report.id, name))
        yield report


def _ids(found: Iterable[Name]) -> dict[str, Name]:
    """The name behind each id of a name that a judgement may use, a known id or its own."""
    ids: dict[str, Name] = {}
    for name in sorted(found, reverse=True):
        ids[f"{name.kind}:{name.country}:{' '.join(name.parts)}"] = name
        ids[name.id] = name
    return ids


def _names(judged: list[tuple[str, str]], resolve: dict[str, Name]) -> list[tuple[Name, Name]]:
    found = ((resolve.get(a), resolve.get(b)) for a, b in judged)
    return sorted({(min(a, b), max(a, b)) for a, b in found if a and b and a != b})
