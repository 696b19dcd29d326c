"""Persons: a title, whom it serves, and a name."""

from collections.abc import Iterable

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.bodies import read_body
from mizan.reading.names import looks_named, name_before, name_end, nameable
from mizan.reading.parts import Actor, Mention
from mizan.reading.places import read_geography
from mizan.reading.scan import COMMAS, FUNCTION, QUOTES, Scan, code, field

_LONGEST = 22
_CERTAIN, _SURE = 7, 9
_GEOGRAPHY = ("adjective", "state", "organisation", "capital", "city", "place")
# The weightiest of several titles is the role; those who act for themselves speak for no state.
_RANKS = ("monarch", "president", "prime_minister", "foreign_minister", "minister", "ambassador", "spokesperson",
          "envoy", "executive", "official", "expert", "other", "")  # fmt: skip
# Offices and titles that are not held at a place abroad: what follows "in" is where something happens.
_AT_HOME = frozenset(("monarch", "president", "prime_minister", "foreign_minister", "minister", ""))
_PRIVATE = frozenset(("executive", "expert", "other", ""))


class Phrase(Struct, eq=False):
    """A title with what qualifies it, up to token `last`."""

    first: int
    last: int
    prefix: str
    role: str
    family: str
    number: str
    definite: bool
    country: str | None = None
    within: tuple[Actor, ...] = ()
    qualified: bool = False
    codes: tuple[str, ...] = ()
    deputy: bool = False


def read_person(scan: Scan, mention: Mention, before: Actor | None) -> list[Actor]:
    """The person or persons whom a known name or a title introduces; `before` is the actor read last."""
    if scan.entry(mention, "title") is None:
        known = known_person(scan, mention)
        return [known] if known else []
    phrase = read_title(scan, mention)
    return _named(scan, phrase, before) if phrase else []


def known_person(scan: Scan, mention: Mention) -> Actor | None:
    """A person of the lexicon, if the name is beyond doubt."""
    entry = _sure(scan, mention)
    if entry is None:
        return None
    last = max(name_end(scan, mention.first), mention.last) if not mention.prefix else mention.last
    if mention.last == mention.first + 1 and last > mention.last:
        return None
    return _known(scan, mention, last)


def _sure(scan: Scan, mention: Mention) -> Entry | None:
    if scan.native(mention.first, mention.last):
        return None
    for entry in mention.entries:
        if entry.category == "person" and scan.fits(mention, entry) and scan.likely(entry, code(entry)):
            if mention.last > mention.first + 1 or code(entry) in scan.supported:
                return entry
    return None


def _known(scan: Scan, mention: Mention, last: int) -> Actor:
    entry = office(scan, mention.entries)
    role, country = field(entry, "role") or "other", code(entry)
    name = scan.name(mention.first, last, mention.prefix)[0]
    return scan.actor(
        "person", speaks_for(role, country, name), mention.first, last, "known", prefix=mention.prefix,
        role=role, country=country, entries=(entry,),
    )  # fmt: skip


def office(scan: Scan, entries: Iterable[Entry]) -> Entry:
    """The office that a known person held when the document was published, else the last one before."""
    rows = [entry for entry in entries if entry.category == "person"]
    rows = [entry for entry in rows if entry.key == rows[0].key]
    published = scan.published
    if len(rows) == 1 or not published:
        return rows[-1] if not published else rows[0]

    def distance(entry: Entry) -> tuple[int, str]:
        since, until = field(entry, "from") or "0000", field(entry, "until") or "9999"
        size = min(len(published), len(since))
        started = since[:size] <= published[:size]
        size = min(len(published), len(until))
        lasting = published[:size] <= until[:size]
        rank = 0 if started and lasting else 1 if started else 2
        return rank, "".join(chr(0x10FFFF - ord(letter)) for letter in since)

    return min(rows, key=distance)


def speaks_for(role: str | None, country: str | None, name: str) -> tuple[str, ...]:
    """What an event would list for a person: the state or organisation it acts for, else the name."""
    if role in _PRIVATE or role is None:
        return (name,) if name else ()
    return (country,) if country else ()


