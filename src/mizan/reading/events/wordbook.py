"""A word book: what single words and rows of the lexicon tell of acts, each worked out once."""

from functools import cache

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb, Word
from mizan.reading.events.frames import Frame
from mizan.reading.events.senses import Sense
from mizan.reading.events.syntax import Syntax, syntax

_DIRECTED = "directed"
_FUNCTION = frozenset(
    ("preposition", "conjunction", "negation", "subordinator", "complement", "relative", "copula", "unlike")
)
_NONE: frozenset[str] = frozenset()
_KEPT = 100_000


class Noun(Struct, frozen=True, eq=False):
    """A noun of the lexicon as it stands in a text; `length` counts its tokens."""

    entries: tuple[Entry, ...]
    length: int
    prefix: str
    definite: bool
    pronoun: str


class Cue(Struct, frozen=True, eq=False):
    """What one word alone may tell of acts: a noun, and verbs.

    `sure` tells that the verbs are likely wherever the word stands. `needs` are the objects on which all its senses
    rest, or None where one of them may do without.
    """

    noun: Noun | None
    verbs: tuple[Verb, ...]
    sure: bool
    needs: frozenset[str] | None


_SILENT = Cue(None, (), True, _NONE)


class Wordbook:
    """The senses of a language's entries, and the cues and objects that its words are."""

    def __init__(self, grammar: Syntax) -> None:
        self._syntax = grammar
        self._senses: dict[Entry, Sense] = {}
        self._cues: dict[Word, Cue] = {}
        self._objects: dict[Word, frozenset[str]] = {}

    def sense(self, entry: Entry) -> Sense:
        """The sense of an entry that tells an act or supports one."""
        found = self._senses.get(entry)
        if found is None:
            name = entry.features.get("frame") or _DIRECTED
            found = self._senses[entry] = Sense.of(entry, self._syntax.frames.get(name) or Frame(name=name))
        return found

    def cue(self, word: Word) -> Cue:
        """What a word alone may tell of acts."""
        found = self._cues.get(word)
        if found is None:
            if len(self._cues) >= _KEPT:
                self._cues.clear()
            found = self._cues[word] = self._cue(word)
        return found

    def objects(self, word: Word) -> frozenset[str]:
        """The classes of object that a word alone is."""
        found = self._objects.get(word)
        if found is None:
            if len(self._objects) >= _KEPT:
                self._objects.clear()
            found = self._objects[word] = _NONE.union(*(named(start.node.entries) for start in word.starts))
        return found

    def _cue(self, word: Word) -> Cue:
        if "lookalike" in word.classes:
            return _SILENT
        noun = noun_of(word, "trigger_noun")
        verbs = self._verbs(word)
        senses = [self.sense(entry) for entry in noun.entries] if noun is not None else []
        senses += [self.sense(verb.entry) for verb in verbs]
        free = any(sense.other or not sense.plain for sense in senses)
        needs = None if free else _NONE.union(*(sense.plain for sense in senses))
        sure = not any(verb.pronoun or says_i(verb) for verb in verbs)
        return Cue(noun, verbs, sure, needs)

    def _verbs(self, word: Word) -> tuple[Verb, ...]:
        """The readings of a word as a verb that tells an act, unless it is a function word."""
        if word.classes & _FUNCTION and (not word.conjunction or "complement" in word.classes):
            return ()
        found = (verb for verb in word.verbs if verb.entry.category == "trigger" and verb.person != 2)
        return tuple(verb for verb in found if verb.pronoun not in self._syntax.strange)


@cache
def wordbook(code: str) -> Wordbook:
    """The word book of a language, by its code."""
    return Wordbook(syntax(code))


def says_i(verb: Verb) -> bool:
    """Whether a verb is in the first person singular."""
    return verb.person == 1 and verb.number == "singular"


def noun_of(word: Word, *categories: str) -> Noun | None:
    """The noun of one of these categories that a word alone is."""
    for start in word.starts:
        entries = tuple(entry for entry in start.node.entries if entry.category in categories)
        if entries:
            return Noun(entries, 1, start.prefix, start.definite, start.pronoun)
    return None


def named(entries: tuple[Entry, ...]) -> frozenset[str]:
    """The classes of object that a form is."""
    names: set[str] = set()
    for entry in entries:
        if entry.category == "object":
            names.add(entry.features.get("class", entry.key))
        elif entry.category == "instrument":
            names.add("agreement")
        elif entry.features.get("type") == "CONSULT" and _is_plain(entry):
            names.update(("visit",) if entry.features.get("mode") == "visit" else ("talks", "meeting"))
    return frozenset(names)


def _is_plain(entry: Entry) -> bool:
    """Whether a noun tells its act whatever its object is."""
    return entry.category == "trigger_noun" and entry.features.get("needs", "")[:1] in ("", "@", "-", "+")
