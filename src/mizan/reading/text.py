"""The text of one document while it is being read: its tokens, sentences and everything recognised in them."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TypeVar

from mizan.languages.interface import Language
from mizan.languages.lexicon import numbered
from mizan.model import Document, Evidence
from mizan.reading.parts import Actor, Mention, Moment, Quotation, Sentence, Token

Part = TypeVar("Part")


class Text:
    """The working state of reading: each stage adds its findings, in order of position, and changes nothing else.

    `words` are the folded words of the tokens.
    """

    def __init__(self, document: Document, language: Language) -> None:
        self.document = document
        self.language = language
        self.tokens: list[Token] = []
        self.words: list[str] = []
        self.sentences: list[Sentence] = []
        self.mentions: list[Mention] = []
        self.quotations: list[Quotation] = []
        self.moments: list[Moment] = []
        self.actors: list[Actor] = []

    @cached_property
    def _bearing(self) -> list[list[int]]:
        """The tokens by the numbers of the signs that they bear."""
        found: list[list[int]] = []
        for index, token in enumerate(self.tokens):
            for sign in token.word.signs:
                while sign >= len(found):
                    found.append([])
                found[sign].append(index)
        return found

    def bearing(self, sign: str, first: int = 0, last: int | None = None) -> list[int]:
        """The tokens from `first` to `last - 1` whose word has a sign, in order; once all are cut.

        The signs of a word are the layers that know it, some of its classes and categories, and others (`Word`).
        """
        bearing, number = self._bearing, numbered(sign)
        if number >= len(bearing):
            return []
        found = bearing[number]
        if first == 0 and last is None:
            return found
        low = bisect_left(found, first)
        return found[low:] if last is None else found[low : bisect_left(found, last, low)]

    def evidence(self, start: int, end: int) -> Evidence:
        """The document's words from `start` to `end`, without the spaces around them; ValueError for none."""
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise ValueError(f"no words before {end}")
        return Evidence(start, end, text[start:end])

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which an offset falls (or the last one before it)."""
        return self.sentences[max(bisect_right(self._sentence_starts, offset) - 1, 0)]

    @cached_property
    def _mentions_by_category(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for category in mention.kinds:
                alike = found.get(category)
                if alike is None:
                    found[category] = [mention]
                else:
                    alike.append(mention)
        return found

    def mentions_of(self, category: str) -> list[Mention]:
        """The mentions that have an entry of a category, in order; once all are found."""
        return self._mentions_by_category.get(category) or []

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mentions by the tokens at which they begin; once all are found."""
        return {mention.first: mention for mention in self.mentions}

    @cached_property
    def actor_at(self) -> dict[int, Actor]:
        """The actors by the tokens at which they begin, of several the first; once all are found."""
        return {actor.first: actor for actor in reversed(self.actors)}

    @cached_property
    def quotation_at(self) -> dict[int, Quotation]:
        """The quotations by the tokens at which their insides begin; once all are found."""
        return {quotation.first: quotation for quotation in self.quotations}

    @cached_property
    def moment_at(self) -> dict[int, Moment]:
        """The expressions of time by the tokens at which they begin; once all are found."""
        return {moment.first: moment for moment in self.moments}

    @cached_property
    def moment_ends(self) -> set[int]:
        """The tokens right behind an expression of time; once all are found."""
        return {moment.last for moment in self.moments}

    @cached_property
    def _mention_firsts(self) -> list[int]:
        return [mention.first for mention in self.mentions]

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin within tokens `first` … `last - 1`; once all are found."""
        return within(self.mentions, self._mention_firsts, first, last)

    def mention_before(self, index: int) -> Mention | None:
        """The last mention that begins at token `index` or before it; once all are found."""
        position = bisect_right(self._mention_firsts, index) - 1
        return self.mentions[position] if position >= 0 else None

    @cached_property
    def _actor_firsts(self) -> list[int]:
        return [actor.first for actor in self.actors]

    def actors_in(self, first: int, last: int) -> list[Actor]:
        """The actors that begin within tokens `first` … `last - 1`; once all are found."""
        return within(self.actors, self._actor_firsts, first, last)

    @cached_property
    def _moment_firsts(self) -> list[int]:
        return [moment.first for moment in self.moments]

    def moments_in(self, first: int, last: int) -> list[Moment]:
        """The expressions of time that begin within tokens `first` … `last - 1`; once all are found."""
        return within(self.moments, self._moment_firsts, first, last)

    def broken(self, first: int, last: int) -> bool:
        """Whether a clause ends among tokens `first` … `last - 1`."""
        return bool(self.bearing("clause_end", first, last))

    def original(self, first: int, last: int) -> str:
        """The document's own words of tokens `first` … `last - 1`."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]


def within(parts: list[Part], firsts: list[int], first: int, last: int) -> list[Part]:
    """Those of the parts that begin within tokens `first` … `last - 1`; `firsts` are the tokens at which all begin."""
    low, count = bisect_left(firsts, first), len(firsts)
    high = low
    # They are few, nearly always.
    while high < count and firsts[high] < last:
        high += 1
    return parts[low:high]
