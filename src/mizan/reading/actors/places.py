"""States, capitals, cities, regions and organisations as a text names them."""

from mizan.languages.lexicon import Entry
from mizan.reading.actors.scan import COMMAS, Scan, code, field, functional
from mizan.reading.parts import Actor, Mention

_OPENING = frozenset('"“«(')
_NATIONS = ("adjective", "state")


def read_geography(scan: Scan, mention: Mention, before: Actor | None = None) -> Actor | None:
    """The state, organisation or place that a mention names, or None; `before` is the actor read last."""
    kinds = mention.kinds
    state = scan.entry(mention, "state")
    if state is not None and "ambiguous" in state.features and _listed(scan, mention, before):
        return _actor(scan, mention, state, "state", (state.key,), "name")
    doubtful: list[Entry] = []
    for category in kinds if len(kinds) == 1 else _READERS:
        reader = _READERS.get(category) if category in kinds else None
        if reader is None:
            continue
        for entry in kinds[category]:
            if not scan.fits(mention, entry):
                continue
            if not scan.likely(mention, entry):
                doubtful.append(entry)
                continue
            actor = reader(scan, mention, entry, before, False)
            if actor is not None:
                return actor
    for entry in doubtful:
        actor = _READERS[entry.category](scan, mention, entry, before, True)
        if actor is not None:
            return actor
    return None


def _state(scan: Scan, mention: Mention, entry: Entry, before: Actor | None, ambiguous: bool) -> Actor | None:
    if ambiguous and (not located(scan, mention, before) or scan.native(*_span(mention), mention.prefix)):
        return None
    if entry.key in scan.naming.territories:
        return _actor(scan, mention, entry, "place", (entry.key,), "territory")
    return _actor(scan, mention, entry, "state", (entry.key,), "name")


def _listed(scan: Scan, mention: Mention, before: Actor | None) -> bool:
    """Whether a word goes on with a list of states by name (Jordan, Oman and Tunisia)."""
    if before is None or before.last != mention.first or mention.prefix not in scan.naming.conjunctions:
        return False
    told = before.within[-1] if before.within else before
    return told.last == before.last and told.kind == "state" and told.how == "name"


def _organisation(scan: Scan, mention: Mention, entry: Entry, before: Actor | None, ambiguous: bool) -> Actor | None:
    form = field(entry, "form")
    if entry.key in scan.naming.organs:
        return _actor(scan, mention, entry, "institution", (scan.naming.organs[entry.key] or entry.key,), "organ")
    if form in scan.naming.areas:
        area = scan.entry(mention, "place") or entry
        return _actor(scan, mention, area, "place", (entry.key,), "area")
    doubtful = (
        not ambiguous
        and "ambiguous" in entry.features
        and (scan.entry(mention, "capital") is not None or scan.entry(mention, "city") is not None)
    )
    if doubtful and located(scan, mention, before):
        return None
    if form in scan.naming.blocs:
        return _actor(scan, mention, entry, "group", scan.naming.members.get(entry.key, (entry.key,)), "bloc")
    if entry.key in scan.naming.treaties or (ambiguous and not _seat(scan, mention, before)):
        return None
    return _actor(scan, mention, entry, "igo", (entry.key,), "name")


def _seat(scan: Scan, mention: Mention, before: Actor | None) -> bool:
    """Whether a capital that acts can be the organisation that sits there (Brussels): its state is not named."""
    entry = scan.entry(mention, "capital")
    if entry is None or scan.entry(mention, "organisation") is None or entry.key in scan.supported:
        return False
    return not located(scan, mention, before)


def _adjective(scan: Scan, mention: Mention, entry: Entry, before: Actor | None, ambiguous: bool) -> Actor | None:
    if mention.pronoun or ambiguous or entry.key in scan.naming.territories or _counts_money(scan, mention):
        return None
    return _actor(scan, mention, entry, "state", (entry.key,), "adjective")


def _counts_money(scan: Scan, mention: Mention) -> bool:
    """Whether an adjective tells a currency (دولار أمريكي)."""
    return _follows(scan, mention, "currency") and not mention.definite


