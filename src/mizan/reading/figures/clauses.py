"""Clauses as figures need them: the stretch of a sentence between commas and brackets."""

from mizan.reading.parts import Actor, Moment, Sentence
from mizan.reading.text import Text

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
        joined = _joints(self.actors, self.moments)
        marks = text.bearing("parting_mark", first, last - 1)
        self.bounds = [first, *[index + 1 for index in marks if index not in joined], last]
        self._at = 0

    def number(self, index: int) -> int:
        """Which clause a token stands in, counted from 0."""
        # It is near the one asked for before.
        bounds, number = self.bounds, self._at
        while number + 2 < len(bounds) and bounds[number + 1] <= index:
            number += 1
        while number > 0 and bounds[number] > index:
            number -= 1
        self._at = number
        return number

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
