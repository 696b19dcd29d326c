"""What is said in a text: the statements around a place."""

from bisect import bisect_right
from collections.abc import Iterable

from mizan.model import Statement
from mizan.reading.parts import Candidate


class Sayings:
    """The statements of a text, by where what they say stands; time grows with those around a place, not with all."""

    def __init__(self, statements: Iterable[Candidate]) -> None:
        said = [candidate.record for candidate in statements]
        told = [(number, one) for number, one in enumerate(said) if isinstance(one, Statement)]
        self._told = sorted(told, key=lambda numbered: numbered[1].content.start)
        self._starts = [one.content.start for _, one in self._told]
        self._reaches: list[int] = []
        for _, one in self._told:
            self._reaches.append(max(one.content.end, self._reaches[-1] if self._reaches else 0))

    def around(self, offset: int) -> list[Statement]:
        """The statements whose content holds an offset, in the order given."""
        found: list[tuple[int, Statement]] = []
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self._reaches[index] > offset:
            if self._told[index][1].content.end > offset:
                found.append(self._told[index])
            index -= 1
        return [one for _, one in sorted(found, key=lambda numbered: numbered[0])]
