"""Reasons to take two names for one: known to the lexicon, written alike, rendered otherwise, parts left out."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from mizan.languages.arabic.comparing import distance, sounds
from mizan.model.vocabulary import parties as register
from mizan.settling.names import Name, Sighting

OFFICES = frozenset(("president", "prime_minister", "foreign_minister", "monarch"))
"""Offices that one person holds at a time."""

SURE = 0.7
"""From this score on a match is taken, below it is only suggested."""

_CROWD = 60
_RENDERED = 0.14


class Match(Struct, frozen=True, order=True, gc=False):
    """Two names, why they may be one, and how surely (0 … 1). `reason` is a key of `reasons.toml`."""

    score: float
    a: Name
    b: Name
    reason: str
    office: str = ""


def alike(found: dict[Name, Sighting]) -> Iterator[Match]:
    """Matches of names that hold the same parts, or parts that sound the same."""
    by_known: dict[str, list[Name]] = defaultdict(list)
    by_parts: dict[tuple[str, tuple[str, ...]], list[Name]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in sorted(found):
        if name.known:
            by_known[name.known].append(name)
        by_parts[name.kind, name.parts].append(name)
        if len("".join(name.parts)) > 4:
            for sound in sounds(name.parts):
                by_sound[name.kind, sound].append(name)
    for names in by_known.values():
        yield from (Match(1.0, names[0], other, "known") for other in names[1:])
    for names in by_parts.values():
        yield from _same_parts(names)
    for names in by_sound.values():
        if len(names) <= _CROWD:
            for a, b in combinations(sorted(names), 2):
                if a.parts != b.parts and not _clash(a, b) and (match := _rendered(a, b, found)):
                    yield match


def _same_parts(names: list[Name]) -> Iterator[Match]:
    """The same parts in one country; or in none, where one bearer is left to be it."""
    for country in sorted({name.country for name in names}):
        here = [name for name in names if name.country == country]
        knowns = {name.known for name in here if name.known}
        if len(knowns) <= 1:
            yield from (Match(0.99, here[0], other, "name", "") for other in here[1:])
    homes = sorted({name.country for name in names if name.country})
    homeless = [name for name in names if not name.country]
    if len(homes) == 1 and homeless:
        match = next(name for name in names if name.country)
        score = 0.95 if len(match.parts) > 1 or match.kind != "person" else 0.5
        yield _match(score, homeless[0], match, "name")
    elif names[0].kind != "person":
        # A company keeps its name whatever country a source ascribes to it; a person's namesake is another.
        yield from (_match(0.8, *pair, "name") for pair in combinations(names, 2))


def _rendered(a: Name, b: Name, found: dict[Name, Sighting]) -> Match | None:
    first, second = "".join(a.parts), "".join(b.parts)
    apart = distance(first, second)
    if apart > _RENDERED * min(len(first), len(second)):
        return None
    office = _office(a, b, found)
    if apart == 0:
        return _match(0.97, a, b, "spaced")
    if a.kind == "person" and (a.country in _arab() or not a.country):
        # Vowels tell Arabic names apart (حسن، حسين in the lexicon's own terms): only people may decide.
        return _match(0.4, a, b, "rendered", office)
    if a.country != b.country:
        return _match(0.5, a, b, "rendered", office)
    return _match(0.9 if office else 0.85, a, b, "rendered", office)


def shortened(name: Name, longer: dict[tuple[str, str], list[Name]], found: dict[Name, Sighting]) -> list[Match]:
    """Matches with longer names that hold all parts of this one in their order."""
    if not name.parts:
        return []
    lists = [longer.get((name.kind, part), []) for part in name.parts]
    rarest = min(lists, key=len)
    if len(rarest) > 8 * _CROWD:
        return []
    return [
        _short(name, other, found)
        for other in rarest
        if len(other.parts) > len(name.parts) and not _clash(name, other) and _holds(other.parts, name.parts)
    ]


def _short(name: Name, other: Name, found: dict[Name, Sighting]) -> Match:
    office = _office(name, other, found)
    told_apart = bool(found[name].documents & found[other].documents)
    if told_apart:
        score = 0.3
    elif not name.country or not other.country:
        score = 0.6 if len(name.parts) > 1 else 0.4
    elif len(name.parts) > 1:
        score = 0.9 if office else 0.85
    else:
        score = 0.85 if office else 0.7 if name.parts[0] == other.parts[-1] else 0.45
    return Match(score, name, other, "shortened", office)


def by_part(found: dict[Name, Sighting]) -> dict[tuple[str, str], list[Name]]:
    """The names that hold a part, for names of several parts."""
    index: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in sorted(found):
        if len(name.parts) > 1 and name.kind == "person":
            for part in set(name.parts):
                index[name.kind, part].append(name)
    return index


def _holds(whole: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(part in rest for part in parts)


def _match(score: float, a: Name, b: Name, reason: str, office: str = "") -> Match:
    return Match(score, min(a, b), max(a, b), reason, office)


def _clash(a: Name, b: Name) -> bool:
    if a.known and b.known:
        return True
    return bool(a.country and b.country and a.country != b.country and a.kind == "person")


def _office(a: Name, b: Name, found: dict[Name, Sighting]) -> str:
    """The office that both hold, of the same country, at times that do not lie ten years apart."""
    held = sorted(found[a].roles & found[b].roles & OFFICES)
    if not held or a.country != b.country or not a.country:
        return ""
    first, second = found[a], found[b]
    if first.first and second.first:
        gap = max(int(first.first[:4]), int(second.first[:4])) - min(int(first.last[:4]), int(second.last[:4]))
        if gap > 10:
            return ""
    return f"{held[0]}:{a.country}"


def _arab() -> frozenset[str]:
    league = register().get("LAS")
    return frozenset(league.members) if league else frozenset()
