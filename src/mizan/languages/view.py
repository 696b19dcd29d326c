"""The view: a text folded for matching, with the way back to the original offsets.

Where folding neither deletes nor adds characters the way back is the identity and costs nothing.
"""

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate


class View:
    """A folded text and its map to the original.

    `text` is the folded text. `start(i)` and `end(j)` turn a half-open range of the view into a half-open
    range of code points of the original; marks that follow the last letter belong to the range.
    """

    __slots__ = ("_length", "_offsets", "_original", "text")

    def __init__(self, text: str, original: str, offsets: list[int] | None = None) -> None:
        self.text = text
        self._original = original
        self._offsets = offsets
        self._length = len(original)

    def start(self, index: int) -> int:
        """Original offset of the view's character `index`."""
        if self._offsets is None:
            return index
        return self._offsets[index] if index < len(self._offsets) else self._length

    def end(self, index: int) -> int:
        """Original offset just behind the view's character `index - 1` and the marks that sit on it."""
        if self._offsets is None or index == 0:
            return index
        end = self._offsets[index - 1] + 1
        while end < self._length and unicodedata.combining(self._original[end]):
            end += 1
        return end

    def index(self, offset: int) -> int:
        """The first character of the view at or behind an original offset."""
        if self._offsets is None:
            return min(offset, len(self.text))
        return bisect_left(self._offsets, offset)

    def cut(self, pattern: re.Pattern[str]) -> tuple[list[str], list[int], list[int]]:
        """The matches of a pattern, a single group, in the view, with their starts and ends in the original."""
        parts = pattern.split(self.text)
        bounds = list(accumulate(map(len, parts)))
        forms, starts, ends = parts[1::2], bounds[:-1:2], bounds[1::2]
        if self._offsets is None:
            return forms, starts, ends
        offsets = [*self._offsets, self._length]
        for index, last in enumerate(ends):
            end = offsets[last - 1] + 1
            # Only where something was left out behind the last letter can there be marks that belong to it.
            ends[index] = end if offsets[last] == end else self.end(last)
        return forms, [offsets[first] for first in starts], ends
