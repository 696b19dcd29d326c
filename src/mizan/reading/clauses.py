"""Clauses as figures need them: the stretch of a sentence between commas and brackets."""

from bisect import bisect_right

from mizan.reading.parts import Sentence
from mizan.reading.text import Text

_MARKS = frozenset("،,;؛:()[]«»\"“”–—")
_LIMIT = 60


class Clauses:
    """The clauses of one sentence: `bounds` are the tokens at which they begin, and the sentence's end."""

    def __init__(self, text: Text, sentence: Sentence) -> None:
        self.sentence = sentence
        tokens = text.tokens
        self.bounds = [sentence.first]
        for index in range(sentence.first, sentence.last):
            if tokens[index].text in _MARKS and index + 1 < sentence.last:
                self.bounds.append(index + 1)
        self.bounds.append(sentence.last)

    def number(self, index: int) -> int:
        """Which clause a token stands in, counted from 0."""
        return min(bisect_right(self.bounds, index) - 1, len(self.bounds) - 2)

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The tokens from the beginning of the clause of `first` to the end of that of `last - 1`, within reason."""
        low = self.bounds[self.number(first)]
        high = self.bounds[self.number(max(first, last - 1)) + 1]
        return max(low, first - _LIMIT), min(high, last + _LIMIT)
