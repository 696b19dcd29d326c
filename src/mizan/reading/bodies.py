"""Institutions, companies, projects and named places: a known name, or a head noun and what qualifies it."""

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.parts import Actor, Mention, Token
from mizan.reading.places import read_geography
from mizan.reading.scan import COMMAS, FUNCTION, QUOTES, Scan, acts, code, field

_LONGEST = 12
_QUOTED = 8
_YEAR = 4
_NAME_LIKE = 5
_OPENING = {'"': '"', "“": "”", "«": "»", "”": "“", "'": "'", "‘": "’", "(": ")"}
_GEOGRAPHY = ("state", "organisation", "capital", "adjective", "city", "place")
_STOP = ("title", "person", "discourse", "saying_phrase", "unit")
_NATIONS = frozenset(("adjective", "state", "organisation"))
_BODIES = ("head", "body", "company", "project", "person", "title")
_OF_THE_STATE = frozenset(("government", "legislature", "court"))
_OUTLETS = ("outlet", "news_agency")
_KNOWN = frozenset(("body", "company", "project"))
_COMPANY = frozenset(("company",))
_TRADING = ("company", "project")
_NAMING = ("project", "place")


class Qualifiers(Struct, eq=False):
    """What stands behind a head noun: kinds of qualifier, where they end, what they name."""

    kinds: set[str]
    last: int
    country: str | None = None
    within: tuple[Actor, ...] = ()
    named: tuple[int, int] | None = None


def read_body(scan: Scan, mention: Mention) -> Actor | None:
    """The institution, company, project or named place that begins with a mention, or None."""
    entry = scan.entry(mention, "body", "company", "project")
    if entry is not None and not _doubtful(scan, mention, entry):
        return _known(scan, mention, entry)
    head = mention.entry("head")
    if head is None or mention.pronoun or scan.respelt(mention, head):
        return None
    return _read_head(scan, mention, head)


