"""A sieve: the words of a kind among those of a text, told by the word alone."""

from collections.abc import Callable

from mizan.languages.lexicon import Word
from mizan.reading.text import Text

_KEPT = 100_000


class Sieve:
    """Holds a test that words pass or not, and which of them do not: most words of a text are passed over at once."""

    def __init__(self, test: Callable[[Word], bool]) -> None:
        self._test = test
        self._others: set[str] = set()

    def among(self, text: Text, first: int, last: int) -> list[int]:
        """The tokens of `first` … `last - 1` whose word passes."""
        others = self._others
        found = [index for index, word in enumerate(text.words[first:last], first) if word not in others]
        return [index for index in found if self._passes(text.tokens[index].word)]

    def _passes(self, word: Word) -> bool:
        if self._test(word):
            return True
        if len(self._others) >= _KEPT:
            self._others.clear()
        self._others.add(word.text)
        return False
