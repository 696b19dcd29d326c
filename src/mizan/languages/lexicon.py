"""The lexicon: every surface form of a language's data, compiled for one pass over a text.

A text is matched word by word. Each distinct word is analysed once (clitics off, verb endings off) and the
analysis is kept, so that a pass costs one dictionary look-up a word, plus a walk down a tree of words where a
longer form begins. This beats a character automaton for Arabic, where a hit must begin and end at a word or
clitic boundary: the automaton reports every accidental substring and each report has to be checked in Python.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Protocol

from msgspec import Raw, Struct

if TYPE_CHECKING:
    from mizan.languages.signs import Signs


class Entry(Struct, frozen=True, eq=False, gc=False):
    """One row of the lexicon as it recognises text.

    `category` says what kind of thing the form signals (state, adjective, title, trigger …), `key` which one
    (an id, a lemma), `features` the row's further columns, `source` the file it stands in.
    """

    category: str
    key: str
    features: dict[str, str]
    source: str

    @property
    def reference(self) -> str:
        """How a record names this entry: `file:key`."""
        return f"{self.source}:{self.key}"


class Verb(Struct, frozen=True, eq=False, gc=False):
    """A verb form taken apart. `person` is 1, 2, 3 or 0 (not told); `number` and `gender` likewise ""."""

    entry: Entry
    tense: str
    person: int
    number: str
    gender: str
    pronoun: str


Kinds = dict[str, tuple[Entry, ...]]


class Node(Struct, eq=False, gc=False):
    """A node of the tree of forms: the nodes behind it by their words, and the entries of the form that ends here.

    `kinds` are the entries by their categories. Of a compiled lexicon, the nodes `following` that no text has reached
    yet are as they were packed; `unpack` makes them.
    """

    following: "Following" = {}
    entries: tuple[Entry, ...] = ()
    kinds: Kinds = {}
    unpack: "Callable[[Raw], Node] | None" = None

    @property
    def goes_on(self) -> bool:
        """Whether longer forms begin with that of the node."""
        return bool(self.following)

    def behind(self, word: str) -> "Node | None":
        """The node of the form that is longer by a word."""
        node = self.following.get(word)
        if node is None or isinstance(node, Node):
            return node
        assert self.unpack is not None
        unpacked = self.following[word] = self.unpack(node)
        return unpacked


Following = dict[str, Node | Raw]


def by_category(entries: tuple[Entry, ...]) -> Kinds:
    """Entries by what kind of thing they signal."""
    if len(entries) == 1:
        return {entries[0].category: entries}
    kinds: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        kinds[entry.category] = (*kinds.get(entry.category, ()), entry)
    return kinds


class Start(Struct, frozen=True, eq=False, gc=False):
    """A way a word may begin a form: which node it reaches and what was taken off its front and end.

    `prefix` are the clitics before the stem and `skip` the number of characters they take; `definite` tells an
    article that was taken off or restored; `pronoun` the suffix behind the stem.
    """

    node: Node
    prefix: str
    skip: int
    definite: bool
    pronoun: str


class Word(Struct, frozen=True, eq=False, gc=False):
    """All that the lexicon knows of one word form, whatever the text it stands in.

    Of the `starts`, the ways it may begin a form, `alone` is the first by which it is a form by itself, and `longer`
    are those by which it may begin a longer one. `categories` are those of the entries that the word alone may be.
    `layers` holds what the lexicon's layers know of it, by their names; those that know nothing are left out. `signs`
    are what it is found by in a text: its layers, those of its classes and categories that are sought, and what else
    it is by itself (`Lexicon.signs`), each by its number.
    """

    text: str
    classes: frozenset[str]
    starts: tuple[Start, ...]
    verbs: tuple[Verb, ...]
    conjunction: str
    alone: Start | None = None
    longer: tuple[Start, ...] = ()
    categories: frozenset[str] = frozenset()
    layers: dict[str, "Word"] = {}
    signs: tuple[int, ...] = ()


_NUMBERS: dict[str, int] = {}
_FRESH = count()


def numbered(sign: str) -> int:
    """The number of a sign: signs are numbered from 0 on as they are first met."""
    number = _NUMBERS.get(sign)
    return _NUMBERS.setdefault(sign, next(_FRESH)) if number is None else number


class Morphology(Protocol):
    """How a language takes a word apart."""

    def analyse(self, text: str, lexicon: "Lexicon") -> Word:
        """Analyse a folded word against the lexicon and its layers."""

    def verb_heads(self, stems: Iterable[str]) -> frozenset[str]:
        """By how words begin that may be verbs of these stems."""


_NOTHING: tuple[Entry, ...] = ()
_NONE: frozenset[str] = frozenset()
_CACHE = 400_000
# The classes and categories whose words are sought through whole texts.
_SOUGHT = frozenset(("sport", "clause_end", "saying", "agreeing", "saying_tail", "saying_tail_noun"))
# The categories of what tells an act.
_ACTS = frozenset(("trigger", "trigger_noun", "object", "instrument"))
# The classes at whose words a clause may begin or end.
_BOUNDING = frozenset(("resuming", "impersonal", "complement", "relative", "subordinator", "may"))
HARD = frozenset(".!?؟:؛;…")
"""The marks at which a clause ends."""


class Lexicon:
    """Forms of a language by their words, verb stems by their letters, and word classes.

    `layers` are lexicons of their own for what would crowd this one; a word is taken apart once for all of them.
    `signs` are asked for when the first word is.
    """

    def __init__(
        self,
        morphology: Morphology,
        layers: Mapping[str, "Lexicon"] | None = None,
        signs: "Callable[[], Signs] | None" = None,
    ) -> None:
        self.layers: Mapping[str, Lexicon] = layers or {}
        self._load_signs = signs
        self.root = Node()
        self.past: dict[str, tuple[Entry, ...]] = {}
        self.present: dict[str, tuple[Entry, ...]] = {}
        self.classes: dict[str, frozenset[str]] = {}
        self._morphology = morphology
        self._words: dict[str, Word] = {}
        self._numbers: dict[tuple[int, ...], tuple[int, ...]] = {}

    def add(self, words: Iterable[str], entry: Entry) -> None:
        """Add a form, already folded and split into words."""
        node = self.root
        for word in words:
            child = node.behind(word)
            if child is None:
                child = node.following[word] = Node()
            node = child
        if node is self.root:
            raise ValueError(f"empty form in {entry.reference}")
        if entry not in node.entries:
            node.entries = (*node.entries, entry)
            node.kinds = by_category(node.entries)

    def add_verb(self, past: Iterable[str], present: Iterable[str], entry: Entry) -> None:
        """Add the folded stems of a verb."""
        for table, stems in ((self.past, past), (self.present, present)):
            for stem in stems:
                known = table.get(stem, _NOTHING)
                if entry not in known:
                    table[stem] = (*known, entry)

    def add_class(self, name: str, words: Iterable[str]) -> None:
        """Declare words (folded) as members of a word class."""
        for word in words:
            self.classes[word] = self.classes.get(word, frozenset()) | {name}

    def start(self, word: str) -> Node | None:
        """The node of the forms that begin with a word."""
        return self.root.behind(word)

    def verbs(self, stem: str, past: bool) -> tuple[Entry, ...]:
        """The entries of the verbs that have a stem, in the past or in the present."""
        return (self.past if past else self.present).get(stem, _NOTHING)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words that begin a form of this lexicon or of one of its layers, once all are added."""
        return frozenset().union(*(lexicon.own_firsts() for lexicon in (self, *self.layers.values())))

    def own_firsts(self) -> Set[str]:
        """The words that begin a form of this lexicon."""
        return self.root.following.keys()

    def own_stems(self) -> Set[str]:
        """The verb stems of this lexicon."""
        return self.past.keys() | self.present.keys()

    @cached_property
    def layers_with(self) -> Mapping[str, Sequence[str]]:
        """The layers that know a form by its first word, or a verb by its stem, once all are added."""
        found: dict[str, list[str]] = {}
        for name, layer in self.layers.items():
            for word in {*layer.own_firsts(), *layer.own_stems()}:
                found.setdefault(word, []).append(name)
        return found

    @cached_property
    def stems(self) -> frozenset[str]:
        """The verb stems of this lexicon and its layers, once all are added."""
        return frozenset().union(*(lexicon.own_stems() for lexicon in (self, *self.layers.values())))

    @cached_property
    def verb_heads(self) -> frozenset[str]:
        """The beginnings of the words that may be verbs, once all are added."""
        return self._morphology.verb_heads(self.stems)

    @cached_property
    def _signs(self) -> "Signs | None":
        return self._load_signs() if self._load_signs is not None else None

    def signs(
        self,
        text: str,
        classes: frozenset[str],
        verbs: Sequence[Verb] = (),
        categories: frozenset[str] = _NONE,
        layers: Iterable[str] = (),
    ) -> tuple[int, ...]:
        """The numbers of what a word is sought by in texts; one object for all words of the same.

        They are what it is by itself (`Signs`), those of its classes and categories that are sought, and the layers
        that know it. A word at which a clause may begin or end, a verb or a mark among others, bears the sign `bound`;
        one that may tell an act, or what it is done to, the sign `act`.
        """
        found = self._signs.of(text) if self._signs is not None else []
        if verbs or text in HARD or (classes and not _BOUNDING.isdisjoint(classes)):
            found.append("bound")
        if categories and not _ACTS.isdisjoint(categories):
            found.append("act")
        if classes and not _SOUGHT.isdisjoint(classes):
            found += _SOUGHT & classes
        if categories and not _SOUGHT.isdisjoint(categories):
            found += _SOUGHT & categories
        found += layers
        if not found:
            return ()
        numbers = tuple([numbered(sign) for sign in found])
        return self._numbers.setdefault(numbers, numbers)

    def word(self, text: str) -> Word:
        """The analysis of a folded word, made once."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) >= _CACHE:
                self._words.clear()
            found = self._words[text] = self._morphology.analyse(text, self)
        return found
