"""Futures: words that look like verbs of the future, known or not, except those of being and becoming."""

from collections.abc import Sequence
from functools import cache

from mizan.languages import language


class Futures:
    """How a language's verbs of the future begin, by grammar/modality.toml."""

    def __init__(self, code: str) -> None:
        tongue = language(code)
        table = tongue.grammar.get("modality", {}).get("future", {})
        marks = ("", *tongue.grammar.get("clitics", {}).get("conjunctions", ()))
        others = [tongue.view(word).text for word in table.get("not", ())]
        nouns = [tongue.view(start).text for start in table.get("starts", ())]
        self._beginnings = tuple(table.get("beginnings", ()))
        self._least: int = table.get("least", 0)
        self._others = frozenset(mark + word for mark in marks for word in others)
        self._nouns = tuple(mark + start for mark in marks for start in nouns)

    def among(self, words: Sequence[str]) -> list[int]:
        """The places of folded words that look like verbs of the future."""
        beginnings = self._beginnings
        found = [index for index, word in enumerate(words) if word.startswith(beginnings)]
        return [index for index in found if self._looks(words[index])]

    def _looks(self, word: str) -> bool:
        return len(word) >= self._least and word not in self._others and not word.startswith(self._nouns)


@cache
def futures(code: str) -> Futures:
    """The futures of a language, by its code."""
    return Futures(code)
