"""Clauses as figures need them: the stretch of a sentence between commas and brackets."""

from bisect import bisect_right

from mizan.reading.parts import Actor, Moment, Sentence
from mizan.reading.text import Text

_MARKS = frozenset('،,;؛:()[]«»"“”–—')
_LIMIT = 60


class Clauses:
    """The clauses of one sentence: `bounds` are the tokens at which they begin, and the sentence's end.

    `actors` and `moments` are those that begin in the sentence.
    """

    def __init__(self, text: Text, sentence: Sentence) -> None:
        self.sentence = sentence
        first, last = sentence.first, sentence.last
        self.actors = text.actors_in(first, last)
        self.moments = text.moments_in(first, last)
        joined, words = _joints(self.actors, self.moments), text.words
        self._starts = [first]
        for index in range(first, last - 1):
            if words[index] in _MARKS and index not in joined:
                self._starts.append(index + 1)
        self.bounds = [*self._starts, last]

    def number(self, index: int) -> int:
        """Which clause a token stands in, counted from 0."""
        return bisect_right(self._starts, index) - 1

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The tokens from the beginning of the clause of `first` to the end of that of `last - 1`, within reason."""
        low = self.bounds[self.number(first)]
        high = self.bounds[self.number(max(first, last - 1)) + 1]
        return max(low, first - _LIMIT), min(high, last + _LIMIT)


def _joints(actors: list[Actor], moments: list[Moment]) -> set[int]:
    """The commas within an expression of time, or between the members of a list (the United States, Canada, and …)."""
    found: set[int] = set()
    before = None
    for actor in actors:
        if before is not None and actor.first - before.last == 1 and actor.prefix:
            found.add(before.last)
        before = actor
    for moment in moments:
        found.update(range(moment.first, moment.last - 1))
    return found
