"""What qualifies a head noun: nationality, states and places, definite nouns and adjectives, names."""

from collections.abc import Callable

from msgspec import Struct

from mizan.reading.actors.heads import Head
from mizan.reading.actors.places import read_geography
from mizan.reading.actors.scan import ACTING, COMMAS, OPENING, Scan, field, functional
from mizan.reading.parts import Actor, Mention, Token

_LONGEST = 12
_QUOTED = 8
_YEAR = 4
_NAME_LIKE = 5
_GEOGRAPHY = ("state", "organisation", "capital", "adjective", "city", "place")
_PARTIES = ("state", "capital", "organisation")
_PLACES = frozenset(_GEOGRAPHY)
_STOP = frozenset(("title", "person", "discourse", "saying_phrase", "unit"))
_BODIES = frozenset(("head", "body", "company", "project", "person", "title"))
_TRADING = ("company", "project")
_NAMING = ("project", "place")
_EPITHET = frozenset(("epithet",))
_NATIONAL = frozenset(("nation", "adjective"))
_PLACED = frozenset(("name", "place"))
_CITIES = frozenset(("city", "capital"))


class Qualifiers(Struct, eq=False):
    """What stands behind a head noun: kinds of qualifier, where they end, what they name.

    The kind `governmental` tells that a body is its state's or organisation's own.
    """

    kinds: set[str]
    last: int
    country: str | None = None
    within: tuple[Actor, ...] = ()
    named: tuple[int, int] | None = None


def qualify(scan: Scan, mention: Mention, head: Head, read: Callable[[Scan, Mention], Actor | None]) -> Qualifiers:
    """Read what stands behind a head noun; `read` reads a body that it is for."""
    trading, naming = head.kind in _TRADING, head.kind in _NAMING
    tokens = scan.tokens
    found = Qualifiers(set(), mention.last)
    if mention.definite and mention.last > mention.first + 1:
        found.kinds.add("epithet")
    index = mention.last
    limit = min(scan.count, mention.first + _LONGEST)
    construct = not mention.definite
    while index < limit:
        token = tokens[index]
        if index > mention.last and not scan.adjacent(index):
            break
        following = scan.at.get(index)
        if following is not None:
            if following.may_be(_STOP) and "organisation" not in following.kinds and not _people(following):
                break
            if _another(scan, following, found):
                break
            end = 0
            if not (trading and construct and _longer(scan, following)):
                end = _geographic(scan, following, found, construct=construct, trading=trading)
            if not end and mention.definite and following.prefix == scan.naming.of and "head" in following.kinds:
                served = read(scan, following)
                if served is not None:
                    end = found.last = served.last
                    found.kinds.add("noun")
            if end:
                if following.prefix == scan.naming.of and "belonging" in tokens[index - 1].word.classes:
                    found.kinds.add("governmental")
                index = end
                construct = False
                continue
        if token.text in OPENING:
            end = _quoted(scan, index, limit) if not naming or (construct and not found.kinds) else 0
            if not end or (found.kinds and token.text == "(" and end - index > 4):
                break
            if found.kinds and end == index + 3 and "name_stop" in tokens[index + 1].word.classes:
                break
            found.kinds |= {"name", "quoted"}
            found.named = found.named or (index + 1, end - 1)
            found.last = end
            break
        if token.text.isdigit():
            if not found.kinds and len(token.text) == _YEAR:
                found.kinds |= {"name", "number"}
                found.last = index + 1
            break
        if token.text == "#":
            index += 1
            continue
        if not token.text[0].isalpha() or token.word.verbs or _parts(token, found):
            break
        if scan.definite(token):
            if not construct and not found.kinds <= {"noun"} and _disagrees(scan, token, mention):
                break
            if not _definite(scan, index, found, head, construct=construct):
                break
            if "governmental" in token.word.classes:
                found.kinds.add("governmental")
            index += 1
            construct = False
            continue
        if scan.foreign_word(token) and (construct or (_goes_on(head, found) and _strange(scan, token))):
            end = index
            while end < limit and end - index < 4 and scan.foreign_word(tokens[end]) and scan.adjacent(end):
                word = tokens[end].text
                if (
                    end > index
                    and word[0] in scan.naming.clitics
                    and word not in scan.naming.foreign
                    and word[1:] in scan.naming.scores
                ):
                    break
                end += 1
            found.kinds.add("name")
            found.named = (index, end)
            found.last = index = end
            construct = False
            continue
        if construct and not found.kinds and not naming and index + 1 < limit and _annexed(scan, index):
            index += 1
            continue
        if ("adjective" in found.kinds or mention.definite) and _serving(scan, index):
            index += 1
            continue
        break
    return found


def _another(scan: Scan, following: Mention, found: Qualifiers) -> bool:
    """Whether a state's or organisation's bare name stands behind a nationality, and so is another party's."""
    if following.prefix or not found.within or found.within[-1].how != "adjective":
        return False
    return scan.first_entry(following, _PARTIES) is not None


