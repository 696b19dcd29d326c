"""Chains: parties joined by "and", with what governs them."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from mizan.languages.lexicon import HARD, Word
from mizan.model.vocabulary import parties
from mizan.reading.events.links import RELATED
from mizan.reading.events.marks import SOFT
from mizan.reading.events.stretch import Stretch
from mizan.reading.parts import Actor, Mention

_STOPS = frozenset(
    ("complement", "relative", "subordinator", "copula", "conjunction", "conditional", "occasion", "preposition")
)
_CIRCUMSTANCES = frozenset(("occasion",))
_OBJECT = frozenset(("object",))
_LANDS = frozenset(("place", "state"))
_HOUSE = frozenset(("institution",))
_LOCATIVE = ("in", "at")
_HASH = "#"
_GAP = 5
_LISTED = 3


class Chain(Struct, eq=False, kw_only=True):
    """Parties joined by "and", and the relation in which they stand to what governs them.

    `coded` tells that all are known by a code. `relation` is `bare` (no preposition), `of` (genitive of the word at
    `governor`) or a preposition's class; `depth` counts the nouns between the preposition or governor and the first
    party.
    """

    codes: tuple[str, ...]
    coded: bool
    kinds: frozenset[str]
    first: int
    last: int
    relation: str
    governor: int
    depth: int
    actors: tuple[Actor, ...]

    @property
    def lead(self) -> Actor:
        """The first of the parties."""
        return self.actors[0]


def is_code(party: str) -> bool:
    """Whether a party is known by a code: a state or an organisation, rather than by its name."""
    return party.isascii() and party.isupper()


def are_codes(parties: Iterable[str]) -> bool:
    """Whether all parties are known by codes."""
    return all(is_code(party) for party in parties)


def is_organisation(party: str) -> bool:
    """Whether a party is an international organisation."""
    known = parties().get(party)
    return known is not None and known.kind == "igo"


def chained(stretch: Stretch) -> list[Chain]:
    groups: list[list[Actor]] = []
    for actor in stretch.actors:
        if groups and _joins(stretch, groups[-1][-1], actor):
            groups[-1].append(actor)
        elif not groups or actor.first >= groups[-1][-1].last:
            groups.append([actor])
    chains: list[Chain] = []
    for group in groups:
        for part in _parts(stretch, group):
            chains.append(_governed(stretch, part, chains))
    return chains


def _parts(stretch: Stretch, group: list[Actor]) -> list[list[Actor]]:
    """A group joined by commas alone is no list: each of its parties stands for itstretch."""
    if len(group) > 1 and not any(_conjoined(stretch, left, right) for left, right in pairwise(group)):
        return [[actor] for actor in group]
    return [group]


def _conjoined(stretch: Stretch, left: Actor, actor: Actor) -> bool:
    if actor.prefix and actor.prefix[0] in stretch.syntax.conjunctions:
        return True
    if actor.how == "adjective" and actor.first > stretch.first and stretch.covered[actor.first - 1] is not None:
        return True
    if stretch.adds(range(left.last, actor.first)):
        return True
    before = actor.first - 1
    if before > stretch.first and stretch.tokens[before].text == _HASH:
        before -= 1
    return before >= stretch.first and "conjunction" in stretch.tokens[before].word.classes


def _joins(stretch: Stretch, left: Actor, right: Actor) -> bool:
    if not 0 <= right.first - left.last <= _GAP:
        return False
    gap = range(left.last, right.first)
    if stretch.adds(gap):
        return not right.prefix
    if len(gap) > _LISTED:
        return False
    between = [stretch.tokens[index].text for index in gap]
    marked = right.prefix[:1] in stretch.syntax.conjunctions if right.prefix else False
    if right.prefix and right.prefix[-1:] not in stretch.syntax.conjunctions:
        return False
    if any(token not in SOFT and token != _HASH and "conjunction" not in stretch.tokens[index].word.classes
           for token, index in zip(between, gap, strict=True)):  # fmt: skip
        return False
    if not gap and left.how == right.how == "adjective":
        return True
    listed = bool(between) and (right.kind != "place" or left.kind == "place")
    return marked or listed


def _governed(stretch: Stretch, group: list[Actor], earlier: list[Chain]) -> Chain:
    first = group[0]
    codes, kinds = first.codes, frozenset((first.kind,))
    if len(group) > 1:
        codes = tuple(dict.fromkeys(code for actor in group for code in actor.codes))
        kinds = frozenset(actor.kind for actor in group)
    relation, governor, depth = _relation_of(stretch, first)
    last = earlier[-1] if earlier else None
    told = depth > 1 and first.how == "adjective"
    apposed = last is not None and not told and not (first.kind == "person" and _is_seat(last))
    if relation == "bare" and last is not None and apposed and last.last - 1 == governor and last.relation in RELATED:
        relation, governor, depth = last.relation, last.governor, last.depth
    return Chain(
        codes=codes,
        coded=are_codes(codes),
        kinds=kinds,
        first=first.first,
        last=group[-1].last,
        relation=relation,
        governor=governor,
        depth=depth,
        actors=tuple(group),
    )


def _is_seat(chain: Chain) -> bool:
    """Whether a chain is where something happens: a land, or a body in whose house it does."""
    return chain.kinds <= _LANDS or (chain.kinds == _HOUSE and chain.relation in _LOCATIVE)


def _relation_of(stretch: Stretch, actor: Actor) -> tuple[str, int, int]:
    if actor.prefix:
        clitic = stretch.syntax.clitics.get(actor.prefix[-1:])
        if clitic:
            return clitic, actor.first, 0
    index, depth = actor.first - 1, 0
    if actor.how != "adjective" and actor.first in stretch.text.moment_ends:
        # What stands before a time (after noon on Friday) governs no party behind it.
        return "bare", index, depth
    while index >= stretch.first and depth < 5:
        token = stretch.tokens[index]
        if token.text in HARD:
            return "bare", index, depth
        if token.text in SOFT or token.text == _HASH:
            if depth or token.text in "،,":
                return "bare", index, depth
            index -= 1
            continue
        classes = token.word.classes
        if classes:
            if "aside" in classes:
                return "bare", index, depth
            if "by" in classes and index > stretch.first and "from" in stretch.tokens[index - 1].word.classes:
                return "by", index, depth
            if "from" in classes and index > stretch.first and "quantity" in stretch.tokens[index - 1].word.classes:
                index -= 2
                continue
            if name := stretch.wordbook.link(token.word).relation:
                return name, index, depth
            if not _STOPS.isdisjoint(classes):
                return "bare" if classes.isdisjoint(_CIRCUMSTANCES) else "circumstance", index, depth
        mention = _mention_at(stretch, index)
        if mention is not None and "trigger_noun" in mention.kinds:
            whole = mention.definite and not mention.pronoun and actor.kind == "person"
            return ("bare" if whole else "of"), mention.first, depth
        if mention is not None and mention.first < index and _hides_noun(mention, token.word):
            return "of", index, depth
        if token.word.verbs and (mention is None or depth == 0):
            return "bare", index, depth
        if stretch.covered[index] is not None:
            return "bare", index, depth
        begins = stretch.relation(index)
        if begins:
            return begins, index, depth + 1
        index -= 1
        depth += 1
    return "bare", index, depth


def _hides_noun(mention: Mention, word: Word) -> bool:
    """Whether an object of several words (to a halt of) covers a word that tells an act by itself."""
    return mention.kinds.keys() == _OBJECT and "trigger_noun" in word.categories


def _mention_at(stretch: Stretch, index: int) -> Mention | None:
    for first in range(index, max(stretch.first, index - 4) - 1, -1):
        mention = stretch.mentions[first]
        if mention is not None:
            return mention if mention.last > index else None
    return None
