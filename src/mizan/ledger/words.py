"""A search: words and phrases, each in the forms in which a text may write it."""

import re
from functools import lru_cache
from typing import Self

from msgspec import Struct

from mizan.languages.arabic.letters import fold, view
from mizan.languages.arabic.searching import written_forms
from mizan.languages.arabic.spelling import spellings
from mizan.model.errors import LedgerError
from mizan.model.records import Span

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_LETTER = r"[^\W_]"
_TOKEN = re.compile(f"{_LETTER}+")

Form = tuple[str, ...]
"""A word, or the words of a phrase one after another."""


def tokens(text: str) -> Form:
    """The folded words of a text, as the full-text index has them."""
    return tuple(_TOKEN.findall(fold(text).lower()))


class Question(Struct, frozen=True):
    """What a text must hold: of each of the `parts` at least one form."""

    parts: tuple[tuple[Form, ...], ...]

    @classmethod
    def of(cls, wanted: str) -> Self:
        """The question that words, and phrases in quotation marks, ask. Raises LedgerError where nothing is asked."""
        parts = []
        for phrase, word in _PART.findall(wanted):
            forms = [phrase] if phrase else [form for name in (word, *spellings(word)) for form in written_forms(name)]
            found = tuple(dict.fromkeys(form for form in map(tokens, forms) if form))
            if found:
                parts.append(found)
        if not parts:
            raise LedgerError("nothing_to_search", wanted=wanted)
        return cls(tuple(parts))

    def answered_by(self, text: str) -> bool:
        """Whether a text holds what is asked."""
        said = f" {' '.join(tokens(text))} "
        return all(any(f" {' '.join(form)} " in said for form in forms) for forms in self.parts)


def other_spellings(wanted: str) -> list[str]:
    """The spellings of names that are sought besides those that are asked for."""
    return list(dict.fromkeys(name for _, word in _PART.findall(wanted) for name in spellings(word)))


def hits(text: str, wanted: str) -> list[Span]:
    """Where a text holds the words and phrases wanted, in order."""
    seen = view(text)
    return [Span(seen.start(match.start()), seen.end(match.end())) for match in _pattern(wanted).finditer(seen.text)]


@lru_cache(maxsize=100)
def _pattern(wanted: str) -> re.Pattern[str]:
    phrases = {r"[\W_]+".join(map(re.escape, form)) for forms in Question.of(wanted).parts for form in forms}
    longest_first = "|".join(sorted(phrases, key=len, reverse=True))
    return re.compile(f"(?<!{_LETTER})(?:{longest_first})(?!{_LETTER})", re.IGNORECASE)
