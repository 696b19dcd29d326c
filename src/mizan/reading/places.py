"""States, capitals, cities and organisations as a text names them."""

from mizan.reading.parts import Actor, Mention
from mizan.reading.scan import Scan, code, field

_PLACES = ("city", "place")


def read_geography(scan: Scan, mention: Mention) -> Actor | None:
    """The state, organisation or place that a mention names, or None."""
    entry = mention.entry("state", "organisation", "capital", "adjective", *_PLACES)
    if entry is None:
        return None
    arguments = {"prefix": mention.prefix, "entries": mention.entries}
    first, last = mention.first, mention.last
    if entry.category == "state":
        return scan.actor("state", (entry.key,), first, last, "name", **arguments)
    if entry.category == "organisation":
        return scan.actor("igo", (entry.key,), first, last, "name", **arguments)
    if entry.category == "adjective":
        kind = "igo" if field(entry, "kind") == "igo" else "state"
        return scan.actor(kind, (entry.key,), first, last, "adjective", **arguments)
    if entry.category == "capital":
        if is_place(scan, mention):
            return scan.actor("place", (entry.key,), first, last, "city", **arguments)
        return scan.actor("state", (entry.key,), first, last, "capital", **arguments)
    state = code(entry)
    how = "city" if entry.category == "city" else "place"
    return scan.actor("place", (state,) if state else (), first, last, how, **arguments)


def is_place(scan: Scan, mention: Mention) -> bool:
    """Whether a capital is meant as the place, not as the government that sits there."""
    if mention.prefix[-1:] == scan.locative:
        return True
    before = scan.tokens[mention.first - 1] if mention.first else None
    if before is None:
        return False
    classes = before.word.classes
    if "locative" in classes:
        return True
    word = before.word
    if any(verb.entry.key in scan.arrivals for verb in word.verbs):
        return True
    return "place_noun" in classes
