"""Boundaries: the marks and the words at which clauses may begin or end."""

from functools import cache

from mizan.languages.lexicon import Word
from mizan.reading.events.sieve import Sieve

HARD = frozenset(".!?؟:؛;…")
SOFT = frozenset('،,–—-()[]{}"“”«»')
QUOTES = frozenset('"“”«»')
_BOUNDING = frozenset(("resuming", "complement", "relative", "subordinator", "may"))


@cache
def boundaries(_code: str) -> Sieve:
    """What finds the words of a language at which a clause may begin or end."""
    return Sieve(_may_bound)


def _may_bound(word: Word) -> bool:
    return bool(word.verbs) or not _BOUNDING.isdisjoint(word.classes) or word.text in HARD
