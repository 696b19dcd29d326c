"""Booking entities: one record for each document and entity, at its first mention."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.model import Entity
from mizan.reading.actors.naming import Naming, naming
from mizan.reading.actors.scan import GENERIC
from mizan.reading.parts import Actor, Candidate
from mizan.reading.text import Text

_CODED = frozenset(["state", "igo"])
_TYPES = frozenset(["state", "igo", "person", "company", "institution", "place", "project"])
_REFERRING = frozenset(["office", "offices", "surname", "own_country", "dyad", "group", "bloc", "pending", "short"])
_SIMILAR = 0.8
_COMPARED = 40
_LONGER = 2
_MENTIONS = tuple(f"mentions={number}" for number in range(5))
_WORDS = tuple(f"words={number}" for number in range(6))
_TOLD: dict[Entry, tuple[str, ...]] = {}


class Booking(Struct, eq=False):
    """An entity on its way to be booked: its first mention, its fullest name, all its words."""

    first: Actor
    fullest: Actor
    words: frozenset[str]
    mentions: int = 1


class Shelf(Struct, eq=False):
    """The entities of one type: in order of their first mentions, and by what makes two mentions the same."""

    bookings: list[Booking] = []
    by_key: dict[str, Booking] = {}


def book_entities(text: Text) -> Iterator[Candidate]:
    """Yield the entities that a text names, each at its first mention and by its fullest name."""
    shelves: dict[str, Shelf] = {}
    names = naming(text.language.code)
    for actor in _all(text.actors):
        if actor.kind in _TYPES and actor.how not in _REFERRING:
            shelf = shelves.get(actor.kind)
            if shelf is None:
                shelf = shelves[actor.kind] = Shelf()
            _book(shelf, actor, names)
    for shelf in shelves.values():
        for booking in shelf.bookings:
            yield Candidate(_entity(text, booking), _features(booking))


def _all(actors: Sequence[Actor]) -> list[Actor]:
    found: list[Actor] = []
    for actor in actors:
        found.append(actor)
        if actor.within:
            found += _all(actor.within)
    return found


def _book(shelf: Shelf, actor: Actor, names: Naming) -> None:
    keys, by_key = _keys(actor), shelf.by_key
    found = None
    for key in keys:
        found = found or by_key.get(key)
    if found is None and actor.kind not in _CODED:
        found = _same(shelf.bookings, actor, names.words(actor.name))
    if found is None:
        found = Booking(actor, actor, names.words(actor.name))
        shelf.bookings.append(found)
    else:
        found.mentions += 1
        if actor.name != found.fullest.name:
            words = names.words(actor.name)
            if words > found.words:
                found.fullest, found.words = actor, words
    for key in keys:
        if key not in by_key:
            by_key[key] = found


def _keys(actor: Actor) -> Sequence[str]:
    """What makes two mentions the same without comparing names: ids of states, rows of the lexicon."""
    if actor.kind in _CODED:
        return actor.codes
    if actor.how == "head":
        return ()
    return [entry.reference for entry in actor.entries if entry.category not in GENERIC]


def _same(bookings: Sequence[Booking], actor: Actor, words: frozenset[str]) -> Booking | None:
    """The booking of an entity that bears this name, or a part or a variant of it."""
    for booking in bookings[-_COMPARED:]:
        if words == booking.words:
            return booking
        if actor.kind == "place":
            continue
        if words <= booking.words or booking.words <= words:
            return booking
        if actor.kind == "person" and _variant(booking.fullest.name, actor.name):
            return booking
    return None


def _variant(one: str, other: str) -> bool:
    """Whether two names of persons are spellings of one: the same but for a similar last word."""
    a, b = one.split(), other.split()
    if not a or not b or (len(a) > 1 < len(b) and a[0] != b[0]):
        return False
    last, also = a[-1], b[-1]
    if last == also or abs(len(last) - len(also)) > _LONGER or (last[0] != also[0] and last[-1] != also[-1]):
        return False
    if len(set(last) & set(also)) < _SIMILAR * min(len(set(last)), len(set(also))):
        return False
    return SequenceMatcher(None, last, also, autojunk=False).ratio() >= _SIMILAR


def _entity(text: Text, booking: Booking) -> Entity:
    first, fullest = booking.first, booking.fullest
    return Entity(
        document=text.document.id,
        evidence=text.evidence(first.name_start, first.name_end),
        rule=f"entity.{first.how}",
        lexicon=tuple(entry.reference for entry in first.entries),
        type=first.kind,
        name=fullest.name,
        code=first.codes[0] if first.kind in _CODED and first.codes else None,
        role=(first.role or "other") if first.kind == "person" else None,
        country=(first.country or fullest.country) if first.kind == "person" else None,
    )


def _features(booking: Booking) -> tuple[str, ...]:
    actor = booking.first
    mentions, words = _MENTIONS[min(booking.mentions, 4)], _WORDS[min(len(booking.words), 5)]
    features = [f"type={actor.kind}", f"how={actor.kind}.{actor.how}", mentions, words]
    if actor.entries:
        features += _told(actor.entries[0])
    if actor.prefix:
        features.append(f"prefix={actor.prefix}")
    return tuple(features)


def _told(entry: Entry) -> tuple[str, ...]:
    """The features that a row of the lexicon lends to what it names."""
    told = _TOLD.get(entry)
    if told is None:
        head = (f"head={entry.key}",) if entry.category == "head" else ()
        doubt = ("ambiguous",) if "ambiguous" in entry.features else ()
        told = _TOLD[entry] = (f"source={entry.source}", *head, *doubt)
    return told
