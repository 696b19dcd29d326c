"""Parties joined to one another: named ones, and between them those that no list knows."""

from mizan.reading.agreements.unlisted import latin, unlisted
from mizan.reading.parts import Actor
from mizan.reading.text import Text

# The most tokens between two parties of a list, or between what joins a party and the party.
GAP = 5
_NAMED = frozenset(("company", "institution"))


def joined(text: Text, actors: list[Actor], first: int, limit: int) -> list[Actor]:
    """The actors joined by "and" or commas from about token `first` on, short of token `limit`."""
    found: list[Actor] = []
    end = first
    behind = list(actors)
    while True:
        actor = behind.pop(0) if behind else None
        strange = told(text, end, limit, opening=not found)
        if strange is not None and (actor is None or not _named_within(strange, actor)):
            behind = [other for other in (actor, *behind) if other is not None and other.first >= strange.last]
            actor = strange
        if actor is None or actor.first - end > GAP or (not found and _paused(text, end, actor.first)):
            break
        if found and actor is not strange and actor.first > end and not actor.prefix and _apart(text, end, actor.first):
            break
        found.append(actor)
        end = actor.last
    return found


def _paused(text: Text, first: int, last: int) -> bool:
    """Whether a pause parts what joins a party from the actor, so that it joins something without a name."""
    return last - first > 1 and any("pause" in token.word.classes for token in text.tokens[first:last])


def _apart(text: Text, first: int, last: int) -> bool:
    """Whether what stands between two actors does not join them."""
    word = text.tokens[first].word
    if not word.conjunction and word.classes.isdisjoint(("conjunction", "pause")):
        return True
    begun = first + 2 if "each" in word.classes else first
    return any("relative" in token.word.classes for token in text.tokens[begun:last])


def told(text: Text, first: int, limit: int, *, opening: bool) -> Actor | None:
    """A party that no list knows, at token `first` or behind the "and" there."""
    tokens = text.tokens
    while first < limit and not tokens[first].text[0].isalnum() and not opening:
        first += 1
    if first >= limit or opening:
        return unlisted(text, first, limit)
    word = tokens[first].word
    if "conjunction" in word.classes:
        return unlisted(text, first + 1, limit)
    attached = bool(word.conjunction) or (latin(word.text) and not word.text.isascii())
    return unlisted(text, first, limit) if attached else None


def _named_within(strange: Actor, actor: Actor) -> bool:
    """Whether what is told of a party holds or follows a name of its own."""
    return actor.first <= strange.first or (actor.first < strange.last and actor.kind in _NAMED)
