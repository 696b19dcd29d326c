"""A line: one sentence as the event rules see it."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb
from mizan.reading.chains import Chain, chained
from mizan.reading.parts import Sentence
from mizan.reading.stretch import SOFT, Stretch
from mizan.reading.text import Text

_WIDE = 30
# How far an act may look behind itself for an object.
_FOLLOWING = 8
_TRIGGERS = frozenset(("trigger", "trigger_noun"))
_OBJECTS = frozenset(("object", "instrument", "trigger_noun"))


class Noun(Struct, frozen=True, eq=False):
    """A noun of the lexicon as it stands in a text; the tokens end before `last`."""

    entries: tuple[Entry, ...]
    last: int
    prefix: str
    definite: bool
    pronoun: str


class Line(Stretch):
    """A sentence with its chains of parties, and the positions of the signals found in it."""

    def __init__(self, text: Text, sentence: Sentence) -> None:
        super().__init__(text, sentence)
        self.shy = frozenset(self.frames.get("signals", {}).get("shy", ()))
        self.strange = frozenset(self.frames.get("signals", {}).get("strange", ()))
        self.marks: frozenset[int] = frozenset()
        self._objects: dict[int, frozenset[str]] = {}
        self._followers: dict[int, list[tuple[int, int, frozenset[str]]]] = {}
        self.chains = chained(self)
        self._ends = {index: chain.last for chain in self.chains for index in range(chain.first, chain.last)}

    def chains_in(self, first: int, last: int) -> list[Chain]:
        """The chains that begin within tokens `first` … `last - 1`."""
        return [chain for chain in self.chains if first <= chain.first < last]

    def steps(self, index: int, reach: int) -> Iterator[int]:
        """Tokens from `index` on, a chain of parties counting as one, up to `reach` or the end of the clause."""
        return (step for step, _ in self._walk(index, reach))

    def _walk(self, index: int, reach: int) -> Iterator[tuple[int, int]]:
        """Tokens from `index` on, each with the steps taken to it."""
        taken = 0
        while index < self.last and taken < reach:
            end = self._ends.get(index)
            if end is None and self.boundary(index):
                return
            yield index, taken
            if end is not None:
                index = end
            else:
                mention = self.mentions.get(index)
                index = mention.last if mention is not None else index + 1
            taken += self.tokens[index - 1].text not in SOFT

    def distance(self, first: int, last: int) -> int:
        """Steps between two tokens, a party counting as one."""
        index, taken = first, 0
        while index < last and taken < 40:
            index = self._ends.get(index, index + 1)
            taken += 1
        return taken

    def behind_at(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The next object of one of these classes from a token on, within reach; asked while acts are still sought."""
        assert reach <= _FOLLOWING
        found = self._followers.get(index)
        if found is None:
            steps = self._walk(index, _FOLLOWING)
            found = [(step, taken, names) for step, taken in steps if (names := self.objects(step))]
            self._followers[index] = found
        for step, taken, names in found:
            if taken < reach and not names.isdisjoint(classes):
                return step
        return None

    def before(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The nearest object of one of these classes in front of a token, in the same sentence part."""
        for earlier in range(index - 1, max(self.first, index - reach) - 1, -1):
            if self.boundary(earlier) in ("hard", "verb", "subordinate", "complement"):
                return None
            if classes & self.objects(earlier):
                return earlier
        return None

    def earlier(self, index: int, classes: frozenset[str]) -> int | None:
        """The nearest object of one of these classes in front of a token, wherever in the sentence."""
        for step in range(index - 1, max(self.first, index - _WIDE) - 1, -1):
            if classes & self.objects(step):
                return step
        return None

    def triggers(self, index: int) -> bool:
        """Whether a word of an act may begin at a token."""
        if not self.tokens[index].word.categories.isdisjoint(_TRIGGERS):
            return True
        mention = self.mentions.get(index)
        return mention is not None and mention.entry("trigger_noun") is not None

    def noun(self, index: int, *categories: str) -> Noun | None:
        """The noun of one of these categories that begins at a token: the longest found, else the word by itself."""
        mention = self.mentions.get(index)
        if mention is not None:
            entries = tuple(entry for entry in mention.entries if entry.category in categories)
            if entries:
                return Noun(entries, mention.last, mention.prefix, mention.definite, mention.pronoun)
        for start in self.tokens[index].word.starts:
            entries = tuple(entry for entry in start.node.entries if entry.category in categories)
            if entries:
                return Noun(entries, index + 1, start.prefix, start.definite, start.pronoun)
        return None

    def objects(self, index: int) -> frozenset[str]:
        """The classes of object a token begins."""
        found = self._objects.get(index)
        if found is None:
            mention = self.mentions.get(index)
            word = self.tokens[index].word
            found = frozenset() if mention is None else _classes(mention.entries)
            if not word.categories.isdisjoint(_OBJECTS):
                found = found.union(*(_classes(start.node.entries) for start in word.starts))
            self._objects[index] = found
        return found

    def complement(self, index: int, reach: int) -> bool:
        """Whether a clause introduced by "that" follows within reach."""
        for step in self.steps(index, reach):
            index = step + 1
        while index < self.last and index in self.covered:
            index += 1
        return index < self.last and "complement" in self.tokens[index].word.classes

    def follows(self, first: int, last: int) -> bool:
        """Whether a verb at `last` comes so close behind a noun that it begins the noun's own clause."""
        return first <= last and self.distance(first, last) <= 3 and not self.breaks(first, last)

    def is_recent(self, index: int) -> bool:
        """Whether what stands behind a noun sets it apart from the one at hand: an epithet (the last), or a time."""
        if any("former" in self.tokens[step].word.classes for step in self.span(index, 2)):
            return True
        return bool(self.text.moments_in(index, min(index + 4, self.last)))

    def disagrees(self, verb: Verb, chain: Chain) -> bool:
        """Whether a third person singular verb cannot have a party as its subject, by gender."""
        if verb.person != 3 or verb.number != "singular":
            return False
        gender = self.frames.get("gender", {})
        feminine = any(self.tokens[index].text.endswith(tuple(gender.get("endings", ()))) for index in
                       range(chain.first, min(chain.first + 2, chain.last)))  # fmt: skip
        lead = chain.lead
        if lead.kind == "person":
            return verb.gender == "feminine" and not feminine and lead.how in ("title", "office", "counterpart")
        if lead.kind in ("state", "place") and len(chain.actors) == 1:
            capital = any(entry.category == "capital" for entry in lead.entries)
            if lead.codes[0] in gender.get("masculine", ()) and not capital:
                return verb.gender == "feminine" and not feminine
            return verb.gender == "masculine"
        return False


@lru_cache(maxsize=1 << 14)
def _classes(entries: tuple[Entry, ...]) -> frozenset[str]:
    """The classes of object that a form is."""
    names: set[str] = set()
    for entry in entries:
        if entry.category == "object":
            names.add(entry.features.get("class", entry.key))
        elif entry.category == "instrument":
            names.add("agreement")
        elif entry.category == "trigger_noun" and entry.features.get("type") == "CONSULT":
            names.update(("visit",) if entry.features.get("mode") == "visit" else ("talks", "meeting"))
    return frozenset(names)
