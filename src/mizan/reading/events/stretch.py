"""A stretch of text: the clauses of one sentence, and the words that bound and introduce them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import structs

from mizan.languages import language
from mizan.reading.parts import Actor, Mention, Sentence, Token
from mizan.reading.text import Text

HARD = frozenset(".!?؟:؛;…")
SOFT = frozenset('،,–—-()[]{}"“”«»')
QUOTES = frozenset('"“”«»')
RELATIONS = ("with", "between", "to", "in", "on", "about", "against", "from")
_WINDOW = 400
_LEAST = 3
_AND = frozenset(("conjunction",))
_REGIONS = frozenset(("continent", "region"))
_NAMED = frozenset(("company", "institution"))
_CLOSING = frozenset('"”»)')
_EPITHET = frozenset(("descriptive",))
_OPENERS = frozenset(
    ("complement", "conjunction", "relative", "subordinator", "copula", "conditional", "negation", "future")
)


class Stretch:
    """One sentence's tokens with their mentions and actors, and where its clauses begin and end."""

    def __init__(self, text: Text, sentence: Sentence) -> None:
        self.text = text
        self.first, self.last = sentence.first, sentence.last
        self.tokens: Sequence[Token] = text.tokens
        self.frames: Mapping[str, Any] = text.language.grammar.get("frames", {})
        self.clitics = _named(text.language.code, "clitics")
        self.beginnings = _named(text.language.code, "beginnings")
        self._relations: dict[int, str] = {}
        self.conjunctions = "".join(text.language.grammar.get("clitics", {}).get("conjunctions", ()))
        self.feminine = frozenset(self.frames.get("signals", {}).get("feminine", ()))
        self.mentions: dict[int, Mention] = {m.first: m for m in text.mentions_in(self.first, self.last)}
        found = (coded(actor) for actor in text.actors_in(self.first, self.last))
        self.actors = self._apart([actor for actor in found if actor.codes])
        self.covered: dict[int, Actor] = {}
        for actor in self.actors:
            for index in range(actor.first, actor.last):
                self.covered[index] = actor
        self.verbs: frozenset[int] = frozenset()
        self._boundaries: dict[int, str] = {}

    def _apart(self, actors: list[Actor]) -> list[Actor]:
        """The actors without the nationality told right behind a company's or a body's own name."""
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
        self._boundaries.clear()

    def boundary(self, index: int) -> str:
        """What kind of clause boundary a token is: "" for none."""
        found = self._boundaries.get(index)
        if found is None:
            found = self._boundaries[index] = self._boundary(index)
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

    def breaks(self, first: int, last: int) -> bool:
        """Whether a clause ends between two tokens."""
        return any(self.boundary(index) in ("hard", "verb", "subordinate") for index in self.span(first, last - first))

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The clause around tokens `first` … `last - 1`."""
        low = first
        while low > self.first and first - low < _WINDOW:
            kind = self.boundary(low)
            if kind in ("verb", "subordinate", "relative") and low <= first:
                break
            if self.boundary(low - 1) in ("hard", "complement"):
                break
            low -= 1
        high = last
        while high < self.last and high - last < _WINDOW and not self.boundary(high):
            high += 1
        return low, high

    def sentence_part_end(self, index: int) -> int:
        """Where the clause that begins behind `index` ends, its complement clause included."""
        seen = 0
        limit = min(self.last, index + _WINDOW)
        while index < limit:
            kind = self.boundary(index)
            if kind in ("hard", "verb", "subordinate"):
                break
            if kind == "complement":
                seen += 1
                if seen > 1:
                    break
            index += 1
        return index

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
        found = self._relations.get(index)
        if found is None:
            found = self._relations[index] = self._relation(index)
        return found

    def _relation(self, index: int) -> str:
        token = self.tokens[index]
        if token.word.classes:
            for name in RELATIONS:
                if name in token.word.classes:
                    return name
        actor = self.covered.get(index)
        if actor is not None and actor.first == index and actor.prefix:
            return self.clitics.get(actor.prefix[-1:], "")
        mention = self.mentions.get(index)
        if mention is not None and mention.prefix:
            return self.clitics.get(mention.prefix[-1:], "")
        if token.text.startswith(tuple(self.beginnings)):
            return next(name for start, name in self.beginnings.items() if token.text.startswith(start))
        return ""

    def begins(self, index: int, name: str) -> bool:
        """Whether a word the lexicon does not know, or a pronoun, may begin with a preposition of this class."""
        token = self.tokens[index]
        unknown = index not in self.covered and not token.word.classes and len(token.text) >= _LEAST
        if not unknown and "carried" not in token.word.classes:
            return False
        return self.clitics.get(token.text[0]) == name

    def clitic(self, prefix: str) -> str:
        """The preposition that clitics in front of a noun end in, by its class."""
        return self.clitics.get(prefix[-1:], "")

    def adds(self, gap: range) -> bool:
        """Whether the words between two parties add the second to the first (as well as, among them)."""
        words = [self.tokens[index].text for index in gap if self.tokens[index].text not in SOFT]
        if words and words[0][:1] in self.conjunctions and words[0] not in _and_too(self.text.language.code):
            words[0] = words[0][1:]
        return " ".join(words) in _and_too(self.text.language.code)

    def complement_between(self, first: int, last: int) -> bool:
        """Whether a clause introduced by "that" begins between two tokens."""
        return any(self.boundary(index) == "complement" for index in self.span(first, last - first))

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
        return self.text.document.text[self.tokens[index].end - 1] in self.feminine


@cache
def _named(code: str, table: str) -> dict[str, str]:
    """The members of a table of the frames, each with the name of its list."""
    lists: Mapping[str, list[str]] = language(code).grammar.get("frames", {}).get(table, {})
    return {member: name for name, members in lists.items() for member in members}


@cache
def _and_too(code: str) -> frozenset[str]:
    """The phrases that add a party to the one before them."""
    tongue = language(code)
    return frozenset(tongue.view(phrase).text for phrase in tongue.grammar.get("frames", {}).get("adding", ()))


def coded(actor: Actor) -> Actor:
    """A region without a code is a party by its name; a body of two states (their joint committee) is both; a project
    stands for the state whose programme it is."""
    if actor.kind == "institution":
        states = dict.fromkeys(code for part in actor.within if part.how == "adjective" for code in part.codes)
        return structs.replace(actor, codes=tuple(states)) if len(states) > 1 else actor
    if actor.kind == "project":
        owner = next((one.features.get("owner", "") for one in actor.entries), "")
        return structs.replace(actor, codes=(owner,)) if owner else actor
    if actor.codes or actor.kind != "place":
        return actor
    for entry in actor.entries:
        if entry.category == "place" and entry.features.get("kind") in _REGIONS:
            return structs.replace(actor, codes=(entry.key,))
    return actor
