"""Folding of Arabic script: what a reader takes for the same letter is the same letter in the view."""

import re
import unicodedata

from mizan.languages.view import View

_INVISIBLE = "\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_DELETED = re.compile(f"[{_MARKS}{_INVISIBLE}]")
_FIRST_PRESENTATION = "\ufb50"
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefe"
_IRREGULAR = re.compile(f"[{_MARKS}{_INVISIBLE}{_PRESENTATION}]")

_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ی": "ي",
    "ئ": "ي",
    "ة": "ه",
    "ھ": "ه",
    "ہ": "ه",
    "ؤ": "و",
    "ک": "ك",
    "ڤ": "ف",
    "پ": "ب",
    "گ": "غ",
    "چ": "ج",
    "٫": ".",
    "٬": ",",
    "٪": "%",
}
_DIGITS = {chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
_LATIN = {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_PLAIN = {**_LETTERS, **_DIGITS, **_LATIN, "\u00a0": " ", "\t": " "}
# The letters that are folded in most texts; a word seldom has more to fold.
_COMMON = "أإآىئةؤ"
_UNCOMMON = re.compile(f"[{_MARKS}{_INVISIBLE}{_PRESENTATION}{''.join(_PLAIN.keys() - set(_COMMON))}]")
# Translating asks a list of code points faster than a dictionary, which raises for each letter that it lacks.
_FOLD = [ord(_PLAIN.get(letter, letter)) for letter in map(chr, range(0x2100))]
# From this length on, replacing letter by letter is faster than translating (six times on a text).
_LONG = 200


def fold(text: str) -> str:
    """Fold a form of the lexicon: no marks, no tatweel, folded letters and digits, lower case."""
    return view(text).text


def _letters(text: str) -> str:
    """The text with every letter and digit folded; its length stays."""
    if len(text) < _LONG:
        return text.translate(_FOLD)
    for letter, plain in _PLAIN.items():
        text = text.replace(letter, plain)
    return text


def _common_letters(text: str) -> str:
    """The text with the letters of `_COMMON` folded: one replacement for each is faster than any look-up."""
    text = text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")
    return text.replace("ى", "ي").replace("ئ", "ي").replace("ة", "ه").replace("ؤ", "و")


def view(text: str) -> View:
    """Fold a text for matching, keeping the way back to its original offsets."""
    if _UNCOMMON.search(text) is None:
        return View(_common_letters(text), text)
    if _IRREGULAR.search(text) is None:
        return View(_letters(text), text)
    runs: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _IRREGULAR.finditer(text):
        offset = match.start()
        if offset > done:
            runs.append(text[done:offset])
            offsets.extend(range(done, offset))
        letter = match.group()
        if letter >= _FIRST_PRESENTATION:
            plain = _DELETED.sub("", unicodedata.normalize("NFKC", letter))
            runs.append(plain)
            offsets.extend([offset] * len(plain))
        done = offset + 1
    runs.append(text[done:])
    offsets.extend(range(done, len(text)))
    return View(_letters("".join(runs)), text, offsets)
