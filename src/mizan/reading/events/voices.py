"""Voices: for whom it is said what a text reports at some place."""

from collections.abc import Iterable

from mizan.model import Statement
from mizan.reading.parts import Candidate


class Voices:
    """The statements of a text, by where what they say stands."""

    def __init__(self, statements: Iterable[Candidate]) -> None:
        said = (candidate.record for candidate in statements)
        self._said = [
            (one.content.start, one.content.end, (one.country,) if one.country else ())
            for one in said
            if isinstance(one, Statement)
        ]

    def at(self, offset: int) -> tuple[str, ...] | None:
        """For which state or body the words at an offset are said: () for none, None where nobody says them."""
        around = [(end - start, country) for start, end, country in self._said if start <= offset < end]
        return min(around)[1] if around else None
