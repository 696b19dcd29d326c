"""The words of conflict in a text (lexicon/conflict.tsv), sentence by sentence where they may tell an act."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.parts import Sentence
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

ASSAULT = (
    "suicide", "bomb", "blast", "strike", "drone", "shell", "shoot", "abduct", "murder", "poison", "torture",
    "rape", "beat", "gas", "destroy", "storm", "clash", "massacre", "attack", "kill", "dead", "target", "war",
)  # fmt: skip
PROTEST = ("hunger", "strike-work", "riot", "block", "march", "sit-in", "demo", "crowd", "boycott")
WEAPONS = frozenset(ASSAULT) - {"kill", "dead", "destroy", "storm", "blast", "target", "torture"}
KINDS = {"ASSAULT": ASSAULT, "PROTEST": PROTEST}
ACTS = {kind: frozenset(roles) for kind, roles in KINDS.items()}
WINDOW = 300
"""The tokens of the pieces that a sentence is weighed in that has no end."""

_ACTS = frozenset((*ASSAULT, *PROTEST))
_STOPPED = 3


class Cue(Struct, frozen=True, eq=False):
    """A word of conflict: its tokens, role, shape (verb, noun, adjective, phrase), form, and entry."""

    first: int
    last: int
    role: str
    shape: str
    form: str
    entry: Entry
    prefix: str = ""

    @property
    def mode(self) -> str:
        """How the act is done that the word tells, or ""."""
        return self.entry.features["mode"]


def find_cues(text: Text) -> Iterator[tuple[Sentence, list[Cue]]]:
    """The sentences with a word that may tell an act, and all their words of conflict; an endless one in pieces."""
    layer = Layer(text, "conflict")
    before: Sentence | None = None
    for index in sorted(_acts(layer)):
        sentence = text.sentence_at(text.tokens[index].start)
        if sentence is before:
            continue
        before = sentence
        cues = sorted(_cues(layer, sentence), key=lambda cue: cue.first)
        if sentence.last - sentence.first <= 2 * WINDOW:
            yield sentence, cues
            continue
        for number, piece in groupby(cues, key=lambda cue: (cue.first - sentence.first) // WINDOW):
            first = sentence.first + number * WINDOW
            last = min(sentence.last, first + WINDOW)
            start, end = text.tokens[first].start, text.tokens[last - 1].end
            yield Sentence(first, last, start, end), [cue for cue in piece if cue.last <= last]


def touched(cues: list[Cue]) -> Iterator[str]:
    """The types of act that words of conflict may tell; an accident is none."""
    roles = {cue.role for cue in cues}
    if "accident" in roles and roles.isdisjoint(WEAPONS):
        return
    for kind, acts in ACTS.items():
        if not roles.isdisjoint(acts):
            yield kind


def _acts(layer: Layer) -> set[int]:
    """The tokens whose word may tell an act."""
    found: set[int] = set()
    for mention in layer.mentions:
        for entry in mention.entries:
            if entry.features["role"] in _ACTS:
                found.add(mention.first)
    for index, word in layer.verbs.items():
        for verb in word.verbs:
            if verb.entry.features["role"] in _ACTS:
                found.add(index)
    return found


def _cues(layer: Layer, sentence: Sentence) -> Iterator[Cue]:
    nouns: set[tuple[int, str]] = set()
    named: set[int] = set()
    for mention in layer.within(sentence.first, sentence.last):
        form = "owned" if mention.pronoun else "definite" if mention.definite else "indefinite"
        first, last, prefix = mention.first, mention.last, mention.prefix
        if last - first > 1:
            named.add(first)
        for entry in mention.entries:
            role = entry.features["role"]
            if role == "shoot" and prefix and _ceases(layer.text, sentence, first):
                continue
            nouns.add((first, role))
            yield Cue(first, last, role, entry.category, form, entry, prefix)
    for index in layer.verbs_within(sentence.first, sentence.last):
        if index in named:
            continue
        for verb in layer.verbs[index].verbs:
            role = verb.entry.features["role"]
            if verb.person == 3 and not (verb.pronoun and (index, role) in nouns):
                yield Cue(index, index + 1, role, "verb", f"{verb.tense}-{verb.number}", verb.entry)


def _ceases(text: Text, sentence: Sentence, first: int) -> bool:
    """Whether words right before a token tell that something stops (a lasting halt to the shooting)."""
    low = max(sentence.first, first - _STOPPED)
    return any("ceasing" in text.tokens[index].word.classes for index in range(low, first))
