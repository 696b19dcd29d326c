"""Persons: a title, whom it serves, and a name."""

from msgspec import Struct

from mizan.reading.bodies import read_body
from mizan.reading.names import name_before, name_end
from mizan.reading.parts import Actor, Mention
from mizan.reading.places import read_geography
from mizan.reading.scan import COMMAS, FUNCTION, QUOTES, Scan, code, field

_LONGEST = 22
_STATE_ROLES = {"chief": "president", "director": "official"}


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


def read_person(scan: Scan, mention: Mention) -> list[Actor]:
    """The person or persons whom a known name or a title introduces."""
    entry = mention.entry("person")
    if entry is not None:
        return [known_person(scan, mention)]
    phrase = read_title(scan, mention)
    if phrase is None:
        return []
    return _named(scan, phrase)


def known_person(scan: Scan, mention: Mention) -> Actor:
    """A person of the lexicon."""
    entry = mention.entries[0] if mention.entries[0].category == "person" else mention.entry("person")
    assert entry is not None
    last = max(name_end(scan, mention.first), mention.last)
    role, country = office(scan, entry)
    return scan.actor(
        "person", (country,) if country and acts(role) else (), mention.first, last, "known", prefix=mention.prefix,
        role=role, country=country, entries=mention.entries,
    )  # fmt: skip


def office(scan: Scan, entry: object) -> tuple[str, str | None]:
    """The role and country of a known person."""
    from mizan.languages.lexicon import Entry

    assert isinstance(entry, Entry)
    return field(entry, "role") or "other", code(entry)


def acts(role: str | None) -> bool:
    """Whether someone of this role acts for the state."""
    return role not in (None, "", "expert", "executive", "other")


def read_title(scan: Scan, mention: Mention) -> Phrase | None:
    """The title that begins with a mention, with its nationality, its body and its modifiers."""
    entry = mention.entry("title")
    if entry is None:
        return None
    tokens = scan.tokens
    role, family = field(entry, "role"), field(entry, "class")
    number = field(entry, "number") or "one"
    definite = mention.definite
    country: str | None = None
    within: list[Actor] = []
    body: str | None = None
    index = mention.last
    limit = min(scan.count, mention.first + _LONGEST)
    host = False
    while index < limit:
        token = tokens[index]
        following = scan.at.get(index)
        if following is not None and following.entry("person"):
            break
        if following is not None and (inner := following.entry("title")) is not None:
            if following.prefix and not (following.prefix == scan.of and not definite):
                break
            if family == "honorific":
                role, family = field(inner, "role"), field(inner, "class")
            elif role == "chief":
                role = field(inner, "role")
            index = following.last
            continue
        if following is not None:
            named = following.entry("adjective", "state", "organisation", "capital", "city", "place")
            if named is not None and following.prefix in ("", scan.of, scan.locative):
                if named.category == "adjective" and following.prefix:
                    break
                part = read_geography(scan, following)
                if part is not None:
                    within.append(part)
                if not host and not country:
                    country = code(named)
                host = False
                index = following.last
                continue
            if following.prefix in ("", scan.of) and following.entry(
                "body", "company", "head", "project"
            ):
                part = read_body(scan, following)
                if part is not None and family not in ("honorific",):
                    within.append(part)
                    body = body or part.kind
                    if not country:
                        country = part.country
                    index = part.last
                    continue
        classes = token.word.classes
        if "title_modifier" in classes:
            index += 1
            continue
        if "host" in classes and role in ("ambassador", "official", "chief", "envoy", "director", "executive", "expert"):
            after = scan.at.get(index + 1)
            if after and after.entry("state", "capital", "city", "organisation", "place", "body", "head", "company"):
                host = country is not None
                index += 1
                continue
        if scan.definite(token) and not classes & FUNCTION and family != "honorific" and not token.word.verbs:
            if scan.scores.get(token.text, 0) < 4 or index == mention.last:
                if definite and token.text[0] not in scan.prepositions:
                    break
                index += 1
                continue
        break
    if role == "chief":
        role = {"company": "executive", "institution": "official", "project": "official"}.get(body or "", "president")
    elif role == "director":
        role = {"company": "executive"}.get(body or "", "official")
    elif family == "emir" and not country:
        role, family = "", "honorific"
    return Phrase(
        mention.first, index, mention.prefix, role, family, number, definite, country, tuple(within)
    )