def read_title(scan: Scan, mention: Mention) -> Phrase | None:
    """The title that begins with a mention, with its nationality, its body and its modifiers."""
    entry = scan.entry(mention, "title")
    if entry is None or mention.pronoun in scan.weak_pronouns or _bound(scan, mention, entry):
        return None
    phrase = Phrase(
        mention.first, mention.last, mention.prefix, field(entry, "role"), field(entry, "class"),
        field(entry, "number") or "one", mention.definite and not mention.pronoun,
        qualified=mention.last > mention.first + 1,
    )  # fmt: skip
    if (not mention.definite and _given(scan, mention.last)) or _describes(scan, phrase):
        return None
    duty = False
    roles = [phrase.role]
    host = False
    body = ""
    limit = min(scan.count, mention.first + _LONGEST)
    while phrase.last < limit:
        index = phrase.last
        if index > mention.last and not scan.adjacent(index):
            break
        token = scan.tokens[index]
        following = scan.at.get(index)
        if following is not None:
            if _sure(scan, following):
                break
            inner = scan.entry(following, "title")
            if inner is not None and not following.definite and phrase.definite and _names_on(scan, following):
                break
            if inner is not None and (not following.prefix or (following.prefix == scan.of and not phrase.definite)):
                _join(phrase, inner, roles, definite=following.definite)
                phrase.last = following.last
                continue
            if _complete(scan, phrase, following):
                break
            part = None
            if following.prefix in ("", scan.of, scan.locative) and not (following.prefix and body):
                part = _served(scan, phrase, following)
            elif phrase.number != "one" and phrase.within and following.prefix in scan.conjunctions:
                part = _state(scan, following)
                phrase.codes = phrase.codes or tuple(code for one in phrase.within for code in one.codes)
                phrase.codes += part.codes if part else ()
            if part is not None:
                phrase.within = (*phrase.within, part)
                phrase.qualified = True
                if part.kind in ("institution", "company", "project"):
                    body = body or part.kind
                if not host and not phrase.country:
                    phrase.country = part.country or (part.codes[0] if part.codes and _official(part) else None)
                host = False
                phrase.last = part.last
                continue
        classes = token.word.classes
        if "title_modifier" in classes:
            phrase.last += 1
            continue
        if "host" in classes and phrase.role not in _AT_HOME and _place_follows(scan, index + 1):
            host = phrase.country is not None
            phrase.last += 1
            continue
        if not _portfolio(scan, phrase, index):
            break
        phrase.qualified = duty = True
        phrase.last += 1
    _settle(phrase, roles, body or ("institution" if duty and not phrase.country else ""))
    return phrase


def _complete(scan: Scan, phrase: Phrase, following: Mention) -> bool:
    """Whether a title that has its nationality meets a bare name of a state, which then is no part of it."""
    national = bool(phrase.within) and phrase.within[-1].how == "adjective"
    return national and not following.prefix and scan.entry(following, "state", "capital", "organisation") is not None


def _describes(scan: Scan, phrase: Phrase) -> bool:
    """Whether what could be a kind of person is an adjective of the noun before it (العلاقات الدبلوماسية)."""
    if phrase.family != "descriptor" or not phrase.definite or not scan.adjacent(phrase.first):
        return False
    before = scan.at.get(phrase.first - 1)
    return scan.definite(scan.tokens[phrase.first - 1]) and not (before and before.entry("title", "adjective"))


def _given(scan: Scan, index: int) -> bool:
    """Whether a title's word is a given name here (سلطان بن فلان)."""
    return index < scan.count and "name_link" in scan.tokens[index].word.classes and scan.adjacent(index)


def _names_on(scan: Scan, mention: Mention) -> bool:
    """Whether a title's word behind a title is a given name, as the next word goes on with the name."""
    if mention.last >= scan.count or mention.last > mention.first + 1 or not scan.adjacent(mention.last):
        return False
    after = scan.at.get(mention.last)
    if after is not None and scan.entry(after, *_GEOGRAPHY, "body", "head", "title"):
        return False
    return scan.scores.get(scan.tokens[mention.last].text, 0) >= 5 or _given(scan, mention.last)