def _capital(scan: Scan, mention: Mention, entry: Entry, before: Actor | None, ambiguous: bool) -> Actor | None:
    if ambiguous and (not located(scan, mention, before) or scan.native(*_span(mention), mention.prefix)):
        return None
    if _begins_idiom(scan, mention):
        return None
    if located(scan, mention, before):
        return _actor(scan, mention, entry, "place", (entry.key,), "city")
    return _actor(scan, mention, entry, "state", (entry.key,), "capital")


def located_capitals(scan: Scan) -> frozenset[str]:
    """The states whose capital is named where a place is told (في مسقط), though its name may be another word."""
    found: set[str] = set()
    for mention in scan.text.mentions_of("capital"):
        entry = scan.entry(mention, "capital")
        if entry is not None and located(scan, mention) and not _begins_idiom(scan, mention):
            found.add(entry.key)
    return frozenset(found)


def _begins_idiom(scan: Scan, mention: Mention) -> bool:
    """Whether the next word makes another phrase of a place's name (مسقط رأسه)."""
    return mention.last < scan.count and "no_place" in scan.tokens[mention.last].word.classes


def _city(scan: Scan, mention: Mention, entry: Entry, before: Actor | None, ambiguous: bool) -> Actor | None:
    state = code(entry)
    first, last = _span(mention)
    if any(functional(token) for token in scan.tokens[first:last]) or scan.respelt(mention, entry):
        return None
    if _begins_idiom(scan, mention) or _seat(scan, mention, before):
        return None
    introduced = _follows(scan, mention, "place_noun")
    if not introduced and last - first == 1:
        there = located(scan, mention, before)
        flagged, native = "ambiguous" in entry.features, scan.native(first, last, mention.prefix)
        plain = there and not scan.definite(scan.tokens[first])
        if flagged and not ((plain or (there and not native)) and state in scan.supported):
            return None
        if native and not (there and state in scan.supported):
            return None
    return _actor(scan, mention, entry, "place", (state,) if state else (), "city")


def _place(scan: Scan, mention: Mention, entry: Entry, before: Actor | None, ambiguous: bool) -> Actor | None:
    state = code(entry)
    doubtful = mention.last - mention.first == 1 and "ambiguous" in entry.features
    if doubtful and not (state in scan.supported and located(scan, mention, before)):
        return None
    if field(entry, "kind") == "continent":
        return _actor(scan, mention, entry, "place", (entry.key,), "continent")
    return _actor(scan, mention, entry, "place", (state,) if state else (), "place")


# In the order in which they are asked for.
_READERS = {
    "state": _state,
    "organisation": _organisation,
    "capital": _capital,
    "adjective": _adjective,
    "city": _city,
    "place": _place,
}


def _actor(scan: Scan, mention: Mention, entry: Entry, kind: str, codes: tuple[str, ...], how: str) -> Actor:
    return scan.actor(
        kind, codes, mention.first, mention.last, how, prefix=mention.prefix, entries=(entry,),
        country=codes[0] if kind == "place" and codes and codes[0].isascii() else None,
    )  # fmt: skip


def _span(mention: Mention) -> tuple[int, int]:
    return mention.first, mention.last


def _follows(scan: Scan, mention: Mention, word_class: str) -> bool:
    return mention.first > 0 and word_class in scan.tokens[mention.first - 1].word.classes


def located(scan: Scan, mention: Mention, before: Actor | None = None) -> bool:
    """Whether a capital is meant as the place, not as the government that sits there."""
    if mention.prefix[-1:] == scan.naming.locative:
        return True
    index = mention.first - 1
    if index < 0:
        return False
    if mention.prefix:
        joined = before is not None and before.last == mention.first and mention.prefix in scan.naming.conjunctions
        return joined and before is not None and before.how == "city" and before.prefix not in scan.naming.conjunctions
    token = scan.tokens[index]
    if token.text in COMMAS or token.text in _OPENING:
        index -= 1
        token = scan.tokens[max(index, 0)]
    classes = token.word.classes
    if "locative" in classes or "place_noun" in classes:
        return True
    if "origin" in classes and index > 0:
        return "moving" in scan.tokens[index - 1].word.classes
    nationality = scan.at.get(index)
    if nationality is not None and index > 0 and scan.first_entry(nationality, _NATIONS):
        return "place_noun" in scan.tokens[index - 1].word.classes
    return False
