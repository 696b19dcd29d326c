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

_ACTS = frozenset(("opened", "built", "completed", "project", "halted"))
_GOVERNORS = frozenset(("proposed", "planned", "agreed", "under_way", "halted"))
_BY_TENSE = {
    "opened": {"past": "completed", "present": "completed", "": "completed"},
    "built": {"past": "completed", "present": "under_way"},
    "completed": {"past": "completed", "": "completed"},
}
_NEAR, _VERB, _BEHIND, _GOVERNED = 1, 7, 4, 14
_HALTED = 2
_DENIED = 3
_NAMED_NOUN, _NAMED_VERB = 2, 3


class Cue(Struct, frozen=True, eq=False):
    """A word or phrase that tells of a stage; `tense` is that of a verb, else empty.

    `joined` tells of a conjunction in front, `aim` of a preposition that makes it what something else is for, `taken`
    of a pronoun behind a verb, which is its object.
    """

    first: int
    last: int
    role: str
    tense: str
    entry: Entry
    negated: bool
    joined: bool
    aim: bool = False
    taken: bool = False


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
    aims = text.language.grammar.get("projects", {}).get("aim", "\0")
    for mention in layer.within(sentence.first, sentence.last):
        entry = mention.entry("project_act", "project_phrase")
        if entry is None or (mention.first == sentence.first and mention.first in layer.verbs):
            continue
        place, denied = (mention.first, mention.last), _denied(text, mention.first)
        joined, aim = bool(text.tokens[mention.first].word.conjunction), mention.prefix.endswith(aims)
        found.append(Cue(*place, entry.features["role"], "", entry, denied, joined, aim))
        nouns.update(range(mention.first, mention.last))
    for index in layer.verbs_within(sentence.first, sentence.last):
        if index not in nouns:
            known = layer.verbs[index]
            verb = known.verbs[0]
            future = index > 0 and "future" in text.tokens[index - 1].word.classes
            tense, joined = "future" if future else verb.tense, bool(known.conjunction)
            role = verb.entry.features["role"]
            denied, taken = _denied(text, index), bool(verb.pronoun)
            found.append(Cue(index, index + 1, role, tense, verb.entry, denied, joined, taken=taken))
    return sorted(found, key=lambda cue: cue.first)


def _denied(text: Text, first: int) -> bool:
    return any("negation" in token.word.classes for token in text.tokens[max(first - _DENIED, 0) : first])


def standing(
    text: Text, cues: Sequence[Cue], first: int, last: int, before: Standing | None, *, named: bool = False
) -> Standing | None:
    """What the cues tell of a noun at tokens `first` … `last - 1`; None where they deny the act.

    `before` is what the noun before it in the sentence came to: acts joined by a conjunction share a governor. A name
    is often told of in passing: what governs one without an act stands right before it.
    """
    act = _act_before(text, cues, first)
    if act is None:
        act = _act_behind(text, cues, last)
        governor = _governor(text, cues, first, last) if act is None else None
        if governor is not None and named and not _next_to(governor, first):
            governor = None
    else:
        governor = _governor(text, [cue for cue in cues if cue is not act], first, last)
        if act.role == "project" and named and governor is not None and not _next_to(governor, act.first):
            governor = None
        if act.joined and (governor is None or _is_pact(governor)):
            governor = before.governor if before is not None else None
    if act is not None and act.negated:
        return None
    return Standing(_stage(act, governor), act, governor)


def _act_before(text: Text, cues: Sequence[Cue], first: int) -> Cue | None:
    for cue in reversed(cues):
        reach = (_HALTED if cue.role == "halted" else _VERB) if cue.tense else _NEAR
        near = cue.role in _ACTS and cue.last <= first <= cue.last + reach and not cue.taken
        if near and not text.broken(cue.last, first) and not _prepositions(text, cue.last, first):
            return cue
    return None


def _act_behind(text: Text, cues: Sequence[Cue], last: int) -> Cue | None:
    """The verb of a clause about the noun (the dam that Ethiopia builds)."""
    for cue in cues:
        if cue.role in _ACTS and cue.tense and last < cue.first <= last + _BEHIND:
            return cue if text.broken(cue.first - 1, cue.first) else None
    return None


def _governor(text: Text, cues: Sequence[Cue], first: int, last: int) -> Cue | None:
    for cue in reversed(cues):
        if cue.role in _GOVERNORS and cue.last <= first <= cue.last + _GOVERNED:
            return None if text.broken(cue.last, first) else cue
    for cue in cues:
        if cue.role in _GOVERNORS and last <= cue.first <= last + _BEHIND and not cue.joined:
            return cue if cue.entry.category == "project_phrase" else None
    return None


def _next_to(governor: Cue, first: int) -> bool:
    return governor.last <= first <= governor.last + (_NAMED_VERB if governor.tense else _NAMED_NOUN)


def _is_pact(governor: Cue) -> bool:
    """Whether what governs is an agreement told by a noun: what a conjunction adds to it need not be agreed on."""
    return governor.role == "agreed" and not governor.tense


def _prepositions(text: Text, first: int, last: int) -> bool:
    return any("preposition" in text.tokens[index].word.classes for index in range(first, last))


def _stage(act: Cue | None, governor: Cue | None) -> str | None:
    if act is not None and act.role == "halted":
        return "halted" if governor is None or governor.role != "proposed" else None
    if any(cue is not None and cue.tense == "future" for cue in (act, governor)):
        return "planned"
    if governor is not None:
        return governor.role
    if act is not None and act.aim:
        return "planned"
    return _BY_TENSE.get(act.role, {}).get(act.tense) if act is not None else None
