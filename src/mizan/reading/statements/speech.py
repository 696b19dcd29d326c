"""Quotations and predicates as the reading of statements asks for them."""

import re
from bisect import bisect_left
from functools import cache

from mizan.languages import language
from mizan.reading.parts import Quotation, Sentence, Token
from mizan.reading.text import Text

COMMAS = frozenset("،,")
STOPS = frozenset(".!?؟؛;")
MARKS = frozenset("«»“”\"„‟'’‘")
# How far the content of one statement may reach, in tokens.
REACH = 220
_NO_PREDICATE = frozenset(("preposition", "saying_doubtful", "relative"))


class Speech:
    """The quotations of a text by where they stand; `at` gives the one whose inside begins with a token."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self.at = text.quotation_at
        self._outer = [quotation for quotation in text.quotations if not quotation.nested]
        self._firsts = [quotation.first for quotation in self._outer]
        self._verbal = pattern(text.language.code, "verbal")

    def before(self, index: int) -> Quotation | None:
        """The last quotation that begins before token `index`, nested ones aside."""
        position = bisect_left(self._firsts, index) - 1
        return self._outer[position] if position >= 0 else None

    def within(self, first: int, last: int) -> Quotation | None:
        """The first quotation that begins within tokens `first` … `last - 1`, nested ones aside."""
        position = bisect_left(self._firsts, first)
        if position < len(self._outer) and self._outer[position].first < last:
            return self._outer[position]
        return None

    def covers(self, index: int, first: int) -> bool:
        """Whether token `index` stands in a quotation that begins at token `first` or later."""
        quotation = self.before(index + 1)
        return quotation is not None and first <= quotation.first <= index < quotation.last

    def reach(self, sentence: Sentence, index: int) -> int:
        """The token behind a sentence, or behind the one in which a quotation ends that it opens."""
        last = sentence.last
        quotation = self.before(last)
        if quotation is not None and last < quotation.last:
            closing = self._text.sentence_at(quotation.end)
            last = max(last, min(closing.last, index + REACH))
        return last

    def predicate(self, token: Token) -> bool:
        """Whether a word is a verb, known or by its look."""
        word = token.word
        if word.classes & _NO_PREDICATE:
            return False
        verbal = bool(word.verbs) and not any(start.node.entries for start in word.starts)
        return verbal or "saying_predicate" in word.classes or self._verbal.match(token.text) is not None

    def lines_between(self, left: Token, right: Token) -> bool:
        """Whether a line ends between two tokens."""
        return "\n" in self._text.document.text[left.end : right.start]


@cache
def pattern(code: str, name: str) -> re.Pattern[str]:
    """A pattern of a language's grammar of saying; one that nothing matches where the grammar has none."""
    return re.compile(language(code).grammar.get("saying", {}).get(name, "(?!)"))