def _parts(token: Token, found: Qualifiers) -> bool:
    """Whether a word by its classes goes on no further with what has been found."""
    classes = token.word.classes
    if not classes:
        return False
    if functional(token) or "name_stop" in classes:
        return True
    if "descriptive" in classes and found.kinds <= _EPITHET:
        return True
    return "ranking" in classes and not found.kinds.isdisjoint(_NATIONAL)


def _serving(scan: Scan, index: int) -> bool:
    """Whether a word tells what a body is for (المجلس الأعلى لشؤون القضاء)."""
    if scan.tokens[index].text[0] != scan.naming.of or index + 1 >= scan.count:
        return False
    if any(place in scan.at and scan.at[place].may_be(ACTING) for place in (index, index + 1)):
        return False
    return scan.tokens[index + 1].text.startswith(scan.naming.article)


def _people(mention: Mention) -> bool:
    """Whether a title tells a kind of people (رابطة رجال الأعمال) rather than a person."""
    title = mention.entry("title")
    return title is not None and field(title, "number") == "many"


def _longer(scan: Scan, mention: Mention) -> bool:
    """Whether a place is the first word of a longer name (a company called after its city)."""
    return mention.last < scan.count and scan.foreign_word(scan.tokens[mention.last]) and (
        mention.may_be(_CITIES) and scan.at.get(mention.last) is None
    )  # fmt: skip


def _goes_on(head: Head, found: Qualifiers) -> bool:
    """Whether a body's name may go on: a place is all the name of most."""
    if not found.kinds or head.kind in _NAMING:
        return False
    return head.naming or head.kind in _TRADING or not found.kinds >= _PLACED


def _strange(scan: Scan, token: Token) -> bool:
    """Whether a word is foreign beyond doubt, so that it names a body even behind its nationality."""
    return token.text.isascii() or (token.text in scan.naming.foreign and scan.naming.scores[token.text] < _NAME_LIKE)


def _disagrees(scan: Scan, token: Token, mention: Mention) -> bool:
    """Whether a definite word behind an adjective can be no further one of the same head."""
    if not token.text.startswith(scan.naming.article):
        return False
    feminine = scan.feminine(mention.first)
    return token.text.endswith(scan.naming.feminine_ending) is not feminine and not token.text.endswith(
        scan.naming.either
    )


def _annexed(scan: Scan, index: int) -> bool:
    """Whether an indefinite noun stands between the head and what defines it (لجنة حقوق الإنسان)."""
    for place in range(index, min(index + 3, scan.count - 1)):
        token, after = scan.tokens[place], scan.tokens[place + 1]
        if (token.text[0] in scan.naming.clitics and token.text[1:] in scan.naming.scores) or not token.text[
            0
        ].isalpha():
            return False
        if functional(token) or token.word.verbs:
            return False
        following = scan.at.get(place + 1)
        named = following is not None and following.may_be(_PLACES) and not following.prefix
        if named or after.text.startswith(scan.naming.article):
            return True
    return False


def _definite(scan: Scan, index: int, found: Qualifiers, head: Head, *, construct: bool) -> bool:
    token = scan.tokens[index]
    plain = token.text.startswith(scan.naming.article)
    if not plain:
        joined = token.text[0] in scan.naming.conjunctions
        other = scan.at.get(index)
        if joined and (
            not head.joining or not found.kinds & {"noun", "adjective"} or (other and other.may_be(_BODIES))
        ):
            return False
        if not joined and (token.text[0] != scan.naming.of or not head.serving):
            return False
        if not joined and not found.kinds & {"nation", "adjective", "name", "place", "epithet"}:
            return False
    found.kinds.add("noun" if construct or not plain else "adjective")
    found.last = index + 1
    return True


def _geographic(scan: Scan, mention: Mention, found: Qualifiers, *, construct: bool, trading: bool) -> int:
    entry = scan.first_entry(mention, _GEOGRAPHY)
    if entry is None or mention.prefix not in ("", scan.naming.of, scan.naming.locative):
        return 0
    if entry.category == "adjective" and (mention.prefix or not mention.definite):
        return 0
    if mention.prefix and not found.kinds:
        return 0
    part = read_geography(scan, mention)
    if part is None:
        return 0
    located = mention.prefix == scan.naming.locative
    if not located:
        found.kinds.add("place" if part.kind == "place" else "nation")
        if part.kind == "place" and not mention.prefix and (part.how == "city" or not trading):
            found.kinds.add("name")
            if construct:
                found.kinds.add("nation")
        if part.codes and not found.country:
            found.country = part.codes[0]
    found.within = (*found.within, part)
    found.last = mention.last
    return mention.last


def _quoted(scan: Scan, index: int, limit: int) -> int:
    close = OPENING[scan.tokens[index].text]
    for last in range(index + 2, min(index + _QUOTED, scan.count)):
        text = scan.tokens[last].text
        if text == close or (text in OPENING and text != "(" and close != ")"):
            return last + 1
        if text in COMMAS or text == ".":
            break
    return 0
