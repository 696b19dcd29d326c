"""Tokens and sentences."""

import re
from bisect import bisect_left

from mizan.languages.tokens import TOKEN
from mizan.reading.parts import Sentence, Token
from mizan.reading.text import Text

_ENDS = frozenset(".!?؟…")
_CLOSERS = frozenset("\"'”»’)]")
_LINE = re.compile(r"[\n\r\u2028\u2029]")


def segment(text: Text) -> None:
    """Cut the text into tokens and sentences; what joins the words of a hashtag is no token.

    A sentence ends at a line's end, at a full stop, question or exclamation mark. A closing quotation mark
    that follows belongs to the sentence it closes.
    """
    view = text.view
    words, starts, lasts = view.cut(TOKEN)
    text.words = words
    text.tokens = list(map(Token, words, starts, lasts, text.language.lexicon.words(words)))
    ends = [index for index, word in enumerate(words) if word in _ENDS]
    first = 0
    for line in _LINE.finditer(view.text):
        last = bisect_left(starts, view.start(line.start()), first)
        if last > first:
            _cut(text, first, last, ends)
            first = last
    _cut(text, first, len(words), ends)


def _cut(text: Text, first: int, limit: int, ends: list[int]) -> None:
    """Cut the line of tokens `first` … `limit - 1` into sentences; `ends` are the marks that may end one."""
    tokens = text.tokens
    for index in ends[bisect_left(ends, first) : bisect_left(ends, limit)]:
        if index < first:
            continue
        last = index + 1
        while last < limit and tokens[last].text in _CLOSERS:
            last += 1
        if last == index + 1 and _abbreviates(tokens, index):
            continue
        if last < limit and tokens[last].text in _ENDS:
            continue
        _close(text, first, last)
        first = last
    _close(text, first, limit)


def _abbreviates(tokens: list[Token], index: int) -> bool:
    """Whether the full stop at `index` belongs to initials (ب. ب. سي، بي.بي.سي) rather than ends a sentence."""
    if tokens[index].text != "." or index == 0:
        return False
    before = tokens[index - 1]
    if before.end != tokens[index].start or not before.text.isalpha():
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    spelt = after is not None and after.start == tokens[index].end and after.text.isalpha() and len(after.text) <= 3
    return len(before.text) == 1 or (spelt and len(before.text) == 2)


def _close(text: Text, first: int, last: int) -> None:
    if first < last:
        text.sentences.append(Sentence(first, last, text.tokens[first].start, text.tokens[last - 1].end))
