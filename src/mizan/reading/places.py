"""States, capitals, cities, regions and organisations as a text names them."""

from mizan.languages.lexicon import Entry
from mizan.reading.parts import Actor, Mention
from mizan.reading.scan import FUNCTION, Scan, code, field


def read_geography(scan: Scan, mention: Mention) -> Actor | None:
    """The state, organisation or place that a mention names, or None."""
    for entry in (
        scan.entry(mention, "state"),
        scan.entry(mention, "organisation"),
        scan.entry(mention, "capital"),
        scan.entry(mention, "adjective"),
        scan.entry(mention, "city"),
        scan.entry(mention, "place"),
    ):
        if entry is not None:
            actor = _READERS[entry.category](scan, mention, entry)
            if actor is not None:
                return actor
    return None


def _state(scan: Scan, mention: Mention, entry: Entry) -> Actor | None:
    if not scan.likely(entry, entry.key) and not (located(scan, mention) and not scan.native(*_span(mention))):
        return None
    return _actor(scan, mention, entry, "state", (entry.key,), "name")


def _organisation(scan: Scan, mention: Mention, entry: Entry) -> Actor | None:
    if entry.key in scan.organs:
        parent = scan.organs[entry.key] or entry.key
        return _actor(scan, mention, entry, "institution", (parent,), "organ")
    if "ambiguous" in entry.features:
        area = scan.text.language.grammar["names"].get("areas", {}).get(field(entry, "form"))
        if area:
            return _actor(scan, mention, entry, "place", (entry.key,), "area")
        if field(entry, "form") in scan.text.language.grammar["names"].get("blocs", ()):
            return _actor(scan, mention, entry, "group", (entry.key,), "bloc")
        if not scan.likely(entry, entry.key):
            return None
    return _actor(scan, mention, entry, "igo", (entry.key,), "name")


def _adjective(scan: Scan, mention: Mention, entry: Entry) -> Actor | None:
    if mention.pronoun or not scan.likely(entry, entry.key):
        return None
    kind = "igo" if entry.source.startswith("organisations") else "state"
    return _actor(scan, mention, entry, kind, (entry.key,), "adjective")


def _capital(scan: Scan, mention: Mention, entry: Entry) -> Actor | None:
    there = located(scan, mention)
    if not scan.likely(entry, entry.key) and (not there or scan.native(*_span(mention))):
        return None
    if there:
        return _actor(scan, mention, entry, "place", (entry.key,), "city")
    return _actor(scan, mention, entry, "state", (entry.key,), "capital")


def _city(scan: Scan, mention: Mention, entry: Entry) -> Actor | None:
    state = code(entry)
    first, last = _span(mention)
    if scan.tokens[first].word.classes & FUNCTION and last - first == 1:
        return None
    introduced = _follows(scan, mention, "place_noun")
    if not introduced and last - first == 1:
        doubtful = "ambiguous" in entry.features or scan.native(first, last)
        if doubtful and not (located(scan, mention) and state in scan.supported and not scan.native(first, last)):
            return None
    return _actor(scan, mention, entry, "place", (state,) if state else (), "city")


def _place(scan: Scan, mention: Mention, entry: Entry) -> Actor | None:
    state = code(entry)
    if mention.last - mention.first == 1 and "ambiguous" in entry.features and not located(scan, mention):
        return None
    return _actor(scan, mention, entry, "place", (state,) if state else (), "place")


_READERS = {
    "state": _state,
    "organisation": _organisation,
    "adjective": _adjective,
    "capital": _capital,
    "city": _city,
    "place": _place,
}


def _actor(scan: Scan, mention: Mention, entry: Entry, kind: str, codes: tuple[str, ...], how: str) -> Actor:
    return scan.actor(
        kind, codes, mention.first, mention.last, how, prefix=mention.prefix, entries=(entry,),
        country=codes[0] if kind == "place" and codes else None,
    )  # fmt: skip


def _span(mention: Mention) -> tuple[int, int]:
    return mention.first, mention.last


def _follows(scan: Scan, mention: Mention, word_class: str) -> bool:
    return mention.first > 0 and word_class in scan.tokens[mention.first - 1].word.classes


def located(scan: Scan, mention: Mention) -> bool:
    """Whether a capital is meant as the place, not as the government that sits there."""
    if mention.prefix[-1:] == scan.locative:
        return True
    index = mention.first - 1
    if index < 0:
        return False
    classes = scan.tokens[index].word.classes
    if "locative" in classes and not mention.prefix:
        return True
    return "place_noun" in classes and not mention.prefix
