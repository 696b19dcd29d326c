"""Tokens and sentences."""

import re

from mizan.languages.tokens import TOKEN
from mizan.reading.parts import Sentence, Token
from mizan.reading.text import Text

_ENDS = frozenset(".!?؟…")
_LINE = re.compile(r"[\n\r\u2028\u2029]")


def segment(text: Text) -> None:
    """Cut the text into tokens and sentences; what joins the words of a hashtag is no token.

    A sentence ends at a line's end, at a full stop, question or exclamation mark. A closing quotation mark
    that follows belongs to the sentence it closes.
    """
    view, word = text.view, text.language.lexicon.word
    start, end = view.start, view.end
    tokens = text.tokens
    append = tokens.append
    for match in TOKEN.finditer(view.text):
        form = match.group()
        if form == "_":
            continue
        a, b = match.span() if view.exact else (start(match.start()), end(match.end()))
        append(Token(form, a, b, word(form)))
    breaks = [start(match.start()) for match in _LINE.finditer(view.text)]
    breaks.append(len(text.document.text) + 1)
    line = 0
    first = 0
    count = len(tokens)
    for index in range(count):
        token = tokens[index]
        if token.start > breaks[line]:
            while token.start > breaks[line]:
                line += 1
            if first < index:
                _close(text, first, index)
                first = index
        if token.text in _ENDS and index >= first:
            last = index + 1
            while last < count and tokens[last].start < breaks[line] and tokens[last].text in _CLOSERS:
                last += 1
            if last > index + 1 or not _abbreviates(tokens, index):
                if last < count and tokens[last].text in _ENDS:
                    continue
                _close(text, first, last)
                first = last
    if first < count:
        _close(text, first, count)


_CLOSERS = frozenset("\"'”»’)]")


def _abbreviates(tokens: list[Token], index: int) -> bool:
    """Whether the full stop at `index` belongs to an initial (ب. ب. سي) rather than ends a sentence."""
    if tokens[index].text != "." or index == 0:
        return False
    before = tokens[index - 1]
    return len(before.text) == 1 and before.text.isalpha() and before.end == tokens[index].start


def _close(text: Text, first: int, last: int) -> None:
    if first < last:
        text.sentences.append(Sentence(first, last, text.tokens[first].start, text.tokens[last - 1].end))
