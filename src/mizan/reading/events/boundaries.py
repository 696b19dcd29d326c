"""Boundaries: the marks and the words at which clauses may begin or end."""

from functools import cache

from mizan.languages.lexicon import Word
from mizan.reading.text import Text

HARD = frozenset(".!?؟:؛;…")
SOFT = frozenset('،,–—-()[]{}"“”«»')
QUOTES = frozenset('"“”«»')
_BOUNDING = frozenset(("resuming", "complement", "relative", "subordinator", "may"))
_KEPT = 100_000


class Boundaries:
    """Finds the words of a language at which a clause may begin or end; the others, once known, are passed over."""

    def __init__(self) -> None:
        self._others: set[str] = set()

    def among(self, text: Text, first: int, last: int) -> list[int]:
        """The tokens of `first` … `last - 1` at which a clause may begin or end."""
        others = self._others
        found = [index for index, word in enumerate(text.words[first:last], first) if word not in others]
        return [index for index in found if self._may_bound(text.tokens[index].word)]

    def _may_bound(self, word: Word) -> bool:
        if word.verbs or not _BOUNDING.isdisjoint(word.classes) or word.text in HARD:
            return True
        if len(self._others) >= _KEPT:
            self._others.clear()
        self._others.add(word.text)
        return False


@cache
def boundaries(_code: str) -> Boundaries:
    """The boundaries of a language, by its code."""
    return Boundaries()
