"""Spellings: the ways in which Arabic writes one foreign name (توكاييف, توكايف, توقاييف).

Two words are spellings of one name where two forms of one row of the lexicon have them at the same place, and they
differ only in vowels, or in letters with which the same foreign sound is written.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations

from mizan.languages.arabic.letters import fold
from mizan.languages.tokens import words
from mizan.model.tables import rows, split_forms

_NAMES = (
    ("persons.tsv", "forms"),
    ("states.tsv", "names"),
    ("states.tsv", "capitals"),
    ("cities.tsv", "forms"),
    ("places.tsv", "forms"),
    ("bodies.tsv", "forms"),
    ("companies.tsv", "forms"),
)
_VOWELS = "اويع"
_SOUNDS = str.maketrans(dict.fromkeys("غقكج", "ك") | dict.fromkeys("زذظ", "ز") | dict.fromkeys("سصث", "س")
                        | dict.fromkeys("تط", "ت") | dict.fromkeys("دض", "د") | dict.fromkeys("هح", "ه")
                        | dict.fromkeys(_VOWELS, None))  # fmt: skip
_SHORTEST = 4
_ENDINGS = "يهاو"
"""Letters that make another word at the end of one (جنوب, جنوبي)."""


def spellings(word: str) -> tuple[str, ...]:
    """The other spellings, folded, of a word that a name of the lexicon is written with; () for any other word."""
    return _known().get(fold(word), ())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for forms in _written():
        for one, other in combinations(forms, 2):
            if len(one) == len(other):
                for first, second in zip(one, other, strict=True):
                    if first != second and _alike(first, second):
                        found[first].add(second)
                        found[second].add(first)
    return {word: tuple(sorted(others)) for word, others in found.items()}


def _written() -> Iterator[list[list[str]]]:
    """The words of the forms of each row."""
    folder = files(__package__ or "") / "lexicon"
    for file, column in _NAMES:
        for row in rows(folder / file):
            forms = split_forms(row.get(column, ""))
            if len(forms) > 1:
                yield [words(fold(form.removesuffix("?"))) for form in forms]


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or one[:1].translate(_SOUNDS) != other[:1].translate(_SOUNDS):
        return False
    if one in (other + ending for ending in _ENDINGS) or other in (one + ending for ending in _ENDINGS):
        return False
    return one.translate(_SOUNDS) == other.translate(_SOUNDS)
