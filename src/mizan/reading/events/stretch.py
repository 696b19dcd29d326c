"""A stretch of text: the clauses of one sentence, and the words that bound and introduce them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Container
from functools import cached_property

from mizan.languages.lexicon import HARD
from mizan.reading.events.marks import SOFT
from mizan.reading.events.page import Page
from mizan.reading.parts import Actor, Sentence, Token

_WINDOW = 400
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
        self.tokens: list[Token] = page.text.tokens
        self.mentions = page.mentions
        self.actors = self._apart([actor for actor in page.actors[self.first] if actor.codes])
        self.covered = page.covered
        for actor in self.actors:
            for index in range(actor.first, actor.last):
                self.covered[index] = actor
        self.verbs: set[int] = set()
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
        mention = self.mentions[actor.first]
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
        if before.text in SOFT or before.text in HARD or self.covered[index - 1] is not None:
            return True
        return bool(before.word.classes & _OPENERS)

    def settle(self, verbs: set[int]) -> bool:
        """Tell where the verbs of acts stand: they may begin clauses. Whether any of them does."""
        self.verbs = verbs
        kinds, parting = self.kinds, False
        for index in verbs:
            if not kinds[index] and (kind := self._boundary(index, "")):
                kinds[index] = kind
                insort(self._bounds, index)
                parting = True
        return parting

    def boundary(self, index: int) -> str:
        """What kind of clause boundary a token is: "" for none."""
        return self.kinds[index]

    @cached_property
    def kinds(self) -> list[str]:
        """Of every token, what kind of clause boundary it is: "" for none."""
        kinds, tokens = self.page.kinds, self.tokens
        bounding = self.page.bounding[self.first]
        links = self.wordbook.links([tokens[index].word for index in bounding])
        for place, index in enumerate(bounding):
            kind = self._boundary(index, links[place].boundary)
            if kind:
                kinds[index] = kind
                self._bounds.append(index)
            elif self._resumes(index):
                kinds[index - 1] = "verb"
                self._bounds.append(index - 1)
        return kinds

    def _resumes(self, index: int) -> bool:
        """Whether a clause begins with the "and it is" before a token ("and it is expected that")."""
        if "impersonal" not in self.tokens[index].word.classes or index - 1 <= self.first:
            return False
        before = self.tokens[index - 1].word
        return bool(before.conjunction) and "from" in before.classes

    def _boundary(self, index: int, kind: str) -> str:
        """What kind of boundary a token is, by that which its word is by itself."""
        if kind == "hard":
            return kind
        if self.covered[index] is not None:
            return ""
        if kind:
            return kind
        word = self.tokens[index].word
        if index == self.first:
            return "verb" if word.conjunction and "may" in word.classes else ""
        before = self.tokens[index - 1]
        joined = word.conjunction or before.word.classes == _AND
        if (joined or before.text in SOFT) and word.verbs and (index in self.verbs or self.mentions[index] is None):
            return "verb"
        return "verb" if joined and "may" in word.classes else ""

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

    def holds(self, name: str, first: int, last: int) -> bool:
        """Whether a word of a class stands among tokens `first` … `last - 1`, within the sentence."""
        low, high = max(first, self.first), min(last, self.last)
        return any(name in self.tokens[index].word.classes for index in range(low, high))

    def in_name(self, index: int) -> bool:
        """Whether a token stands inside a party's name."""
        return self.covered[index] is not None

    def is_single(self, index: int) -> bool:
        """Whether a name of one word stands at a token: it may be a word that only looks like the name."""
        actor = self.covered[index]
        return actor is not None and actor.last - actor.first == 1

    def heads_name(self, index: int) -> bool:
        """Whether a body's name begins at a token: a forum or a conference is an act and a body."""
        actor = self.covered[index]
        return actor is not None and actor.first == index and actor.kind == "institution"

    def relation(self, index: int) -> str:
        """The preposition a token is or begins with: the name of its class, or ""."""
        link = self.wordbook.link(self.tokens[index].word)
        if link.relation:
            return link.relation
        actor = self.covered[index]
        if actor is not None and actor.first == index and actor.prefix:
            return self.clitic(actor.prefix)
        mention = self.mentions[index]
        if mention is not None and mention.prefix:
            return self.clitic(mention.prefix)
        return link.begins

    def begins(self, index: int) -> str:
        """The preposition that a word the lexicon does not know, or a pronoun, may begin with, by its class, or ""."""
        clitic = self.wordbook.link(self.tokens[index].word).clitic
        if clitic and self.covered[index] is not None and not self.tokens[index].word.classes:
            return ""
        return clitic

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
        return self.holds("occasion", first, last)

    def is_occasion(self, index: int) -> bool:
        """Whether an act stands behind a word of occasion (during, after, on the margin of)."""
        return self.holds("occasion", index - 2, index)

    def behind(self, index: int, name: str) -> bool:
        """Whether a word of a class stands within two tokens in front of a token."""
        return self.holds(name, index - 2, index)

    def continues(self, index: int) -> bool:
        """Whether a word of sequence (then, before, on condition that) or "and that" stands just before a token."""
        return self.holds("sequence", index - 3, index) or self.holds("and_that", index - 1, index)

    def paused(self, index: int) -> bool:
        """Whether a comma or a quotation mark stands directly before a token."""
        return index > self.first and self.tokens[index - 1].text in SOFT

    def points(self, index: int) -> bool:
        """Whether a demonstrative points to the definite noun behind it rather than to the one before (these)."""
        after = index + 1
        return after < self.last and any(start.definite for start in self.tokens[after].word.starts)

    def topic_before(self, index: int) -> int | None:
        """Where it is named whom the verb at a token is about (as for X, he …), if anywhere in front of it."""
        for before in range(index - 1, self.first - 1, -1):
            if "topic" in self.tokens[before].word.classes:
                return before
        return None

    def is_doing(self, index: int) -> bool:
        """Whether a participle at a token tells what the subject of the sentence does besides (accusing Russia)."""
        classes = self.tokens[index].word.classes
        if "doing" in classes:
            return True
        return "doing_after_pause" in classes and (self.paused(index) or bool(self.tokens[index].word.conjunction))

    def ends_feminine(self, index: int) -> bool:
        """Whether a word is written with a feminine ending, which folds to the same letter as a pronoun."""
        return self.text.document.text[self.tokens[index].end - 1] in self.syntax.feminine
