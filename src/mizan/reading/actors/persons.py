"""Persons: known names, names with titles, lists under one title, and names that stand alone."""

from collections.abc import Iterable

from mizan.languages.lexicon import Entry
from mizan.reading.actors.names import looks_named, name_before, name_end, nameable
from mizan.reading.actors.phrases import Phrase
from mizan.reading.actors.places import read_geography
from mizan.reading.actors.portfolios import sure_person
from mizan.reading.actors.scan import COMMAS, QUOTES, Scan, code, field
from mizan.reading.actors.titles import read_title
from mizan.reading.parts import Actor, Mention

_CERTAIN, _SURE = 7, 9
_EVER = "0000"
# Those who act for themselves speak for no state.
_PRIVATE = frozenset(("executive", "expert", "other", ""))


def read_person(scan: Scan, mention: Mention, before: Actor | None) -> list[Actor]:
    """The person or persons whom a known name or a title introduces; `before` is the actor read last."""
    if scan.entry(mention, "title") is None:
        known = known_person(scan, mention)
        return [known] if known else []
    phrase = read_title(scan, mention)
    return _named(scan, phrase, before) if phrase else []


def known_person(scan: Scan, mention: Mention) -> Actor | None:
    """A person of the lexicon, if the name is beyond doubt."""
    entry = sure_person(scan, mention)
    if entry is None:
        return None
    last = max(name_end(scan, mention.first), mention.last) if not mention.prefix else mention.last
    if mention.last == mention.first + 1 and last > mention.last:
        return None
    return _known(scan, mention, last)


def _known(scan: Scan, mention: Mention, last: int) -> Actor:
    entry = office(scan, mention.entries)
    role, country = field(entry, "role") or "other", code(entry)
    actor = scan.actor(
        "person", (), mention.first, last, "known", prefix=mention.prefix,
        role=role, country=country, entries=(entry,),
    )  # fmt: skip
    actor.codes = speaks_for(role, country, actor.name)
    return actor


def office(scan: Scan, entries: Iterable[Entry]) -> Entry:
    """The office that a known person held when the document was published, else the last one before."""
    rows = [entry for entry in entries if entry.category == "person"]
    rows = [entry for entry in rows if entry.key == rows[0].key]
    published = scan.published
    if len(rows) == 1 or not published:
        return rows[-1]
    distances = [_distance(entry, published) for entry in rows]
    nearest = min(distances)
    rows = [entry for entry, distance in zip(rows, distances, strict=True) if distance == nearest]
    return rows[0] if len(rows) == 1 else min(rows, key=_latest)


def _distance(entry: Entry, published: str) -> int:
    """How far the time of an office is from a date: 0 where it was held then, 1 before, 2 after."""
    since, until = field(entry, "from") or _EVER, field(entry, "until") or "9999"
    size = min(len(published), len(since))
    if since[:size] > published[:size]:
        return 2
    size = min(len(published), len(until))
    return 0 if published[:size] <= until[:size] else 1


def _latest(entry: Entry) -> str:
    """What orders offices by their beginnings, the last one first."""
    return "".join(chr(0x10FFFF - ord(letter)) for letter in field(entry, "from") or _EVER)


def speaks_for(role: str | None, country: str | None, name: str) -> tuple[str, ...]:
    """What an event would list for a person: the state or organisation it acts for, else the name."""
    if role in _PRIVATE or role is None:
        return (name,) if name else ()
    return (country,) if country else ()


def _named(scan: Scan, phrase: Phrase, before: Actor | None) -> list[Actor]:
    """The persons of a title: the names that follow, or the one before it."""
    tokens = scan.tokens
    index = phrase.last
    comma = False
    while index < scan.count and index - phrase.last < 3 and tokens[index].text in QUOTES | COMMAS:
        comma = comma or tokens[index].text in COMMAS
        index += 1
    end = index
    can_name = phrase.definite or phrase.qualified or phrase.family == "counterpart"
    if phrase.family == "delegation" or "behalf" in tokens[index - 1].word.classes:
        can_name = False
    if can_name and index < scan.count and (scan.adjacent(index) or index > phrase.last):
        end = _name(scan, index)
    if end > index and not (comma and not _certain(scan, index, end)):
        how = "counterpart" if phrase.family == "counterpart" else "title"
        found = [_person(scan, phrase, index, end, how)]
        if phrase.number != "one":
            found += _others(scan, phrase, end)
        return found
    # Whose counterpart somebody is was named before, and is not who that one is.
    if not phrase.prefix and phrase.family != "counterpart":
        if _apposed(scan, phrase, before):
            return []
        named = _name_before(scan, phrase, before)
        if named is not None:
            return [named]
    if phrase.family in ("honorific", "descriptor", "rank") or not (phrase.definite or phrase.qualified):
        return list(phrase.within)
    following = scan.at.get(phrase.last)
    if phrase.number != "one" and following is not None and "discourse" in following.kinds:
        return list(phrase.within)
    indefinite = phrase.family == "vice" and not phrase.definite and not phrase.deputy
    if indefinite and all(part.kind == "state" for part in phrase.within):
        return list(phrase.within)
    return [_bare(scan, phrase)]


def _name(scan: Scan, index: int) -> int:
    mention = scan.at.get(index)
    end = name_end(scan, index)
    token = scan.tokens[index]
    if end == index + 1 and scan.naming.scores.get(token.text, _CERTAIN) < (
        5 if token.text in scan.naming.foreign else _CERTAIN
    ):
        end = index
    known = mention is not None and not mention.prefix and scan.entry(mention, "person") is not None
    if mention and known and (end > index or mention.last > index + 1 or sure_person(scan, mention)):
        end = max(end, mention.last)
    return end