def _named(scan: Scan, phrase: Phrase) -> list[Actor]:
    """The persons of a title: the names that follow, or the one before it."""
    tokens = scan.tokens
    index = phrase.last
    comma = False
    while index < scan.count and index - phrase.last < 3 and tokens[index].text in QUOTES | COMMAS | {"("}:
        comma = comma or tokens[index].text in COMMAS
        index += 1
    found: list[Actor] = []
    end = name_end(scan, index) if index < scan.count else index
    if end > index and not (comma and not _certain(scan, index, end)):
        found.append(_person(scan, phrase, phrase.first, index, end))
        if phrase.number != "one":
            found += _others(scan, phrase, end)
        return found
    before = phrase.first - 1
    if not phrase.prefix and before > 0:
        gap = tokens[before].text in COMMAS | QUOTES
        last = before if gap else phrase.first
        first = name_before(scan, last)
        if first < last and (_certain(scan, first, last)):
            return [_person(scan, phrase, first, first, last, how="apposition")]
    if phrase.family in ("honorific", "descriptor"):
        return list(phrase.within)
    return [_bare(scan, phrase)]


def _certain(scan: Scan, first: int, last: int) -> bool:
    """Whether a name stands on its own: known, or at least two words that look like a name."""
    mention = scan.at.get(first)
    if mention is not None and mention.entry("person"):
        return True
    scores = [scan.scores.get(scan.tokens[index].text, 3) for index in range(first, last)]
    return len(scores) > 1 and sum(scores) >= 3 * len(scores)


def _person(scan: Scan, phrase: Phrase, first: int, name_first: int, name_last: int, how: str = "title") -> Actor:
    mention = scan.at.get(name_first)
    known = mention.entry("person") if mention else None
    role, country = phrase.role, phrase.country
    if known is not None:
        known_role, known_country = office(scan, known)
        role, country = role or known_role, country or known_country
    last = name_last if first == name_first and how == "title" else max(name_last, phrase.last)
    return scan.actor(
        "person", (country,) if country and acts(role) else (), min(first, phrase.first), last, how,
        prefix=phrase.prefix if how == "title" else (mention.prefix if mention else ""),
        named=(name_first, name_last), named_prefix=mention.prefix if mention and known else "",
        role=role or "other", country=country, entries=mention.entries if mention and known else (),
        within=phrase.within,
    )  # fmt: skip


def _others(scan: Scan, phrase: Phrase, index: int) -> list[Actor]:
    """The further persons of a plural title: (and, nationality, name) again and again."""
    found: list[Actor] = []
    tokens = scan.tokens
    while index < scan.count:
        first = index
        if tokens[index].text in COMMAS:
            index += 1
        mention = scan.at.get(index)
        country, within = phrase.country if not phrase.within else None, ()
        if mention and (adjective := mention.entry("adjective")) and mention.definite:
            country = adjective.key
            part = read_geography(scan, mention)
            within = (part,) if part else ()
            index = mention.last
        end = name_end(scan, index) if index < scan.count else index
        if end == index or index == first:
            break
        one = Phrase(first, index, "", phrase.role, phrase.family, "one", True, country, within)
        found.append(_person(scan, one, first, index, end))
        index = end
    return found


def _bare(scan: Scan, phrase: Phrase) -> Actor:
    country = phrase.country
    return scan.actor(
        "person", (country,) if country and acts(phrase.role) else (), phrase.first, phrase.last,
        "office" if phrase.number == "one" else "offices",
        prefix=phrase.prefix, role=phrase.role, country=country, within=phrase.within,
    )  # fmt: skip
