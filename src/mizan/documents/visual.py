"""From glyphs where a page shows them to text in the order it is read, for a page in Arabic.

A PDF tells where each glyph stands, seldom in which order it is read. Here the first place of a line is its right
end: glyphs are taken from there, and runs of Latin letters and of digits are turned round.
"""

import re
import unicodedata
from collections.abc import Sequence

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a glyph whose letters are not told."""

_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdcf\ufe70-\ufefc]")
_CLASSES = {"L": "L", "EN": "N", "AN": "N", "CS": "S", "ES": "E", "ET": "T", "R": "R", "AL": "R", "NSM": "M"}
_LATIN = "(?:N[NS]{0,40}W?)?L(?:[LNSETMW]*[LN])?"
# Among Arabic letters signs stand apart from numbers (UAX #9, W2 to W7).
_AMONG_ARABIC = re.compile(f"{_LATIN}|N(?:[SM]?N)*")
_ALONE = re.compile(f"{_LATIN}|T*N(?:[SEM]?N)*T*")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”"}
_OTHER = {**_PAIRS, **{close: opening for opening, close in _PAIRS.items()}}
_TURNED = str.maketrans(_OTHER)
_SENTENCE_ENDS = (".", "؟", "!", ":", "…", "۔", "؛")


def logical(glyphs: Sequence[str]) -> str:
    """The text of a line of glyphs, given from its right end to its left."""
    classes = "".join(_class(glyph) for glyph in glyphs)
    ordered: list[str] = []
    done = 0
    for run in (_AMONG_ARABIC if "R" in classes else _ALONE).finditer(classes):
        ordered += [*glyphs[done : run.start()], *reversed(glyphs[run.start() : run.end()])]
        done = run.end()
    ordered += glyphs[done:]
    return unshaped("".join(ordered))


def unshaped(text: str) -> str:
    """A text with the letters meant by the shapes that fonts have of them at a word's start, middle and end."""
    return _SHAPES.sub(lambda shape: unicodedata.normalize("NFKC", shape[0]).strip(" ") or shape[0], text)


def facing(lines: Sequence[str]) -> list[str]:
    """Lines whose brackets and quotation marks open before they close.

    Some programs tell a bracket as it looks, others as it is meant; which, the pairs of the whole document decide.
    """
    straight = sum(_pairs(line) for line in lines)
    turned = [line.translate(_TURNED) for line in lines]
    return turned if sum(_pairs(line) for line in turned) > straight else list(lines)


def backwards(text: str) -> bool:
    """Whether words end where they should begin: the article stands at ends, and not at beginnings."""
    return len(re.findall(r"\w\wلا\b", text)) > 2 * len(re.findall(r"\bال\w\w", text)) + 5


def ends_paragraph(line: str, left_over: float) -> bool:
    """Whether a line that leaves free this share of its block's width ends a paragraph."""
    return left_over > 0.25 or (left_over > 0.03 and line.endswith(_SENTENCE_ENDS))


def _class(glyph: str) -> str:
    """The direction of a glyph: L(eft), R(ight), N(umber), S(eparator), E and T (signs), M(ark), W(hatever)."""
    for letter in unshaped(glyph):
        found = _CLASSES.get(unicodedata.bidirectional(letter), "W")
        if found != "M":
            return found
    return "M" if glyph else "W"


def _pairs(line: str) -> int:
    """How many brackets of a line close after they opened, less those that close before."""
    found, open_ones = 0, 0
    for letter in line:
        if letter in _PAIRS:
            open_ones += 1
        elif letter in _OTHER:
            found += 1 if open_ones > 0 else -1
            open_ones = max(0, open_ones - 1)
    return found
