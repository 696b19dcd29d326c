"""How far a project has come, by the words that govern its noun: opened, agreed on, under way, put off …

An act (opening, building) stands right before the noun or behind it; a governor (agreed on, plans to, proposes) stands
before the act and tells more than it: the opening that is agreed on has not taken place.
"""

from collections.abc import Sequence

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.parts import Sentence
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

STAGES = ("proposed", "planned", "agreed", "under_way", "completed", "halted")
"""The stages of a project in the order in which they are reached."""

BREAK = "clause_end"
"""The class of words at which a clause ends."""

_ACTS = frozenset(("opened", "built", "completed", "project", "halted"))
_GOVERNORS = frozenset(("proposed", "planned", "agreed", "under_way", "halted"))
_BY_TENSE = {
    "opened": {"past": "completed", "present": "under_way", "": "completed"},
    "built": {"past": "completed", "present": "under_way"},
    "completed": {"past": "completed", "": "completed"},
}
_NEAR, _VERB, _BEHIND, _GOVERNED = 1, 7, 4, 14
_HALTED = 2


class Cue(Struct, frozen=True, eq=False):
    """A word or phrase that tells of a stage; `tense` is that of a verb, else empty."""

    first: int
    last: int
    role: str
    tense: str
    entry: Entry
    negated: bool
    joined: bool


class Standing(Struct, frozen=True, eq=False):
    """The stage that a clause tells, if any, and the cues that tell it."""

    stage: str | None
    act: Cue | None
    governor: Cue | None

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The cues there are, the governor first."""
        return tuple(cue for cue in (self.governor, self.act) if cue is not None)


def find_cues(text: Text, layer: Layer, sentence: Sentence) -> list[Cue]:
    """The cues of a sentence, in order of position."""
    found: list[Cue] = []
    nouns: set[int] = set()
    for mention in layer.within(sentence.first, sentence.last):
        entry = mention.entry("project_act", "project_phrase")
        if entry is not None and (mention.first > sentence.first or not layer.words[mention.first].verbs):
            found.append(_cue(text, mention.first, mention.last, "", entry, bool(mention.prefix)))
            nouns.update(range(mention.first, mention.last))
    for index in range(sentence.first, sentence.last):
        known = layer.words.get(index)
        if known is not None and known.verbs and index not in nouns:
            verb = known.verbs[0]
            future = index > 0 and "future" in text.tokens[index - 1].word.classes
            tense = "future" if future else verb.tense
            found.append(_cue(text, index, index + 1, tense, verb.entry, bool(known.conjunction)))
    return sorted(found, key=lambda cue: cue.first)


def _cue(text: Text, first: int, last: int, tense: str, entry: Entry, joined: bool) -> Cue:
    negated = any("negation" in text.tokens[i].word.classes for i in range(max(first - 2, 0), first))
    return Cue(first, last, entry.features["role"], tense, entry, negated, joined)


def standing(text: Text, cues: Sequence[Cue], first: int, last: int, before: Standing | None) -> Standing | None:
    """What the cues tell of a noun at tokens `first` … `last - 1`; None where they deny the act.

    `before` is what the noun before it in the sentence came to: acts joined by a conjunction share a governor.
    """
    act = _act(text, cues, first, last)
    governor = _governor(text, cues, first, last, act)
    if governor is None and before is not None and before.governor is not None and act is not None and act.joined:
        governor = before.governor
    if act is not None and act.negated:
        return None
    return Standing(_stage(act, governor), act, governor)


def _act(text: Text, cues: Sequence[Cue], first: int, last: int) -> Cue | None:
    for cue in reversed(cues):
        reach = (_HALTED if cue.role == "halted" else _VERB) if cue.tense else _NEAR
        if cue.role in _ACTS and cue.last <= first <= cue.last + reach and not _crossed(text, cue.last, first):
            return cue
    for cue in cues:
        if cue.role in _ACTS and cue.tense and last <= cue.first <= last + _BEHIND and not cue.joined:
            return cue
    return None


def _crossed(text: Text, first: int, last: int) -> bool:
    """Whether a preposition or the end of a clause stands among tokens `first` … `last - 1`."""
    return any(not text.tokens[i].word.classes.isdisjoint((BREAK, "preposition")) for i in range(first, last))


def _governor(text: Text, cues: Sequence[Cue], first: int, last: int, act: Cue | None) -> Cue | None:
    for cue in reversed(cues):
        if cue.role in _GOVERNORS and cue is not act and cue.last <= first <= cue.last + _GOVERNED:
            return None if _broken(text, cue.last, first) else cue
    for cue in cues:
        if cue.role in _GOVERNORS and cue is not act and last <= cue.first <= last + _BEHIND and not cue.joined:
            return cue if cue.entry.category == "project_phrase" else None
    return None


def _stage(act: Cue | None, governor: Cue | None) -> str | None:
    if act is not None and act.role == "halted":
        return "halted"
    if any(cue is not None and cue.tense == "future" for cue in (act, governor)):
        return "planned"
    if governor is not None:
        return governor.role
    return _BY_TENSE.get(act.role, {}).get(act.tense) if act is not None else None


def _broken(text: Text, first: int, last: int) -> bool:
    return any(BREAK in text.tokens[index].word.classes for index in range(first, last))
