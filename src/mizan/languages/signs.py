"""Signs: what a word is by itself, besides what the lexicon knows of it, and is sought by in texts."""

from collections.abc import Iterable, Mapping

from mizan.languages.calendar import calendar
from mizan.languages.futures import futures
from mizan.languages.marks import PARTING_MARKS, QUOTATION_MARKS, SENTENCE_ENDS
from mizan.languages.numbers import numbers

_DIGITS = ("time", "number")
# The sorts of number that stand right before what they count.
_COUNTING = frozenset(("tens", "hundreds", "scales", "vague"))


class Signs:
    """The signs of a language's words.

    `time` and `number`: an expression of time, a number may be read from the word; `counting`: a number behind which
    only a noun stands; `sentence_end`, `quotation_mark`, `parting_mark`: a mark of that sort; `future`: it looks like a
    verb of the future; and those of the words `listed` by their sign.
    """

    def __init__(self, code: str, listed: Mapping[str, frozenset[str]]) -> None:
        signs: dict[str, Iterable[str]] = {
            "time": [word for word, role in calendar(code).words.items() if role.opens],
            "number": numbers(code).words,
            "counting": [
                word
                for word, part in numbers(code).words.items()
                if part.kind in _COUNTING and not part.attached.definite
            ],
            "sentence_end": SENTENCE_ENDS,
            "quotation_mark": QUOTATION_MARKS,
            "parting_mark": PARTING_MARKS,
        }
        self._own: dict[str, list[str]] = {}
        for sign, words in signs.items():
            for word in words:
                self._own.setdefault(word, []).append(sign)
        self._listed = list(listed.items())
        self._futures = futures(code)

    def of(self, word: str) -> list[str]:
        """The signs of a folded word."""
        own = self._own.get(word)
        found = [] if own is None else own.copy()
        for sign, words in self._listed:
            if word in words:
                found.append(sign)
        if "0" <= word < ":":
            found += _DIGITS
        elif self._futures.holds(word):
            found.append("future")
        return found
