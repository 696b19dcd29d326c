"""Booking entities: one record for each document and entity, at its first mention."""

from collections.abc import Iterator

from mizan.model import Entity
from mizan.reading.parts import Actor, Candidate
from mizan.reading.text import Text

_TYPES = frozenset("state igo person company institution place project".split())
_REFERRING = frozenset("office offices surname own_country dyad group pending".split())


def book_entities(text: Text) -> Iterator[Candidate]:
    """Yield the entities that a text names."""
    booked: dict[tuple[str, frozenset[str]], Actor] = {}
    for actor in _all(text.actors):
        if actor.kind not in _TYPES or actor.how in _REFERRING:
            continue
        key = _key(text, actor)
        if _known(booked, key):
            continue
        booked[key] = actor
    for actor in booked.values():
        yield Candidate(_entity(text, actor), (f"type={actor.kind}", f"how={actor.how}"))


def _all(actors: list[Actor]) -> Iterator[Actor]:
    for actor in actors:
        yield actor
        yield from _all(list(actor.within))


def _key(text: Text, actor: Actor) -> tuple[str, frozenset[str]]:
    if actor.kind in ("state", "igo") and actor.codes:
        return actor.kind, frozenset(actor.codes)
    return actor.kind, frozenset(text.language.view(actor.name).text.split())


def _known(booked: dict[tuple[str, frozenset[str]], Actor], key: tuple[str, frozenset[str]]) -> bool:
    if key in booked:
        return True
    kind, words = key
    if kind in ("state", "igo"):
        return False
    for (other, known), _ in booked.items():
        if other == kind and words <= known:
            return True
    return False


def _entity(text: Text, actor: Actor) -> Entity:
    return Entity(
        document=text.document.id,
        evidence=text.evidence(actor.name_start, actor.name_end),
        rule=f"entity.{actor.how}",
        lexicon=tuple(entry.reference for entry in actor.entries),
        type=actor.kind,
        name=actor.name,
        code=actor.codes[0] if actor.kind in ("state", "igo") and actor.codes else None,
        role=actor.role if actor.kind == "person" else None,
        country=actor.country if actor.kind == "person" else None,
    )
