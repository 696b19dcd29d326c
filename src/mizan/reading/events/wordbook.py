"""A word book: what single words and rows of the lexicon tell of acts, each worked out once."""

from functools import cache

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb, Word
from mizan.reading.events.frames import Frame
from mizan.reading.events.links import Link
from mizan.reading.events.senses import Sense
from mizan.reading.events.syntax import Syntax, syntax

_DIRECTED = "directed"
_FUNCTION = frozenset(
    ("preposition", "conjunction", "negation", "subordinator", "complement", "relative", "copula", "unlike")
)
_NONE: frozenset[str] = frozenset()
_KEPT = 100_000


class Noun(Struct, frozen=True, eq=False, gc=False):
    """A noun of the lexicon as it stands in a text, by its senses; `length` counts its tokens."""

    senses: tuple[Sense, ...]
    length: int
    prefix: str
    definite: bool
    pronoun: str


class Reading(Struct, frozen=True, eq=False, gc=False):
    """A word as a verb that tells an act, in one of its senses."""

    verb: Verb
    sense: Sense


class Cue(Struct, frozen=True, eq=False, gc=False):
    """What one word alone may tell of acts: a noun, and verbs; and the classes of object that it is.

    `tells` whether it may be a noun or a verb at all, `sure` whether the verbs are likely wherever the word stands.
    `needs` are the objects on which all its senses rest, or None where one of them may do without.
    """

    noun: Noun | None
    verbs: list[Reading]
    tells: bool
    sure: bool
    needs: frozenset[str] | None
    objects: frozenset[str]


NOTHING = Cue(None, [], False, True, _NONE, _NONE)
"""What a word tells that tells no act."""


class Wordbook:
    """The senses of a language's entries, and what its words tell of acts and of how clauses hang together."""

    def __init__(self, grammar: Syntax) -> None:
        self._syntax = grammar
        self._senses: dict[Entry, Sense] = {}
        self._cues: dict[Word, Cue] = {}
        self._links: dict[Word, Link] = {}

    def sense(self, entry: Entry) -> Sense:
        """The sense of an entry that tells an act or supports one."""
        found = self._senses.get(entry)
        if found is None:
            name = entry.features.get("frame") or _DIRECTED
            found = self._senses[entry] = Sense.of(entry, self._syntax.frames.get(name) or Frame(name=name))
        return found

    def senses(self, entries: tuple[Entry, ...]) -> tuple[Sense, ...]:
        """The senses of those of the entries that are nouns."""
        return tuple(self.sense(entry) for entry in entries if entry.category == "trigger_noun")

    def cues(self, words: list[Word]) -> list[Cue]:
        """What each of the words alone may tell of acts."""
        known = self._cues
        return [known.get(word) or self._cue(word) for word in words]

    def _cue(self, word: Word) -> Cue:
        if len(self._cues) >= _KEPT:
            self._cues.clear()
        cue = self._cues[word] = self._worked_out(word)
        return cue

    def links(self, words: list[Word]) -> list[Link]:
        """What each of the words alone tells of how the words around it hang together."""
        known = self._links
        return [known.get(word) or self._link(word) for word in words]

    def link(self, word: Word) -> Link:
        """What a word alone tells of how the words around it hang together."""
        return self._links.get(word) or self._link(word)

    def _link(self, word: Word) -> Link:
        if len(self._links) >= _KEPT:
            self._links.clear()
        link = self._links[word] = Link.of(word, self._syntax)
        return link

    def _worked_out(self, word: Word) -> Cue:
        if not word.starts and not word.verbs:
            return NOTHING
        objects = _NONE
        for start in word.starts:
            names = named(start.node.entries)
            objects = objects | names if objects else names
        if "lookalike" in word.classes:
            return Cue(None, [], False, True, _NONE, objects)
        noun, verbs = self._noun(word), self._verbs(word)
        needs: frozenset[str] | None = _NONE
        for sense in (*(noun.senses if noun is not None else ()), *(reading.sense for reading in verbs)):
            needs = None if needs is None or sense.rests is None else needs | sense.rests
        sure = not any(reading.verb.pronoun or says_i(reading.verb) for reading in verbs)
        return Cue(noun, verbs, noun is not None or bool(verbs), sure, needs, objects)

    def _noun(self, word: Word) -> Noun | None:
        """A word as a noun that tells an act."""
        for start in word.starts:
            senses = self.senses(start.node.entries)
            if senses:
                return Noun(senses, 1, start.prefix, start.definite, start.pronoun)
        return None

    def _verbs(self, word: Word) -> list[Reading]:
        """The readings of a word as a verb that tells an act, unless it is a function word."""
        if not _FUNCTION.isdisjoint(word.classes) and (not word.conjunction or "complement" in word.classes):
            return []
        found = (verb for verb in word.verbs if verb.entry.category == "trigger" and verb.person != 2)
        return [Reading(verb, self.sense(verb.entry)) for verb in found if verb.pronoun not in self._syntax.strange]


@cache
def wordbook(code: str) -> Wordbook:
    """The word book of a language, by its code."""
    return Wordbook(syntax(code))


def says_i(verb: Verb) -> bool:
    """Whether a verb is in the first person singular."""
    return verb.person == 1 and verb.number == "singular"


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
    return frozenset(names) if names else _NONE


def _is_plain(entry: Entry) -> bool:
    """Whether a noun tells its act whatever its object is."""
    return entry.category == "trigger_noun" and entry.features.get("needs", "")[:1] in ("", "@", "-", "+")
