"""A stretch of text: the clauses of one sentence, and the words that bound and introduce them."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from mizan.reading.events.boundaries import HARD, SOFT
from mizan.reading.events.page import Page
from mizan.reading.parts import Actor, Mention, Sentence, Token

_RELATIONS = ("with", "between", "to", "in", "on", "about", "against", "from")
RELATED = frozenset(_RELATIONS)
_WINDOW = 400
_LEAST = 3
_AND = frozenset(("conjunction",))
_NAMED = frozenset(("company", "institution"))
_CLOSING = frozenset('"”»)')
_EPITHET = frozenset(("descriptive",))
_OPENING = frozenset(("verb", "subordinate", "relative"))
_ENDING = frozenset(("hard", "verb", "subordinate"))
_COMPLEMENT = frozenset(("complement",))
_OPENERS = frozenset(
    ("complement", "conjunction", "relative", "subordinator", "copula", "conditional", "negation", "future")
)


class Stretch:
    """One sentence's tokens with their mentions and actors, and where its clauses begin and end."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        self.page = page
        self.text = page.text
        self.syntax = page.syntax
        self.wordbook = page.wordbook
        self.first, self.last = sentence.first, sentence.last
        self.tokens: Sequence[Token] = page.text.tokens
        self.mentions: Mapping[int, Mention] = page.text.mention_at
        self.actors = self._apart([actor for actor in page.actors_in(self.first, self.last) if actor.codes])
        self.covered: dict[int, Actor] = {}
        for actor in self.actors:
            for index in range(actor.first, actor.last):
                self.covered[index] = actor
        self.verbs: frozenset[int] = frozenset()
        # The clause boundaries in order, once their kinds are told.
        self._bounds: list[int] = []

    def _apart(self, actors: list[Actor]) -> list[Actor]:
        """The actors without the nationality told right behind a company's or a body's own name."""
        if all(actor.kind not in _NAMED for actor in actors):
            return actors
        return [
            actor
            for before, actor in zip([None, *actors], actors, strict=False)
            if before is None or not self._describes(before, actor)
        ]

    def _describes(self, before: Actor, actor: Actor) -> bool:
        if before.kind not in _NAMED or actor.kind != "state" or actor.prefix or before.codes[0].isascii():
            return False
        mention = self.mentions.get(actor.first)
        if mention is None or mention.entry("adjective") is None or actor.first - before.last > 1:
            return False
        between = range(before.last, actor.first)
        return all(
            self.tokens[index].text in _CLOSING or self.tokens[index].word.classes <= _EPITHET for index in between
        )

    def opens(self, index: int) -> bool:
        """Whether a clause may begin at a token: sentence start, after a mark, a conjunction or a complementiser."""
        if index == self.first or self.tokens[index].word.conjunction:
            return True
        before = self.tokens[index - 1]
        if before.text in SOFT or before.text in HARD or self.covered.get(index - 1) is not None:
            return True
        return bool(before.word.classes & _OPENERS)

    def settle(self, verbs: frozenset[int]) -> None:
        """Tell where the verbs of acts stand: they may begin clauses."""
        self.verbs = verbs
        found = {index: kind for index in verbs if index not in self.kinds and (kind := self._boundary(index))}
        if found:
            self.kinds.update(found)
            self._bounds = sorted(self.kinds)

    def boundary(self, index: int) -> str:
        """What kind of clause boundary a token is: "" for none."""
        return self.kinds.get(index, "")

    @cached_property
    def kinds(self) -> dict[int, str]:
        """The tokens that are clause boundaries, with their kinds."""
        found: dict[int, str] = {}
        for index in self.page.boundaries.among(self.text, self.first, self.last):
            kind = self._boundary(index)
            if kind:
                found[index] = kind
        self._bounds = list(found)
        return found

    def _boundary(self, index: int) -> str:
        token = self.tokens[index]
        if token.text in HARD:
            return "hard"
        if index in self.covered:
            return ""
        word = token.word
        if word.classes:
            if "resuming" in word.classes:
                return "verb"
            if "complement" in word.classes:
                return "complement"
            if "relative" in word.classes and "preposition" not in word.classes and "negation" not in word.classes:
                return "relative"
            if "subordinator" in word.classes and "preposition" not in word.classes:
                return "subordinate"
        if word.verbs and index > self.first and (index in self.verbs or index not in self.mentions):
            before = self.tokens[index - 1]
            if word.conjunction or before.text in SOFT or before.word.classes == _AND:
                return "verb"
        if "may" in word.classes and (word.conjunction or self.tokens[max(index - 1, 0)].word.classes == _AND):
            return "verb"
        return ""

    def parted(self, first: int, last: int, sought: Container[str]) -> bool:
        """Whether a clause boundary of one of these kinds stands among tokens `first` … `last - 1`."""
        kinds = self.kinds
        bounds = self._bounds
        for place in range(bisect_left(bounds, first), len(bounds)):
            if bounds[place] >= last:
                return False
            if kinds[bounds[place]] in sought:
                return True
        return False

    def breaks(self, first: int, last: int) -> bool:
        """Whether a clause ends between two tokens."""
        return self.parted(first, last, _ENDING)

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The clause around tokens `first` … `last - 1`."""
        kinds = self.kinds
        bounds = self._bounds
        low = max(self.first, first - _WINDOW)
        place = bisect_right(bounds, first) - 1
        while place >= 0 and bounds[place] >= low:
            index = bounds[place]
            if kinds[index] in _OPENING:
                low = index
            elif index < first:
                low = index + 1
            place -= 1
        place = bisect_left(bounds, last)
        high = max(last, min(self.last, last + _WINDOW))
        return low, min(high, bounds[place]) if place < len(bounds) else high

    def sentence_part_end(self, index: int) -> int:
        """Where the clause that begins behind `index` ends, its complement clause included."""
        kinds = self.kinds
        bounds = self._bounds
        limit = min(self.last, index + _WINDOW)
        seen = 0
        for place in range(bisect_left(bounds, index), len(bounds)):
            if bounds[place] >= limit:
                break
            kind = kinds[bounds[place]]
            seen += kind == "complement"
            if kind in _ENDING or seen > 1:
                return bounds[place]
        return max(index, limit)

    def span(self, first: int, count: int) -> range:
        """At most `count` tokens from `first` on, within the sentence."""
        return range(max(first, self.first), min(self.last, first + max(count, 0)))

    def in_name(self, index: int) -> bool:
        """Whether a token stands inside a party's name."""
        actor = self.covered.get(index)
        return actor is not None

    def is_single(self, index: int) -> bool:
        """Whether a name of one word stands at a token: it may be a word that only looks like the name."""
        actor = self.covered.get(index)
        return actor is not None and actor.last - actor.first == 1

    def heads_name(self, index: int) -> bool:
        """Whether a body's name begins at a token: a forum or a conference is an act and a body."""
        actor = self.covered.get(index)
        return actor is not None and actor.first == index and actor.kind == "institution"

    def relation(self, index: int) -> str:
        """The preposition a token is or begins with: the name of its class, or ""."""
        token = self.tokens[index]
        classes = token.word.classes
        if classes and (name := governing(classes)):
            return name
        actor = self.covered.get(index)
        if actor is not None and actor.first == index and actor.prefix:
            return self.syntax.clitics.get(actor.prefix[-1:], "")
        mention = self.mentions.get(index)
        if mention is not None and mention.prefix:
            return self.syntax.clitics.get(mention.prefix[-1:], "")
        if token.text.startswith(self.syntax.begun):
            return next(name for start, name in self.syntax.beginnings.items() if token.text.startswith(start))
        return ""

    def begins(self, index: int) -> str:
        """The preposition that a word the lexicon does not know, or a pronoun, may begin with, by its class, or ""."""
        token = self.tokens[index]
        unknown = index not in self.covered and not token.word.classes and len(token.text) >= _LEAST
        if not unknown and "carried" not in token.word.classes:
            return ""
        return self.syntax.clitics.get(token.text[0], "")

    def clitic(self, prefix: str) -> str:
        """The preposition that clitics in front of a noun end in, by its class."""
        return self.syntax.clitics.get(prefix[-1:], "")

    def adds(self, gap: range) -> bool:
        """Whether the words between two parties add the second to the first (as well as, among them)."""
        if not gap:
            return False
        words = [self.tokens[index].text for index in gap if self.tokens[index].text not in SOFT]
        adding = self.syntax.adding
        if words and words[0][:1] in self.syntax.conjunctions and words[0] not in adding:
            words[0] = words[0][1:]
        return " ".join(words) in adding

    def complement_between(self, first: int, last: int) -> bool:
        """Whether a clause introduced by "that" begins between two tokens."""
        return self.parted(first, last, _COMPLEMENT)

    def reported(self, index: int) -> bool:
        """Whether a token stands in a clause introduced by "that", before any other subordinate one begins."""
        for before in range(index - 1, self.first - 1, -1):
            kind = self.boundary(before)
            if kind in ("hard", "subordinate", "complement"):
                return kind == "complement"
        return False

    def is_relative(self, index: int) -> bool:
        """Whether a relative pronoun stands directly before a token."""
        for before in range(max(self.first, index - 2), index):
            classes = self.tokens[before].word.classes
            if "relative" in classes and "preposition" not in classes:
                return True
        return False

    def occasion(self, first: int, last: int) -> bool:
        """Whether a word of occasion stands between two tokens."""
        return any("occasion" in self.tokens[index].word.classes for index in self.span(first, last - first))

    def is_occasion(self, index: int) -> bool:
        """Whether an act stands behind a word of occasion (during, after, on the margin of)."""
        return any(
            "occasion" in self.tokens[before].word.classes for before in range(max(self.first, index - 2), index)
        )

    def behind(self, index: int, name: str) -> bool:
        """Whether a word of a class stands within two tokens in front of a token."""
        return any(name in self.tokens[before].word.classes for before in range(max(self.first, index - 2), index))

    def continues(self, index: int) -> bool:
        """Whether a word of sequence (then, before, on condition that) stands just before a token."""
        return any(
            "sequence" in self.tokens[before].word.classes for before in range(max(self.first, index - 3), index)
        )

    def paused(self, index: int) -> bool:
        """Whether a comma or a quotation mark stands directly before a token."""
        return index > self.first and self.tokens[index - 1].text in SOFT

    def names_topic(self) -> bool:
        """Whether the sentence first names whom it is about, its verb resuming behind it (as for X, he …)."""
        return "topic" in self.tokens[self.first].word.classes

    def is_doing(self, index: int) -> bool:
        """Whether a participle at a token tells what the subject of the sentence does besides (accusing Russia)."""
        classes = self.tokens[index].word.classes
        if "doing" in classes:
            return True
        return "doing_after_pause" in classes and (self.paused(index) or bool(self.tokens[index].word.conjunction))

    def ends_feminine(self, index: int) -> bool:
        """Whether a word is written with a feminine ending, which folds to the same letter as a pronoun."""
        return self.text.document.text[self.tokens[index].end - 1] in self.syntax.feminine


def governing(classes: frozenset[str]) -> str:
    """The relation in which a preposition of these classes puts what stands behind it, or ""."""
    if RELATED.isdisjoint(classes):
        return ""
    return next(name for name in _RELATIONS if name in classes)