def _apposed(scan: Scan, phrase: Phrase, before: Actor | None) -> bool:
    """Whether a title describes the person named just before it; then that person takes it."""
    if before is None or before.kind != "person" or before.how not in ("known", "name", "title", "listed"):
        return False
    gap = scan.tokens[before.last : phrase.first]
    if len(gap) > 2 or any(token.text not in COMMAS | QUOTES for token in gap):
        return False
    if before.how == "title" and not gap:
        return False
    before.last, before.end = phrase.last, scan.tokens[phrase.last - 1].end
    before.within = (*before.within, *phrase.within)
    if phrase.role and (before.role in (None, "", "other") or before.how in ("name", "known")):
        before.role = phrase.role
    if phrase.country:
        before.country = before.country if before.how == "known" else phrase.country
    before.codes = speaks_for(before.role, before.country, before.name)
    return True


def _name_before(scan: Scan, phrase: Phrase, before: Actor | None) -> Actor | None:
    """The person named before a title, by a name that would not have been taken for one without it."""
    last = phrase.first
    if last and scan.tokens[last - 1].text in COMMAS:
        last -= 1
    if last == 0 or not scan.adjacent(last):
        return None
    first = max(name_before(scan, last), before.last if before is not None else 0)
    if not 2 <= last - first <= 5 or not looks_named(scan, first, last, unknown=5):
        return None
    return _person(scan, phrase, first, last, "apposition")


def _certain(scan: Scan, first: int, last: int) -> bool:
    """Whether a name stands on its own: known, or two words that look like a name."""
    mention = scan.at.get(first)
    return (mention is not None and sure_person(scan, mention) is not None) or looks_named(scan, first, last)


def _person(scan: Scan, phrase: Phrase, first: int, last: int, how: str = "title") -> Actor:
    mention = scan.at.get(first)
    role, country = phrase.role, phrase.country
    entries: tuple[Entry, ...] = ()
    if mention is not None and _same_person(scan, mention, last, country):
        known = office(scan, mention.entries)
        entries = (known,)
        role = field(known, "role") if phrase.presiding else role or field(known, "role")
        country = country or code(known)
        how = "known" if how == "title" and phrase.family == "honorific" else how
    actor = scan.actor(
        "person", (), min(first, phrase.first), max(last, phrase.last), how,
        prefix="" if first < phrase.first else phrase.prefix, named=(first, last),
        role=role or ("" if phrase.family == "counterpart" else "other"), country=country,
        entries=entries, within=phrase.within,
    )  # fmt: skip
    actor.codes = speaks_for(role, country, actor.name)
    return actor


def _same_person(scan: Scan, mention: Mention, last: int, country: str | None) -> bool:
    """Whether a name behind a title is that of the person whom the lexicon knows by it."""
    entry = scan.entry(mention, "person")
    if entry is None or (mention.last == mention.first + 1 < last):
        return False
    return mention.last > mention.first + 1 or code(entry) == country or sure_person(scan, mention) is not None


def _others(scan: Scan, phrase: Phrase, index: int) -> list[Actor]:
    """The further persons of a plural title: (and, nationality, name) again and again."""
    found: list[Actor] = []
    while index < scan.count:
        first = index
        if scan.tokens[index].text in COMMAS:
            index += 1
        mention = scan.at.get(index)
        country = phrase.country if not phrase.within else None
        within: tuple[Actor, ...] = ()
        prefix = ""
        if mention and mention.definite and (adjective := scan.entry(mention, "adjective")):
            country, prefix = adjective.key, mention.prefix
            part = read_geography(scan, mention)
            within = (part,) if part else ()
            index = mention.last
        elif mention and scan.entry(mention, "person") and mention.prefix in scan.naming.conjunctions:
            other = _known(scan, mention, mention.last)
            other.role = phrase.role or other.role
            found.append(other)
            index = mention.last
            continue
        end = _name(scan, index) if index < scan.count else index
        if end == index or index == first:
            break
        one = Phrase(first, index, prefix, phrase.role, phrase.family, "one", True, country, within)
        found.append(_person(scan, one, index, end, "listed"))
        index = end
    return found


def _bare(scan: Scan, phrase: Phrase) -> Actor:
    country = phrase.country
    acting = "official" if phrase.family == "counterpart" else phrase.role
    return scan.actor(
        "person", phrase.codes or speaks_for(acting, country, ""), phrase.first, phrase.last,
        "office" if phrase.number == "one" else "offices",
        prefix=phrase.prefix, role=phrase.role, country=country, within=phrase.within,
    )  # fmt: skip


def untitled(scan: Scan, first: int, before: Actor | None) -> Actor | None:
    """A name that no title introduces: two words or more that all but only stand in names."""
    end = name_end(scan, first)
    if end == first or (scan.native(first, first + 1) and scan.naming.scores.get(scan.tokens[first].text, 0) < _SURE):
        return None
    particle = "name_particle" in scan.tokens[first].word.classes and first > (before.last if before else 0)
    if particle and scan.adjacent(first) and nameable(scan, first - 1, opening=False):
        first -= 1
    if not looks_named(scan, first, end):
        return None
    scores = [scan.naming.scores.get(token.text, 4) for token in scan.tokens[first:end] if token.text[0].isalpha()]
    if sum(scores) < _CERTAIN * len(scores):
        return None
    actor = scan.actor("person", (), first, end, "name", role="other")
    actor.codes = (actor.name,)
    return actor
