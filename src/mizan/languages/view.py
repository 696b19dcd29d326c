"""The view: a text folded for matching, with the way back to the original offsets.

Where folding neither deletes nor adds characters the way back is the identity and costs nothing.
"""

import unicodedata


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
        end, following = self._offsets[index - 1] + 1, self.start(index)
        while end < following and unicodedata.combining(self._original[end]):
            end += 1
        return end
