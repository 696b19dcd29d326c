"""Datelines: the place, outlet and dash with which agencies begin a story. They name no actors."""

from collections.abc import Iterator

from mizan.reading.actors.scan import Scan

_DASHES = frozenset("-–—")
_CLOSING = _DASHES | {":"}
_BREAKS = "\n\r"
_LONGEST = 14
_WORDS = 3


def datelines(scan: Scan) -> Iterator[tuple[int, int]]:
    """The tokens (first, last) of the datelines of a text, at the beginnings of its lines."""
    text = scan.original
    words = scan.text.words
    for sentence in scan.text.sentences:
        first = sentence.first
        start = scan.tokens[first].start
        while start and text[start - 1] not in _BREAKS and not _seen(text[start - 1]):
            start -= 1
        if start and text[start - 1] not in _BREAKS:
            continue
        limit = min(sentence.last, first + _LONGEST)
        if _CLOSING.isdisjoint(words[first:limit]):
            continue
        last = _end(scan, first, limit)
        if last > first:
            yield first, last


def _seen(letter: str) -> bool:
    """Whether a character is more than a space or an invisible mark."""
    return letter.isprintable() and not letter.isspace()


def _end(scan: Scan, first: int, limit: int) -> int:
    """The token behind the dash that ends a dateline: after a bracketed outlet, or a place or outlet or two."""
    bracketed = False
    words = 0
    for index in range(first, limit):
        text = scan.tokens[index].text
        if text == ")":
            bracketed = True
        elif text in _DASHES or (text == ":" and bracketed):
            if bracketed or (0 < words <= _WORDS and scan.at.get(first) is not None and _spaced(scan, index)):
                last = index + 1
                while last < limit and scan.tokens[last].text in _DASHES:
                    last += 1
                return last
            return first
        elif text[0].isalpha():
            words += 1
            if bracketed:
                return first
        elif text not in "(،,/.":
            return first
    return first


def _spaced(scan: Scan, index: int) -> bool:
    """Whether a dash stands apart from the word before it, as no hyphen does."""
    return index > 0 and scan.tokens[index].start > scan.tokens[index - 1].end