def _doubtful(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Whether a known name is rather a common word here."""
    if any(token.word.classes & FUNCTION for token in scan.tokens[mention.first : mention.last]) and (
        mention.last - mention.first == 1
    ):
        return True
    if entry.key == "" or _introduced(scan, mention):
        return False
    if "ambiguous" in entry.features:
        return mention.last == mention.first + 1 or code(entry) not in scan.supported
    if mention.last - mention.first > 1 and mention.first:
        before = scan.tokens[mention.first - 1]
        return entry.category == "body" and _governs(scan, mention, before)
    return scan.native(mention.first, mention.last, mention.prefix) and entry.category != "project"


def _governs(scan: Scan, mention: Mention, before: Token) -> bool:
    """Whether the name's first word is an adjective of the definite noun before it (السياسة الخارجية الروسية)."""
    head = scan.match(mention.first, frozenset(("head",)))
    if head is None or mention.prefix or "portfolio" not in {entry.key for entry in head.entries}:
        return False
    at = scan.at.get(mention.first - 1)
    return scan.definite(before) or bool(at and scan.entry(at, *_NATIONS))


def _known(scan: Scan, mention: Mention, entry: Entry) -> Actor:
    state = code(entry)
    kind = {"body": "institution"}.get(entry.category, entry.category)
    within = []
    for part in scan.inside(mention, _NATIONS) if kind == "institution" else ():
        actor = read_geography(scan, part)
        if actor is not None:
            within.append(actor)
            state = state or (actor.codes[0] if actor.codes else None)
    last = mention.last
    following = scan.at.get(last)
    near = following is not None and scan.adjacent(last) and following.definite and not following.prefix
    if kind == "institution" and not within and following and near and scan.entry(following, "adjective"):
        actor = read_geography(scan, following)
        if actor is not None:
            within.append(actor)
            state, last = actor.codes[0], following.last
    first, prefix = _proper(scan, mention, entry)
    name = scan.name(first, mention.last, prefix)[0]
    sort = "outlet" if field(entry, "kind") == "news" else ""
    return scan.actor(
        kind, _codes(kind, state, name, sort, acting=_organ(scan, mention, entry)), mention.first, last, "known",
        prefix=mention.prefix, named=(first, last if first == mention.first else mention.last), named_prefix=prefix,
        country=state, entries=(entry,), within=tuple(within),
    )  # fmt: skip


def _proper(scan: Scan, mention: Mention, entry: Entry) -> tuple[int, str]:
    """Where a company's own name begins, behind the word for its kind (شركة)."""
    if entry.category != "company" or mention.definite:
        return mention.first, mention.prefix
    rest = scan.match(mention.first + 1, _COMPANY, mention.last) if mention.last > mention.first + 1 else None
    if rest is not None and rest.last == mention.last and any(one.key == entry.key for one in rest.entries):
        return mention.first + 1, rest.prefix
    return mention.first, mention.prefix


def _codes(kind: str, state: str | None, name: str, sort: str, *, acting: bool) -> tuple[str, ...]:
    """What an event would list for a body: the state whose organ it is, else its name; an outlet only reports."""
    if kind == "project" or sort == "outlet":
        return ()
    return (state,) if acting and state else (name,)


def _organ(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Whether a known body is a state's: its government, parliament, court or army."""
    if field(entry, "kind") in _OF_THE_STATE:
        return True
    head = scan.match(mention.first, frozenset(("head",)))
    return head is not None and any(field(one, "acts") == "state" for one in head.entries)


def _introduced(scan: Scan, mention: Mention) -> bool:
    """Whether a name stands alone between quotation marks or behind a head noun of its kind."""
    if mention.first == 0:
        return False
    before = scan.tokens[mention.first - 1]
    if before.text in _OPENING:
        return mention.last < scan.count and scan.tokens[mention.last].text in QUOTES
    if mention.prefix:
        return False
    heads = (entry for start in before.word.starts for entry in start.node.entries if entry.category == "head")
    return any(field(head, "type") in ("institution", "company") for head in heads)


def _read_head(scan: Scan, mention: Mention, head: Entry) -> Actor | None:
    if head.key == "portfolio" and mention.first and _governs(scan, mention, scan.tokens[mention.first - 1]):
        return None
    found = _qualifiers(scan, mention, head)
    needs = field(head, "needs").split()
    if not _satisfied(scan, mention, needs, found):
        return None
    kind = field(head, "type")
    named, how = (mention.first, found.last), "head"
    own = kind == "company" or head.key == "city" or (kind == "institution" and mention.definite)
    if found.named is not None and own:
        named, how = found.named, "named"
    name = scan.name(*named, mention.prefix if named[0] == mention.first else "")[0]
    if head.key == "city" and (place := next((part for part in found.within if part.kind == "place"), None)):
        place.within = tuple(part for part in found.within if part is not place)
        place.last = found.last
        return place
    sort = "outlet" if head.key in _OUTLETS else ""
    known = _quoted_name(scan, found.named) if found.named is not None else None
    codes = _codes(kind, found.country, name, sort, acting=field(head, "acts") == "state")
    return scan.actor(
        kind, codes, mention.first, found.last, how, prefix=mention.prefix,
        named=named, named_prefix=mention.prefix if named[0] == mention.first else "",
        country=found.country, entries=(known,) if known else (head,), within=found.within,
    )  # fmt: skip


def _quoted_name(scan: Scan, named: tuple[int, int]) -> Entry | None:
    """The row of the lexicon that a name behind its head noun stands for (وكالة "الأناضول")."""
    mention = scan.match(named[0], _KNOWN, named[1])
    return mention.entry(*_KNOWN) if mention is not None and mention.last == named[1] else None


def _satisfied(scan: Scan, mention: Mention, needs: list[str], found: Qualifiers) -> bool:
    for need in needs:
        if need in found.kinds:
            return not (need == "adjective" and not mention.definite)
        if need == "alone" and (mention.definite or found.kinds):
            return True
        if need == "alone_when_acting" and mention.definite and _acting(scan, mention):
            return True
        if need == "noun_twice" and "noun" in found.kinds and found.last > mention.last + 1:
            return True
        if need == "proper" and found.kinds & {"name", "place"}:
            return True
        if need == "noun_site" and "noun" in found.kinds:
            return True
        if need == "nation_noun" and {"nation", "noun"} <= found.kinds:
            return True
        if need == "quoted" and "quoted" in found.kinds:
            return True
        if need == "foreign" and "name" in found.kinds:
            return True
    return False


def _acting(scan: Scan, mention: Mention) -> bool:
    """Whether a bare head noun is what a verb before it is said of."""
    before = scan.tokens[mention.first - 1] if mention.first else None
    return before is not None and not mention.prefix and any(verb.person == 3 for verb in before.word.verbs)


def _qualifiers(scan: Scan, mention: Mention, head: Entry) -> Qualifiers:
    chain, trading = field(head, "chain"), field(head, "type") in _TRADING
    naming = field(head, "type") in _NAMING
    tokens = scan.tokens
    found = Qualifiers(set(), mention.last)
    feminine = scan.feminine(mention.first)
    if mention.definite and mention.last > mention.first + 1:
        found.kinds.add("epithet")
    index = mention.last
    limit = min(scan.count, mention.first + _LONGEST)
    construct = not mention.definite
    while index < limit:
        token = tokens[index]
        if not scan.adjacent(index) and index > mention.last:
            break
        following = scan.at.get(index)
        if following is not None:
            if following.entry(*_STOP) and not following.entry("organisation") and not _people(following):
                break
            end = 0
            if not (trading and construct and _longer(scan, following)):
                end = _geographic(scan, following, found, construct=construct, trading=trading)
            if not end and mention.definite and following.prefix == scan.of and following.entry("head"):
                served = read_body(scan, following)
                if served is not None:
                    end = found.last = served.last
                    found.kinds.add("noun")
            if end:
                index = end
                construct = False
                continue
        if token.text in _OPENING:
            end = _quoted(scan, index, limit) if not naming or (construct and not found.kinds) else 0
            if not end or (found.kinds and token.text == "(" and end - index > 4):
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
        if not token.text[0].isalpha() or token.word.classes & FUNCTION or token.word.verbs:
            break
        if "name_stop" in token.word.classes:
            break
        if "descriptive" in token.word.classes and not found.kinds - {"epithet"}:
            break
        if scan.definite(token):
            if not construct and not found.kinds <= {"noun"} and _disagrees(scan, token, feminine):
                break
            if not _definite(scan, index, found, construct=construct, chain=chain):
                break
            index += 1
            construct = False
            continue
        if scan.foreign_word(token) and (construct or (found.kinds and not naming and _strange(scan, token))):
            end = index
            while end < limit and end - index < 4 and scan.foreign_word(tokens[end]) and scan.adjacent(end):
                word = tokens[end].text
                if end > index and word[0] in scan.clitics and word not in scan.foreign and word[1:] in scan.scores:
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


def _serving(scan: Scan, index: int) -> bool:
    """Whether a word tells what a body is for (المجلس الأعلى لشؤون القضاء)."""
    if scan.tokens[index].text[0] != scan.of or index + 1 >= scan.count:
        return False
    if any(place in scan.at and acts(scan.at[place].entries) for place in (index, index + 1)):
        return False
    return scan.tokens[index + 1].text.startswith(scan.article)


def _people(mention: Mention) -> bool:
    """Whether a title tells a kind of people (رابطة رجال الأعمال) rather than a person."""
    title = mention.entry("title")
    return title is not None and field(title, "number") == "many"


def _longer(scan: Scan, mention: Mention) -> bool:
    """Whether a place is the first word of a longer name (a company called after its city)."""
    return mention.last < scan.count and scan.foreign_word(scan.tokens[mention.last]) and (
        mention.entry("city", "capital") is not None and scan.at.get(mention.last) is None
    )  # fmt: skip


def _strange(scan: Scan, token: Token) -> bool:
    """Whether a word is foreign beyond doubt, so that it names a body even behind its nationality."""
    return token.text.isascii() or (token.text in scan.foreign and scan.scores[token.text] < _NAME_LIKE)


def _disagrees(scan: Scan, token: Token, feminine: bool) -> bool:
    """Whether a definite word behind an adjective can be no further one of the same head."""
    if not token.text.startswith(scan.article):
        return False
    return token.text.endswith(scan.feminine_ending) is not feminine and not token.text.endswith(scan.either)


def _annexed(scan: Scan, index: int) -> bool:
    """Whether an indefinite noun stands between the head and what defines it (لجنة حقوق الإنسان)."""
    for place in range(index, min(index + 3, scan.count - 1)):
        token, after = scan.tokens[place], scan.tokens[place + 1]
        if (token.text[0] in scan.clitics and token.text[1:] in scan.scores) or not token.text[0].isalpha():
            return False
        if token.word.classes & FUNCTION or token.word.verbs:
            return False
        following = scan.at.get(place + 1)
        named = following is not None and following.entry(*_GEOGRAPHY) and not following.prefix
        if named or after.text.startswith(scan.article):
            return True
    return False


def _definite(scan: Scan, index: int, found: Qualifiers, *, construct: bool, chain: str) -> bool:
    token = scan.tokens[index]
    plain = token.text.startswith(scan.article)
    if not plain:
        joined = token.text[0] in scan.conjunctions
        other = scan.at.get(index)
        if joined and (
            "and" not in chain or not found.kinds & {"noun", "adjective"} or (other and other.entry(*_BODIES))
        ):
            return False
        if not joined and (token.text[0] != scan.of or "of" not in chain):
            return False
        if not joined and not found.kinds & {"nation", "adjective", "name", "place", "epithet"}:
            return False
    found.kinds.add("noun" if construct or not plain else "adjective")
    found.last = index + 1
    return True


def _geographic(scan: Scan, mention: Mention, found: Qualifiers, *, construct: bool, trading: bool) -> int:
    entry = scan.entry(mention, *_GEOGRAPHY)
    if entry is None or mention.prefix not in ("", scan.of, scan.locative):
        return 0
    if entry.category == "adjective" and (mention.prefix or not mention.definite):
        return 0
    if mention.prefix and not found.kinds:
        return 0
    part = read_geography(scan, mention)
    if part is None:
        return 0
    located = mention.prefix == scan.locative
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
    close = _OPENING[scan.tokens[index].text]
    for last in range(index + 2, min(index + _QUOTED, scan.count)):
        text = scan.tokens[last].text
        if text == close or (text in _OPENING and text != "(" and close != ")"):
            return last + 1
        if text in COMMAS or text == ".":
            break
    return 0


def is_name(token: Token) -> bool:
    """Whether a token is a word."""
    return token.text[0].isalpha()
