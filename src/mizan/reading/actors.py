"""Finding actors: who and what a text names that can act, be acted on or be a place."""

from mizan.reading.bodies import read_body
from mizan.reading.discourse import find_surnames, resolve
from mizan.reading.parts import Actor, Mention
from mizan.reading.persons import read_person
from mizan.reading.places import read_geography
from mizan.reading.scan import Scan
from mizan.reading.text import Text


def find_actors(text: Text) -> None:
    """Find the actors of a text, in order, and resolve what they refer to."""
    scan = Scan(text)
    actors: list[Actor] = []
    done = 0
    for mention in text.mentions:
        if mention.first < done:
            continue
        for actor in _read(scan, mention):
            actors.append(actor)
            done = max(done, actor.last)
    actors += find_surnames(scan, actors)
    actors.sort(key=lambda actor: (actor.first, actor.last))
    text.actors.extend(resolve(scan, actors))


def _read(scan: Scan, mention: Mention) -> list[Actor]:
    if mention.entry("discourse"):
        return [scan.actor("dyad", (), mention.first, mention.last, "pending", prefix=mention.prefix,
                           entries=mention.entries)]  # fmt: skip
    if mention.entry("person", "title"):
        found = read_person(scan, mention)
        if found:
            return found
    actor = None
    if mention.entry("body", "company", "project", "head"):
        actor = read_body(scan, mention)
    if actor is None:
        actor = read_geography(scan, mention)
    return [actor] if actor else []
