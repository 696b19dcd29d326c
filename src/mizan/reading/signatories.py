"""Between whom an agreement is: the parties of an instrument named in a sentence."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mizan.reading.instruments import Instrument
from mizan.reading.parts import Actor, Sentence
from mizan.reading.text import Text

_REACH = 14
_GAP = 5
_MOST = 8
_PARTIES = frozenset(("state", "igo", "person", "dyad", "company", "institution"))
_STATES = frozenset(("state", "igo", "person", "dyad"))


class Parties(Struct, frozen=True):
    """The codes of the parties and how they were found."""

    codes: tuple[str, ...]
    how: str


def agreeing_parties(text: Text, sentence: Sentence, instrument: Instrument, first: int, last: int) -> Parties:
    """The parties of an instrument whose clause is tokens `first` … `last - 1`; empty where none are named."""
    right = _able(text.actors_in(instrument.last, instrument.right))
    left = _able(text.actors_in(instrument.left, instrument.first))
    named = _between(text, instrument, right)
    if len(named) > 1:
        return Parties(named, "between")
    subject = _subject(left, first)
    partner = _with(text, instrument, [*left, *right])
    both = _codes((*subject, *partner))
    if partner and len(both) > 1:
        return Parties(both, "with")
    near = [actor for actor in right if actor.first < last]
    pair = next((actor.codes for actor in (*near, *reversed(left)) if actor.kind == "dyad"), ())
    if len(pair) > 1:
        return Parties(pair, "dyad")
    adjacent = _codes(_chain(right, instrument.last + 4))
    if 1 < len(adjacent) <= _MOST:
        return Parties(adjacent, "noun")
    acting = _codes(subject)
    if 1 < len(acting) <= _MOST:
        return Parties(acting, "subject")
    clause = _codes((*subject, *near))
    if 1 < len(clause) <= _MOST:
        return Parties(clause, "clause")
    states = [a for a in _able(text.actors_in(instrument.left, instrument.right)) if a.kind in _STATES]
    whole = _codes(states)
    if 1 < len(whole) <= _MOST:
        return Parties(whole, "sentence")
    return Parties(clause or whole, "one" if clause or whole else "none")


def _able(actors: Iterable[Actor]) -> list[Actor]:
    """The actors that can be a party."""
    return [actor for actor in actors if actor.kind in _PARTIES]


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The codes of actors, each once, in order; a company or body without a code is its name."""
    codes: dict[str, None] = {}
    for actor in actors:
        if actor.kind in ("company", "institution") and not actor.codes:
            codes[actor.name] = None
        for code in actor.codes:
            codes[code] = None
    return tuple(codes)


def _chain(actors: Sequence[Actor], first: int) -> list[Actor]:
    """The actors that follow one another from about token `first` on, with few words between."""
    found: list[Actor] = []
    end = first
    for actor in actors:
        if actor.first < first - _GAP:
            continue
        if actor.first - end > _GAP:
            break
        found.append(actor)
        end = actor.last
    return found


def _between(text: Text, instrument: Instrument, right: Sequence[Actor]) -> tuple[str, ...]:
    """The codes of the actors joined by "between" behind the noun."""
    for index in range(instrument.last, min(instrument.last + _REACH, instrument.right)):
        if "between" in text.tokens[index].word.classes:
            behind = [actor for actor in right if actor.first > index]
            return _codes(_chain(behind, index + 1))
    return ()


def _with(text: Text, instrument: Instrument, actors: Sequence[Actor]) -> list[Actor]:
    """The actors joined by "with" near the noun."""
    for index in (
        *range(instrument.last, min(instrument.last + _REACH, instrument.right)),
        *range(instrument.first - 1, max(instrument.first - _REACH, instrument.left) - 1, -1),
    ):
        if "with" in text.tokens[index].word.classes:
            behind = [actor for actor in actors if actor.first > index]
            if behind and behind[0].first - index <= _GAP:
                return _chain(behind, index + 1)
    return []


def _subject(left: Sequence[Actor], cue: int) -> list[Actor]:
    """The actors that govern the noun: those behind the cue, else the last ones before it."""
    inside = [actor for actor in left if actor.first > cue]
    if inside:
        return inside
    before = [actor for actor in left if actor.last <= cue]
    found: list[Actor] = []
    for actor in reversed(before):
        if found and found[0].first - actor.last > _GAP:
            break
        found.insert(0, actor)
    return found
