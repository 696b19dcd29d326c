"""Finding quotations: what stands between quotation marks, however the marks were typed.

News mixes straight, curly and angular marks and often types a curly mark the wrong way round, so the direction of a
mark is read from the spaces around it first, from what is open second, and from its shape last.
"""

from collections.abc import Sequence

from msgspec import Struct

from mizan.languages.marks import QUOTATION_MARKS, SINGLE
from mizan.reading.parts import Quotation, Token
from mizan.reading.text import Text

_OPENERS = frozenset("«“„‘‚")
_PAUSES = frozenset(".,،؛;:!?؟…)]}")
_HEADS = frozenset("([{#@$…-")
_OPENING_PUNCTUATION = frozenset(":([{-–—،,/")
# Longest quotation, in tokens, that may run over the end of its line; and longest between single marks.
_REACH = 250
_SINGLE_REACH = 60
# How many marks on the mark that closes another is sought.
_MARKS_AHEAD = 40
# A word of one or two letters stuck to a mark is a clitic in front of the quotation.
_CLITIC = 2


class _Mark(Struct, frozen=True, eq=False, gc=False):
    index: int
    family: str
    opens: bool
    closes: bool
    prefers_opening: bool


class _Open(Struct, frozen=True, eq=False, gc=False):
    index: int
    family: str
    line: int


def find_quotations(text: Text) -> None:
    """Find the quotations of a text, in order of their beginning; `nested` tells one within another."""
    tokens = text.tokens
    indices = text.bearing("quotation_mark")
    if not indices:
        return
    lines = _lines(text, indices)
    marks = [_read(text, index) for index in indices]
    pairs = _pair(marks, lines, text)
    pairs.sort(key=lambda pair: (pair[0], -pair[1]))
    outer = -1
    for first, last in pairs:
        if first < last:
            quotation = Quotation(first, last, tokens[first].start, tokens[last - 1].end, nested=last <= outer)
            text.quotations.append(quotation)
            outer = max(outer, last)


def _lines(text: Text, indices: Sequence[int]) -> list[int]:
    """For each mark the number of lines that end before it."""
    original, tokens = text.document.text, text.tokens
    lines, line, offset = [], 0, 0
    for index in indices:
        start = tokens[index].start
        line += original.count("\n", offset, start)
        offset = start
        lines.append(line)
    return lines


def _adjacent(text: Text, left: int) -> bool:
    """Whether nothing that shows stands between token `left` and the one behind it."""
    if not 0 <= left < len(text.tokens) - 1:
        return False
    gap = text.document.text[text.tokens[left].end : text.tokens[left + 1].start]
    return not any(letter.isspace() for letter in gap)


def _read(text: Text, index: int) -> _Mark:
    """What a mark can be, from its neighbours."""
    tokens = text.tokens
    shape = tokens[index].text
    before = tokens[index - 1].text if _adjacent(text, index - 1) else " "
    after = tokens[index + 1].text if _adjacent(text, index) else " "
    solid_before = before[-1].isalnum() or before in _PAUSES or before == "%"
    dots = after == "." and tokens[index + 2 : index + 3] and tokens[index + 2].text == "."
    solid_after = after[0].isalnum() or after in _HEADS or after in QUOTATION_MARKS or bool(dots)
    clitic = before.isalpha() and len(before) <= _CLITIC and not _adjacent(text, index - 2)
    if before in _OPENING_PUNCTUATION and solid_after and before not in _PAUSES:
        solid_before = False
    if solid_before and solid_after:
        opens = clitic or before in _PAUSES or shape in _OPENERS
        return _Mark(index, QUOTATION_MARKS[shape], opens, not clitic, clitic or before in ":،," or shape in _OPENERS)
    if solid_before:
        return _Mark(index, QUOTATION_MARKS[shape], False, True, False)
    if solid_after:
        return _Mark(index, QUOTATION_MARKS[shape], True, False, True)
    pause = after in _PAUSES
    return _Mark(index, QUOTATION_MARKS[shape], not pause, True, shape in _OPENERS and not pause)


def _pair(marks: list[_Mark], lines: list[int], text: Text) -> list[tuple[int, int]]:
    """Pairs of marks, as ranges of the tokens inside."""
    pairs: list[tuple[int, int]] = []
    stack: list[_Open] = []
    for position, mark in enumerate(marks):
        line = lines[position]
        _drop_stale(stack, pairs, mark, line, text)
        open_here = next((depth for depth in range(len(stack) - 1, -1, -1) if stack[depth].family == mark.family), -1)
        if mark.family == SINGLE:
            _pair_single(mark, open_here, stack, pairs, line)
        elif open_here < 0:
            if mark.opens or _closes_later(marks, lines, position):
                stack.append(_Open(mark.index, mark.family, line))
        elif mark.closes and not (mark.opens and mark.prefers_opening and _closes_later(marks, lines, position)):
            pairs.append((stack[open_here].index + 1, mark.index))
            del stack[open_here:]
        elif mark.opens:
            stack.append(_Open(mark.index, mark.family, line))
    for left in stack:
        _abandon(left, pairs, text)
    return pairs


def _pair_single(mark: _Mark, open_here: int, stack: list[_Open], pairs: list[tuple[int, int]], line: int) -> None:
    """Single marks are apostrophes more often than quotation marks: both sides must be plain."""
    if open_here >= 0 and mark.closes and not mark.opens:
        start = stack[open_here].index
        if mark.index - start <= _SINGLE_REACH and mark.index > start + 1:
            pairs.append((start + 1, mark.index))
        del stack[open_here:]
    elif open_here < 0 and mark.opens and not mark.closes:
        stack.append(_Open(mark.index, mark.family, line))


def _closes_later(marks: list[_Mark], lines: list[int], position: int) -> bool:
    """Whether the next mark of the same family on the line can close what this one opens."""
    mark = marks[position]
    for later in range(position + 1, min(position + _MARKS_AHEAD, len(marks))):
        if lines[later] != lines[position]:
            return False
        if marks[later].family == mark.family:
            return marks[later].closes and marks[later].index > mark.index + 1
    return False


def _drop_stale(stack: list[_Open], pairs: list[tuple[int, int]], mark: _Mark, line: int, text: Text) -> None:
    """Close what earlier lines left open, unless this mark can still be its end.

    A quotation of several paragraphs opens each of them with a mark and closes only the last.
    """
    while stack and stack[-1].line < line:
        left = stack[-1]
        ends = left.family == mark.family and mark.closes and not mark.opens
        if ends and mark.index - left.index <= _REACH and left.family != SINGLE:
            return
        stack.pop()
        _abandon(left, pairs, text)


def _abandon(left: _Open, pairs: list[tuple[int, int]], text: Text) -> None:
    """A quotation that nothing closes ends with its sentence, if it is set off as speech."""
    tokens = text.tokens
    first = left.index + 1
    if left.family == SINGLE or first >= len(tokens) or not _introduced(tokens, left.index):
        return
    sentence = text.sentence_at(tokens[first].start)
    if sentence.first <= first < sentence.last and (not pairs or pairs[-1][1] <= first):
        last = sentence.last
        while last > first and tokens[last - 1].text in _PAUSES:
            last -= 1
        pairs.append((first, last))


def _introduced(tokens: list[Token], index: int) -> bool:
    return index > 0 and (tokens[index - 1].text == ":" or "complement" in tokens[index - 1].word.classes)