def _bound(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Whether a form that only stands before a genitive has an article, and so is another word (الرئيسي)."""
    form = field(entry, "form")
    return (
        mention.definite
        and field(entry, "number") != "one"
        and form.endswith(scan.construct)
        and not form.startswith(scan.article)
    )


def _official(part: Actor) -> bool:
    return part.kind in ("state", "igo", "place") or part.how == "organ"


def _join(phrase: Phrase, inner: Entry, roles: list[str], *, definite: bool) -> None:
    """A title within a title: an honorific changes nothing, a deputy stays one, several add up."""
    family, role = field(inner, "class"), field(inner, "role")
    if family == "honorific":
        return
    if phrase.family == "honorific":
        phrase.family = family
        phrase.number = field(inner, "number") or "one"
        roles[:] = [role]
    elif phrase.family == "vice" and not phrase.qualified:
        phrase.qualified = phrase.deputy = True
    else:
        roles.append(role)
    phrase.definite = phrase.definite or definite


def _settle(phrase: Phrase, roles: list[str], body: str) -> None:
    plain = [
        {"chief": {"company": "executive", "institution": "official", "project": "official"}.get(body, "president"),
         "director": {"company": "executive"}.get(body, "official")}.get(role, role)
        for role in roles
    ]  # fmt: skip
    if phrase.family == "vice" and len(plain) == 1:
        plain = ["executive" if body == "company" else "official"]
    if phrase.family == "emir" and not phrase.country:
        plain, phrase.family = [""], "honorific"
    phrase.role = min(plain, key=_RANKS.index)


def _served(scan: Scan, phrase: Phrase, mention: Mention) -> Actor | None:
    """The nationality, state, body or place that a title names."""
    if scan.entry(mention, "body", "company", "project", "head") and phrase.family != "honorific":
        part = read_body(scan, mention)
        if part is not None:
            return part
    entry = scan.entry(mention, *_GEOGRAPHY)
    if entry is None:
        return None
    if entry.category == "adjective" and (mention.prefix or not mention.definite and phrase.definite):
        return None
    part = read_geography(scan, mention)
    if part is not None and part.how == "capital":
        part.kind, part.how = "place", "city"
    return part


def _state(scan: Scan, mention: Mention) -> Actor | None:
    """One more state of several (وزراء خارجية مصر والأردن)."""
    if scan.entry(mention, "state", "capital") is None:
        return None
    part = read_geography(scan, mention)
    return part if part is not None and part.kind == "state" else None


def _place_follows(scan: Scan, index: int) -> bool:
    mention = scan.at.get(index)
    return mention is not None and scan.entry(mention, *_GEOGRAPHY, "body", "company", "head") is not None


def _portfolio(scan: Scan, phrase: Phrase, index: int) -> bool:
    """Whether a word tells a title's field of duty (وزير الطاقة والمياه، المبعوث للشؤون الأفريقية)."""
    token = scan.tokens[index]
    if phrase.family == "honorific" or token.word.classes & FUNCTION or token.word.verbs:
        return False
    mention = scan.at.get(index)
    if mention is not None and mention.entry("title", "person", "saying_phrase"):
        return False
    plain = token.text.startswith(scan.article)
    if not scan.definite(token):
        after = scan.tokens[index + 1] if index + 1 < scan.count else None
        return (
            token.text[0] == scan.of
            and after is not None
            and scan.definite(after)
            and token.text[1:] in scan.scores
            and scan.scores.get(token.text, 0) < 8
        ) or (
            not phrase.definite
            and not phrase.qualified
            and after is not None
            and after.text.startswith(scan.article)
            and scan.scores.get(token.text, 9) < 3
            and scan.native(index, index + 1)
            and phrase.family in ("office", "vice", "descriptor")
        )
    if plain and phrase.definite and not phrase.qualified and phrase.family != "vice":
        return scan.scores.get(token.text, 0) < 2 and _adjectival(scan, index)
    if plain and scan.scores.get(token.text, 0) >= 5 and (phrase.qualified or phrase.definite):
        return False
    return True


def _adjectival(scan: Scan, index: int) -> bool:
    """Whether after a word that qualifies a definite title the phrase still goes on to a name or nationality."""
    if index + 1 >= scan.count:
        return False
    mention = scan.at.get(index + 1)
    return bool(mention and scan.entry(mention, "adjective", "person")) or scan.scores.get(
        scan.tokens[index + 1].text, 0
    ) >= 7


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
    if "behalf" in tokens[index - 1].word.classes:
        can_name = False
    if can_name and index < scan.count and (scan.adjacent(index) or index > phrase.last):
        end = _name(scan, index)
    if end > index and not (comma and not _certain(scan, index, end)):
        how = "counterpart" if phrase.family == "counterpart" else "title"
        found = [_person(scan, phrase, index, end, how)]
        if phrase.number != "one":
            found += _others(scan, phrase, end)
        return found
    if not phrase.prefix:
        if _apposed(scan, phrase, before):
            return []
        named = _name_before(scan, phrase, before)
        if named is not None:
            return [named]
    if phrase.family in ("honorific", "descriptor") or not (phrase.definite or phrase.qualified):
        return list(phrase.within)
    if phrase.family == "vice" and not phrase.definite and all(part.kind == "state" for part in phrase.within):
        if not phrase.deputy:
            return list(phrase.within)
    return [_bare(scan, phrase)]


def _name(scan: Scan, index: int) -> int:
    mention = scan.at.get(index)
    end = name_end(scan, index)
    token = scan.tokens[index]
    if end == index + 1 and scan.scores.get(token.text, _CERTAIN) < (5 if token.text in scan.foreign else _CERTAIN):
        end = index
    if mention is not None and not mention.prefix and scan.entry(mention, "person"):
        if _sure(scan, mention) or end > index or mention.last > index + 1:
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
    if phrase.role and (before.role in (None, "", "other") or before.how == "name"):
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
    return (mention is not None and _sure(scan, mention) is not None) or looks_named(scan, first, last)


def _person(scan: Scan, phrase: Phrase, first: int, last: int, how: str = "title") -> Actor:
    mention = scan.at.get(first)
    role, country, entries = phrase.role, phrase.country, ()
    if mention is not None and scan.entry(mention, "person"):
        known = office(scan, mention.entries)
        entries = (known,)
        role = role or field(known, "role")
        country = country or code(known)
    name = scan.name(first, last)[0]
    return scan.actor(
        "person", speaks_for(role, country, name), min(first, phrase.first), max(last, phrase.last), how,
        prefix="" if first < phrase.first else phrase.prefix, named=(first, last), role=role or ("" if phrase.family == "counterpart" else "other"), country=country,
        entries=entries, within=phrase.within,
    )  # fmt: skip


def _others(scan: Scan, phrase: Phrase, index: int) -> list[Actor]:
    """The further persons of a plural title: (and, nationality, name) again and again."""
    found: list[Actor] = []
    while index < scan.count:
        first = index
        if scan.tokens[index].text in COMMAS:
            index += 1
        mention = scan.at.get(index)
        country, within = (phrase.country if not phrase.within else None), ()
        prefix = ""
        if mention and mention.definite and (adjective := scan.entry(mention, "adjective")):
            country, prefix = adjective.key, mention.prefix
            part = read_geography(scan, mention)
            within = (part,) if part else ()
            index = mention.last
        elif mention and scan.entry(mention, "person") and mention.prefix in scan.conjunctions:
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
    role = phrase.role or ("official" if phrase.family == "counterpart" else "")
    return scan.actor(
        "person", phrase.codes or speaks_for(role, country, ""), phrase.first, phrase.last,
        "office" if phrase.number == "one" else "offices",
        prefix=phrase.prefix, role=role, country=country, within=phrase.within,
    )  # fmt: skip


def untitled(scan: Scan, first: int, before: Actor | None) -> Actor | None:
    """A name that no title introduces: two words or more that all but only stand in names."""
    end = name_end(scan, first)
    if end == first or scan.native(first, first + 1) and scan.scores.get(scan.tokens[first].text, 0) < _SURE:
        return None
    if "name_particle" in scan.tokens[first].word.classes and first > (before.last if before else 0):
        if scan.adjacent(first) and nameable(scan, first - 1, opening=False):
            first -= 1
    if not looks_named(scan, first, end):
        return None
    scores = [scan.scores.get(token.text, 4) for token in scan.tokens[first:end] if token.text[0].isalpha()]
    if sum(scores) < _CERTAIN * len(scores):
        return None
    name = scan.name(first, end)[0]
    return scan.actor("person", (name,), first, end, "name", role="other")
