"""Institutions, companies, projects and named places: a known name, or a head noun and what qualifies it."""

from collections.abc import Iterable

from mizan.languages.lexicon import Entry
from mizan.reading.actors.heads import head_of
from mizan.reading.actors.places import read_geography
from mizan.reading.actors.qualifiers import Qualifiers, qualify
from mizan.reading.actors.scan import OPENING, QUOTES, Scan, code, field, functional
from mizan.reading.parts import Actor, Mention, Token

_NATIONS = frozenset(("adjective", "state", "organisation"))
_MOVEMENTS = frozenset(("armed", "party"))
_OF_THE_STATE = frozenset(("government", "legislature", "court", "forces"))
_OUTLETS = ("outlet", "news_agency")
_NAMED = ("body", "company", "project")
_KNOWN = frozenset(_NAMED)
_HEAD = frozenset(("head",))
_COMPANY = frozenset(("company",))
_ADJECTIVES = frozenset(("adjective",))


def read_body(scan: Scan, mention: Mention) -> Actor | None:
    """The institution, company, project or named place that begins with a mention, or None."""
    entry = scan.first_entry(mention, _NAMED)
    if entry is not None and not _doubtful(scan, mention, entry):
        return _known(scan, mention, entry)
    heads = mention.kinds.get("head")
    if heads is None or mention.pronoun or scan.respelt(mention, heads[0]):
        return None
    return _read_head(scan, mention, heads[0])


def _doubtful(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Whether a known name is rather a common word here."""
    if mention.last - mention.first == 1 and functional(scan.tokens[mention.first]):
        return True
    if entry.key == "" or _introduced(scan, mention):
        return False
    if "ambiguous" in entry.features:
        return mention.last == mention.first + 1 or code(entry) not in scan.supported
    if mention.last - mention.first > 1 and mention.first:
        before = scan.tokens[mention.first - 1]
        return entry.category == "body" and _governs(scan, mention, before)
    if field(entry, "kind") == "armed" and mention.definite:
        return False
    return scan.native(mention.first, mention.last, mention.prefix) and entry.category != "project"


def _governs(scan: Scan, mention: Mention, before: Token) -> bool:
    """Whether the name's first word is an adjective of the definite noun before it (السياسة الخارجية الروسية)."""
    if mention.prefix:
        return False
    head = scan.match(mention.first, _HEAD)
    if head is None or all(entry.key != "portfolio" for entry in head.entries):
        return False
    at = scan.at.get(mention.first - 1)
    return scan.definite(before) or bool(at and any(scan.entry(at, nation) for nation in _NATIONS))


def is_movement(entry: Entry) -> bool:
    """Whether a row names a movement: it goes by many names, and is one party under all of them."""
    return field(entry, "kind") in _MOVEMENTS


def _known(scan: Scan, mention: Mention, entry: Entry) -> Actor:
    state = code(entry)
    kind = "institution" if entry.category == "body" else entry.category
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
    actor = scan.actor(
        kind, (), mention.first, last, "known",
        prefix=mention.prefix, named=(first, last if first == mention.first else mention.last), named_prefix=prefix,
        country=state, entries=(entry,), within=tuple(within),
    )  # fmt: skip
    sort = "outlet" if field(entry, "kind") == "news" else ""
    party = entry.key if is_movement(entry) else scan.name(first, _own_end(scan, mention, entry), prefix)[0]
    actor.codes = _codes(kind, state, party, sort, acting=_organ(scan, mention, entry))
    return actor


def _proper(scan: Scan, mention: Mention, entry: Entry) -> tuple[int, str]:
    """Where a company's own name begins, behind the word for its kind (شركة)."""
    if entry.category != "company" or mention.definite:
        return mention.first, mention.prefix
    rest = scan.match(mention.first + 1, _COMPANY, mention.last) if mention.last > mention.first + 1 else None
    if rest is not None and rest.last == mention.last and any(one.key == entry.key for one in rest.entries):
        return mention.first + 1, rest.prefix
    return mention.first, mention.prefix


def _own_end(scan: Scan, mention: Mention, entry: Entry) -> int:
    """Where a body's name ends without the nationality that it may bear or not (حزب الله اللبناني)."""
    several = entry.category == "body" and mention.last - mention.first > 1
    shorter = scan.match(mention.first, _KNOWN, mention.last - 1) if several else None
    if shorter is None or shorter.last < mention.last - 1 or all(one.key != entry.key for one in shorter.entries):
        return mention.last
    return shorter.last if scan.match(shorter.last, _ADJECTIVES) else mention.last


def _codes(kind: str, state: str | None, name: str, sort: str, *, acting: bool) -> tuple[str, ...]:
    """What an event would list for a body: the state whose organ it is, else its name; an outlet only reports."""
    if kind == "project" or sort == "outlet":
        return ()
    return (state,) if acting and state else (name,)


def _organ(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Whether a known body is a state's: its government, parliament, court, army or secret service."""
    if field(entry, "kind") in _OF_THE_STATE:
        return True
    head = scan.match(mention.first, _HEAD)
    return head is not None and any(head_of(one).acting for one in head.entries)


def _introduced(scan: Scan, mention: Mention) -> bool:
    """Whether a name stands alone between quotation marks or behind a head noun of its kind."""
    if mention.first == 0:
        return False
    before = scan.tokens[mention.first - 1]
    if before.text in OPENING:
        return mention.last < scan.count and scan.tokens[mention.last].text in QUOTES
    if mention.prefix:
        return False
    heads = (entry for start in before.word.starts for entry in start.node.entries if entry.category == "head")
    return any(field(head, "type") in ("institution", "company") for head in heads)


def _read_head(scan: Scan, mention: Mention, head: Entry) -> Actor | None:
    if head.key == "portfolio" and mention.first and _governs(scan, mention, scan.tokens[mention.first - 1]):
        return None
    told = head_of(head)
    found = qualify(scan, mention, told, read_body)
    if not _satisfied(scan, mention, told.needs, found):
        return None
    kind = told.kind
    named, how = (mention.first, found.last), "head"
    own = kind == "company" or head.key == "city" or (kind == "institution" and mention.definite)
    if found.named is not None and own:
        named, how = found.named, "named"
    if head.key == "city" and (place := next((part for part in found.within if part.kind == "place"), None)):
        place.within = tuple(part for part in found.within if part is not place)
        place.last = found.last
        return place
    sort = "outlet" if head.key in _OUTLETS else ""
    known = _quoted_name(scan, found.named) if found.named is not None else None
    acting = told.acting or (kind == "institution" and "governmental" in found.kinds)
    actor = scan.actor(
        kind, (), mention.first, found.last, how, prefix=mention.prefix,
        named=named, named_prefix=mention.prefix if named[0] == mention.first else "",
        country=found.country, entries=(known,) if known else (head,), within=found.within,
    )  # fmt: skip
    actor.codes = _codes(kind, found.country, actor.name, sort, acting=acting)
    return actor


def _quoted_name(scan: Scan, named: tuple[int, int]) -> Entry | None:
    """The row of the lexicon that a name behind its head noun stands for (وكالة "الأناضول")."""
    mention = scan.match(named[0], _KNOWN, named[1])
    return mention.entry(*_NAMED) if mention is not None and mention.last == named[1] else None


def _satisfied(scan: Scan, mention: Mention, needs: Iterable[str], found: Qualifiers) -> bool:
    if not found.kinds and not mention.definite:
        return False
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
