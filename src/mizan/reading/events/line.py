"""A line: one sentence as the event rules see it."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from mizan.languages.lexicon import Verb
from mizan.reading.events.boundaries import SOFT
from mizan.reading.events.chains import Chain, chained
from mizan.reading.events.page import Page
from mizan.reading.events.stretch import Stretch
from mizan.reading.parts import Sentence

_WIDE = 30
# How far an act may look behind itself for an object.
_FOLLOWING = 9
# How far for a preposition that an unknown word begins with.
_CLOSE = 4
_PARTING = frozenset(("hard", "verb", "subordinate", "complement"))
_OBJECT = frozenset(("object",))
_NONE: frozenset[str] = frozenset()


class Line(Stretch):
    """A sentence with its chains of parties, and the positions of the signals found in it."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        super().__init__(page, sentence)
        self.marks: frozenset[int] = frozenset()
        self._objects = page.objects
        self._ahead: dict[int, list[tuple[int, int]]] = {}
        self._behind: dict[int, list[tuple[int, int, frozenset[str]]]] = {}
        self._related: dict[int, frozenset[str]] = {}
        self.chains = chained(self)
        self._ends = {index: chain.last for chain in self.chains for index in range(chain.first, chain.last)}

    def chains_in(self, first: int, last: int) -> list[Chain]:
        """The chains that begin within tokens `first` … `last - 1`."""
        return [chain for chain in self.chains if first <= chain.first < last]

    @cached_property
    def parties(self) -> int:
        """How many parties the sentence names."""
        return len({code for chain in self.chains for code in chain.codes})

    def steps(self, index: int, reach: int) -> Iterator[int]:
        """Tokens from `index` on, a chain of parties counting as one, up to `reach` or the end of the clause."""
        return (step for step, _ in self._walk(index, reach))

    def _walk(self, index: int, reach: int) -> list[tuple[int, int]]:
        """Tokens from `index` on, each with the steps taken to it."""
        found: list[tuple[int, int]] = []
        kinds, taken = self.kinds, 0
        while index < self.last and taken < reach:
            end = self._ends.get(index)
            if end is None and index in kinds:
                break
            found.append((index, taken))
            if end is not None:
                index = end
            else:
                mention = self.mentions.get(index)
                index = mention.last if mention is not None else index + 1
            taken += self.tokens[index - 1].text not in SOFT
        return found

    def distance(self, first: int, last: int) -> int:
        """Steps between two tokens, a party counting as one."""
        index, taken = first, 0
        while index < last and taken < 40:
            index = self._ends.get(index, index + 1)
            taken += 1
        return taken

    def ahead(self, index: int, reach: int) -> Iterator[int]:
        """The steps from a token on, kept for the many senses of a word; only while its line's acts are sought."""
        return (step for step, taken in self._paced(index) if taken < reach)

    def related(self, index: int) -> frozenset[str]:
        """The prepositions, by their classes, among the steps from a token on; only while acts are sought."""
        found = self._related.get(index)
        if found is None:
            steps = self._paced(index)
            names = {self.relation(step) for step, _ in steps}
            names.update(self.begins(step) for step, taken in steps if taken < _CLOSE)
            found = self._related[index] = frozenset(names)
        return found

    def _paced(self, index: int) -> list[tuple[int, int]]:
        found = self._ahead.get(index)
        if found is None:
            found = self._ahead[index] = self._walk(index, _FOLLOWING)
        return found

    def after(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The next object of one of these classes from a token on, within reach; only while acts are sought."""
        found = self._behind.get(index)
        if found is None:
            found = self._behind[index] = []
            objects = self._objects
            for step, taken in self._paced(index):
                if step in objects:
                    found.append((step, taken, objects[step]))
                    found += ((inner, taken, objects[inner]) for inner in self._within(step) if inner in objects)
        for step, taken, names in found:
            if taken < reach and not names.isdisjoint(classes):
                return step
        return None

    def _within(self, index: int) -> Sequence[int]:
        """The further tokens of a phrase that is no more than an object (a package of aid)."""
        mention = self.mentions.get(index)
        if mention is None or mention.last == index + 1 or mention.kinds.keys() != _OBJECT:
            return ()
        return range(index + 1, mention.last)

    def before(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The nearest object of one of these classes in front of a token, in the same sentence part."""
        for earlier in range(index - 1, max(self.first, index - reach) - 1, -1):
            names = self._objects.get(earlier)
            if names is not None and not names.isdisjoint(classes):
                return None if self.parted(earlier, index, _PARTING) else earlier
        return None

    def earlier(self, index: int, classes: frozenset[str]) -> int | None:
        """The nearest object of one of these classes in front of a token, wherever in the sentence."""
        for step in range(index - 1, max(self.first, index - _WIDE) - 1, -1):
            if not self.objects(step).isdisjoint(classes):
                return step
        return None

    def objects(self, index: int) -> frozenset[str]:
        """The classes of object a token begins."""
        return self._objects.get(index, _NONE)

    @cached_property
    def present(self) -> frozenset[str]:
        """The classes of all objects of the sentence."""
        return _NONE.union(*map(self._objects.__getitem__, self.page.objects_in(self.first, self.last)))

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

    def resumed(self, index: int) -> int:
        """Where the clause begins whose subject a pronoun right before a verb takes up (X said that it …).

        The start of the sentence where no such pronoun stands.
        """
        before = index - 1
        while before > self.first and self.tokens[before].text in SOFT:
            before -= 1
        if before <= self.first or "takes_up" not in self.tokens[before].word.classes:
            return self.first
        low = before - 1
        while low > self.first and self.boundary(low) not in ("hard", "subordinate"):
            low -= 1
        return low

    def is_recent(self, index: int) -> bool:
        """Whether what stands behind a noun sets it apart from the one at hand: an epithet (the last), or a time."""
        if any("former" in self.tokens[step].word.classes for step in self.span(index, 2)):
            return True
        return bool(self.text.moments_in(index, min(index + 4, self.last)))

    def is_oblique(self, chain: Chain) -> bool:
        """Whether the first of a chain's parties is written in a case that no subject stands in."""
        return self.tokens[chain.lead.last - 1].text.endswith(self.syntax.oblique)

    def disagrees(self, verb: Verb, chain: Chain) -> bool:
        """Whether a third person singular verb cannot have a party as its subject, by gender."""
        if verb.person != 3 or verb.number != "singular":
            return False
        endings = self.syntax.endings
        feminine = any(self.tokens[index].text.endswith(endings) for index in
                       range(chain.first, min(chain.first + 2, chain.last)))  # fmt: skip
        lead = chain.lead
        if lead.kind == "person":
            return verb.gender == "feminine" and not feminine and lead.how in ("title", "office", "counterpart")
        if lead.kind in ("state", "place") and len(chain.actors) == 1:
            capital = any(entry.category == "capital" for entry in lead.entries)
            if lead.codes[0] in self.syntax.masculine and not capital:
                return verb.gender == "feminine" and not feminine
            return verb.gender == "masculine"
        return False
