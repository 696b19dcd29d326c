"""Vowel signs: what a writer adds to a name so that it is not taken for another of the same letters (عُمان, عمّان)."""

import re
from unicodedata import combining

_SIGN = re.compile("[\u064b-\u0652]")
ALIKE, UNLIKE, SILENT = 1, -1, 0


def pointed(form: str, original: str, start: int) -> int:
    """How the signs of a form agree with those of the word that begins at an offset of a text.

    ALIKE where a letter has the same sign in both, UNLIKE where one has other signs, SILENT where no letter has signs
    in both.
    """
    if _SIGN.search(form) is None:
        return SILENT
    found = SILENT
    written = _signs(original, start, sum(not combining(letter) for letter in form))
    for wanted, there in zip(_signs(form, 0, len(form)), written, strict=False):
        if wanted and there:
            if wanted.isdisjoint(there):
                return UNLIKE
            found = ALIKE
    return found


def _signs(text: str, start: int, letters: int) -> list[set[str]]:
    """The signs on each of so many letters from an offset on."""
    found: list[set[str]] = []
    for place in range(start, len(text)):
        sign = text[place]
        if not combining(sign):
            if len(found) == letters:
                break
            found.append(set())
        elif found:
            found[-1].add(sign)
    return found
