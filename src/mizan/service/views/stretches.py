"""A text cut at every border of its records, so that those that overlap or lie within each other can all be shown."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import name as name_of

from msgspec import Struct

from mizan.service.views.recorded import Recorded

_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What steers the direction of text, or has no shape at all: shown by name, and without effect."""


class Stretch(Struct, frozen=True):
    """Part of a text that lies within the same records throughout.

    `records` are their ids, the shortest first; `kinds` the kinds of all of them; `begins` those whose words begin
    here. Where `control` names an invisible character, the stretch is that character alone.
    """

    text: str
    records: list[str]
    kinds: list[str]
    begins: list[str]
    control: str | None = None


def stretches(text: str, recorded: Iterable[Recorded], first: int = 0, last: int | None = None) -> Iterator[Stretch]:
    """The stretches of a text from one code point to another, in order; together they are that part of the text."""
    last = len(text) if last is None else last
    within = [one for one in recorded if one.start < last and one.end > first]
    borders = sorted({first, last} | {place for one in within for place in (max(first, one.start), min(last, one.end))})
    waiting = sorted(within, key=lambda one: one.start, reverse=True)
    open_: list[Recorded] = []
    for start, end in pairwise(borders):
        open_ = [one for one in open_ if one.end > start]
        begins: list[str] = []
        while waiting and waiting[-1].start <= start:
            open_.append(waiting.pop())
            begins.append(open_[-1].id)
        if begins:
            open_.sort(key=lambda one: (one.end - one.start, one.start, one.id))
        ids, kinds = [one.id for one in open_], sorted({one.kind for one in open_})
        for piece, control in _pieces(text[start:end]):
            yield Stretch(piece, ids, kinds, begins, control)
            begins = []


def whole_word(text: str, at: int) -> int:
    """The nearest place up to this one where no word is cut."""
    if at in (0, len(text)):
        return at
    space = max(text.rfind(" ", max(0, at - 30), at), text.rfind("\n", max(0, at - 30), at))
    return space + 1 if space >= 0 else at


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    done = 0
    for match in _CONTROL.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], None
        letter = match.group()
        yield letter, name_of(letter, f"U+{ord(letter):04X}")
        done = match.end()
    if done < len(text):
        yield text[done:], None
