"""Clauses as figures need them: the stretch of a sentence between commas and brackets."""

from bisect import bisect_right

from mizan.reading.parts import Sentence
from mizan.reading.text import Text

_MARKS = frozenset('،,;؛:()[]«»"“”–—')
_LIMIT = 60


class Clauses:
    """The clauses of one sentence: `bounds` are the tokens at which they begin, and the sentence's end."""

    def __init__(self, text: Text, sentence: Sentence) -> None:
        self.sentence = sentence
        first, last = sentence.first, sentence.last
        joined = _joints(text, sentence)
        marks = [index for index, word in enumerate(text.words[first : last - 1], first) if word in _MARKS]
        self._starts = [first, *(index + 1 for index in marks if index not in joined)]
        self.bounds = [*self._starts, last]

    def number(self, index: int) -> int:
        """Which clause a token stands in, counted from 0."""
        return bisect_right(self._starts, index) - 1

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The tokens from the beginning of the clause of `first` to the end of that of `last - 1`, within reason."""
        low = self.bounds[self.number(first)]
        high = self.bounds[self.number(max(first, last - 1)) + 1]
        return max(low, first - _LIMIT), min(high, last + _LIMIT)


def _joints(text: Text, sentence: Sentence) -> set[int]:
    """The commas within an expression of time, or between the members of a list (the United States, Canada, and …)."""
    found: set[int] = set()
    before = None
    for actor in text.actors_in(sentence.first, sentence.last):
        if before is not None and actor.first - before.last == 1 and actor.prefix:
            found.add(before.last)
        before = actor
    for moment in text.moments_in(sentence.first, sentence.last):
        found.update(range(moment.first, moment.last - 1))
    return found
