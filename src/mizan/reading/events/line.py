"""A line: one sentence as the event rules see it."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from mizan.languages.lexicon import Verb
from mizan.reading.events.chains import Chain, chained
from mizan.reading.events.marks import SOFT
from mizan.reading.events.page import Page
from mizan.reading.events.stretch import Stretch
from mizan.reading.parts import Sentence

_WIDE = 30
# How far an act may look behind itself for an object, and for what else it needs.
_FOLLOWING = 9
# How far for a preposition that an unknown word begins with.
_CLOSE = 4
_PARTING = frozenset(("hard", "verb", "subordinate", "complement"))
_OBJECT = frozenset(("object",))
_NONE: frozenset[str] = frozenset()


class _Path(Struct, eq=False):
    """What stands ahead of a token: the steps on, how many were taken to each; the objects met, prepositions."""

    steps: list[int]
    taken: list[int]
    objects: list[tuple[int, int, frozenset[str]]] | None = None
    related: frozenset[str] | None = None


class Line(Stretch):
    """A sentence with its chains of parties, and the positions of the signals found in it."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        super().__init__(page, sentence)
        self.marks: set[int] = set()
        self._objects = page.objects
        self._paths: dict[int, _Path] = {}
        self._ended = False

    @cached_property
    def chains(self) -> list[Chain]:
        """The chains of the sentence, in order."""
        return chained(self)

    @property
    def ends(self) -> list[int]:
        """Of every token, where the chain ends within which it stands: 0 for none."""
        if not self._ended:
            self._ended = True
            for chain in self.chains:
                for index in range(chain.first, chain.last):
                    self.page.ends[index] = chain.last
        return self.page.ends

    def chains_in(self, first: int, last: int) -> list[Chain]:
        """The chains that begin within tokens `first` … `last - 1`."""
        return [chain for chain in self.chains if first <= chain.first < last]

    @cached_property
    def parties(self) -> int:
        """How many parties the sentence names."""
        return len({code for chain in self.chains for code in chain.codes})

    def settle(self, verbs: set[int]) -> bool:
        """Tell where the verbs of acts stand: they may begin clauses. Whether any of them does."""
        parting = super().settle(verbs)
        if parting:
            self._paths.clear()
        return parting

    def _path(self, index: int) -> _Path:
        """What stands ahead of a token, kept for the many senses of a word."""
        path = self._paths.get(index)
        if path is None:
            path = self._paths[index] = self._walk(index)
        return path

    def _walk(self, index: int) -> _Path:
        """Tokens from `index` on, a chain of parties counting as one, each with the steps taken to it."""
        path = _Path([], [])
        steps, before = path.steps, path.taken
        kinds, ends, mentions, tokens, last, taken = self.kinds, self.ends, self.mentions, self.tokens, self.last, 0
        while index < last and taken < _FOLLOWING:
            end = ends[index]
            if not end:
                if kinds[index]:
                    break
                mention = mentions[index]
                end = mention.last if mention is not None else index + 1
            steps.append(index)
            before.append(taken)
            index = end
            if tokens[index - 1].text not in SOFT:
                taken += 1
        return path

    def steps(self, index: int, reach: int) -> list[int]:
        """Tokens from `index` on, a chain of parties counting as one, up to `reach` or the end of the clause.

        No further than nine steps.
        """
        path = self._path(index)
        return path.steps[: bisect_left(path.taken, reach)]

    def distance(self, first: int, last: int) -> int:
        """Steps between two tokens, a party counting as one."""
        index, taken, ends = first, 0, self.ends
        while index < last and taken < 40:
            index = ends[index] or index + 1
            taken += 1
        return taken

    def related(self, index: int) -> frozenset[str]:
        """The prepositions, by their classes, among the steps from a token on."""
        path = self._path(index)
        if path.related is None:
            names = {self.relation(step) for step in path.steps}
            names.update([self.begins(step) for step in path.steps[: bisect_left(path.taken, _CLOSE)]])
            path.related = frozenset(names)
        return path.related

    def after(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The next object of one of these classes from a token on, within reach."""
        path = self._path(index)
        if path.objects is None:
            path.objects = self._objects_of(path)
        for step, taken, names in path.objects:
            if taken < reach and not names.isdisjoint(classes):
                return step
        return None

    def _objects_of(self, path: _Path) -> list[tuple[int, int, frozenset[str]]]:
        found: list[tuple[int, int, frozenset[str]]] = []
        objects = self._objects
        for place, step in enumerate(path.steps):
            if objects[step]:
                taken = path.taken[place]
                found.append((step, taken, objects[step]))
                for inner in self._within(step):
                    if objects[inner]:
                        found.append((inner, taken, objects[inner]))
        return found

    def _within(self, index: int) -> Sequence[int]:
        """The further tokens of a phrase that is no more than an object (a package of aid)."""
        mention = self.mentions[index]
        if mention is None or mention.last == index + 1 or mention.kinds.keys() != _OBJECT:
            return ()
        return range(index + 1, mention.last)

    def before(self, index: int, classes: frozenset[str], reach: int) -> int | None:
        """The nearest object of one of these classes in front of a token, in the same sentence part."""
        for earlier in range(index - 1, max(self.first, index - reach) - 1, -1):
            if not self._objects[earlier].isdisjoint(classes):
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
        return self._objects[index]

    @cached_property
    def present(self) -> frozenset[str]:
        """The classes of all objects of the sentence."""
        return _NONE.union(*[names for names in self._objects[self.first : self.last] if names])

    def complement(self, index: int, reach: int) -> bool:
        """Whether a clause introduced by "that" follows within reach."""
        steps = self.steps(index, reach)
        index = steps[-1] + 1 if steps else index
        while index < self.last and self.covered[index] is not None:
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
        if self.holds("former", index, index + 2):
            return True
        return bool(self.text.moments_in(index, min(index + 4, self.last)))

    def is_oblique(self, chain: Chain) -> bool:
        """Whether the first of a chain's parties is written in a case that no subject stands in."""
        if "accusative" in self.tokens[chain.first].word.classes:
            return True
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
        if lead.how == "adjective" and lead.kind == "state":
            return chain.depth == 1 and verb.gender == ("masculine" if feminine else "feminine")
        if lead.kind in ("state", "place") and len(chain.actors) == 1:
            capital = any(entry.category == "capital" for entry in lead.entries)
            if lead.codes[0] in self.syntax.masculine and not capital:
                return verb.gender == "feminine" and not feminine
            return verb.gender == "masculine"
        return False
