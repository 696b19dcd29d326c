"""Voices: for whom it is said what a text reports at some place."""

from collections.abc import Iterable

from mizan.reading.parts import Candidate
from mizan.reading.sayings import Sayings


class Voices:
    """The statements of a text, by where what they say stands."""

    def __init__(self, statements: Iterable[Candidate]) -> None:
        self._sayings = Sayings(statements)

    def at(self, offset: int) -> tuple[str, ...] | None:
        """For which state or body the words at an offset are said: () for none, None where nobody says them."""
        said = [(one.content.end - one.content.start, one.country or "") for one in self._sayings.around(offset)]
        if not said:
            return None
        country = min(said)[1]
        return (country,) if country else ()
