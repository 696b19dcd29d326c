"""Finding actors: who and what a text names that can act, be acted on or be a place."""

from mizan.reading.actors.bodies import read_body
from mizan.reading.actors.datelines import datelines
from mizan.reading.actors.discourse import find_surnames, resolve
from mizan.reading.actors.persons import read_person, untitled
from mizan.reading.actors.places import located_capitals, read_geography
from mizan.reading.actors.scan import NAMES, Scan, field
from mizan.reading.parts import Actor, Mention
from mizan.reading.text import Text

_BODIES = ("body", "company", "igo")
_HEADED = frozenset(("body", "company", "project", "head"))
_ADJECTIVE = frozenset(("adjective",))
_PARTS = NAMES | _ADJECTIVE


def find_actors(text: Text) -> None:
    """Find the actors of a text, in order, and resolve what they refer to."""
    scan = Scan(text)
    scan.located = located_capitals(scan)
    actors: list[Actor] = []
    done = 0
    before: Actor | None = None
    for index in _places(scan):
        if index < done:
            continue
        mention = scan.at.get(index)
        found = _read(scan, mention, before) if mention else []
        if not found and scan.tokens[index].text in scan.naming.starters:
            person = untitled(scan, index, before)
            found = [person] if person else []
        if before is not None and before.last > done:
            done = before.last
        for actor in found:
            actors.append(actor)
            before = actor
            if actor.last > done:
                done = actor.last
    actors += find_surnames(scan, actors)
    actors.sort(key=lambda actor: (actor.first, actor.last))
    text.actors.extend(resolve(scan, actors))


def _places(scan: Scan) -> list[int]:
    """The tokens at which an actor may begin: those of mentions, and the words that are seen in names."""
    places = scan.acting.union(scan.text.bearing("name"))
    for first, last in datelines(scan):
        places.difference_update(range(first, last))
    return sorted(places)


def _read(scan: Scan, mention: Mention, before: Actor | None) -> list[Actor]:
    kinds = mention.kinds
    if "discourse" in kinds:
        body = read_body(scan, mention) if field(kinds["discourse"][0], "kind") in _BODIES else None
        return [body or _referring(scan, mention)]
    if "title" in kinds or "person" in kinds:
        found = read_person(scan, mention, before)
        if found:
            return found
        if before is not None and before.last > mention.first:
            return []
    actor = None
    if mention.may_be(_HEADED) and not scan.entry(mention, "organisation"):
        actor = read_body(scan, mention)
    if actor is None:
        actor = read_geography(scan, mention, before)
    if actor is None and "body" in kinds and mention.last - mention.first > 1:
        actor = next((read_geography(scan, part) for part in scan.inside(mention, _ADJECTIVE)), None)
    return [actor] if actor else []


def _referring(scan: Scan, mention: Mention) -> Actor:
    """A word that refers back, to be resolved when all that is named is known."""
    within = [read_geography(scan, part) for part in scan.inside(mention, _PARTS)]
    return scan.actor(
        "dyad", (), mention.first, mention.last, "pending", prefix=mention.prefix, entries=mention.entries,
        within=tuple(part for part in within if part is not None),
    )  # fmt: skip
