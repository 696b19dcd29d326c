"""Institutions, companies, projects and named places: a known name, or a head noun and what qualifies it."""

from mizan.reading.parts import Actor, Mention
from mizan.reading.scan import FUNCTION, QUOTES, Scan, code, field

_LONGEST = 12
_OPENING = frozenset("\"“«'‘(")


def read_body(scan: Scan, mention: Mention) -> Actor | None:
    """The institution, company, project or named place that begins with a mention, or None."""
    entry = mention.entry("body", "company", "project")
    if entry is not None:
        kind = {"body": "institution"}.get(entry.category, entry.category)
        state = code(entry)
        return scan.actor(
            kind, (state,) if state else (), mention.first, mention.last, "known", prefix=mention.prefix,
            country=state, entries=mention.entries,
        )  # fmt: skip
    head = mention.entry("head")
    return _read_head(scan, mention, field(head, "type")) if head else None


def _read_head(scan: Scan, mention: Mention, kind: str) -> Actor | None:
    tokens = scan.tokens
    if mention.pronoun:
        return None
    index = end = mention.last
    country: str | None = None
    within: list[Actor] = []
    qualified = 0
    while index < scan.count and index - mention.first < _LONGEST:
        token = tokens[index]
        following = scan.at.get(index)
        named = following and following.entry("adjective", "state", "capital", "city", "organisation", "place")
        if following and named:
            if following.prefix and following.prefix != scan.prepositions_of:
                break
            country = country or code(named)
            within.append(_part(scan, following))
            index = end = following.last
            qualified += 1
            if named.category != "adjective":
                continue
            continue
        if token.text in _OPENING and qualified == 0:
            close = _closing(scan, index)
            if close:
                end = close
                qualified += 2
            break
        if scan.definite(token) and not token.word.classes & FUNCTION and not token.word.verbs:
            index += 1
            end = index
            qualified += 1
            continue
        if index == mention.last and not mention.definite and token.text[0].isalpha():
            if token.word.classes & FUNCTION or token.word.verbs:
                break
            index += 1
            if kind in ("company", "project", "place"):
                end = index
                qualified += 1
                break
            if scan.definite(tokens[index]) if index < scan.count else False:
                continue
            break
        break
    if not qualified:
        return None
    return scan.actor(
        kind, (country,) if country else (), mention.first, end, "head", prefix=mention.prefix, country=country,
        entries=mention.entries, within=tuple(within),
    )  # fmt: skip


def _part(scan: Scan, mention: Mention) -> Actor:
    from mizan.reading.places import read_geography

    actor = read_geography(scan, mention)
    assert actor is not None
    return actor


def _closing(scan: Scan, index: int) -> int:
    for last in range(index + 2, min(index + 7, scan.count)):
        if scan.tokens[last].text in QUOTES or scan.tokens[last].text == ")":
            return last + 1
    return 0
