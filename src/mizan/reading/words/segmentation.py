"""Tokens and sentences."""

import re

from mizan.languages.cutting import Cutter
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
    start = 0
    for line in _LINE.split(text.document.text):
        first = len(text.tokens)
        text.tokens += _tokens(line, start, text.language.cutter)
        text.words += [token.text for token in text.tokens[first:]]
        _cut(text, first)
        start += len(line) + 1


def _tokens(line: str, start: int, cutter: Cutter) -> list[Token]:
    """The tokens of a line that begins at an offset."""
    tokens: list[Token] = []
    known = cutter.whole.get
    for chunk in line.split(" "):
        end = start + len(chunk)
        word = known(chunk)
        if word is not None:
            tokens.append(Token(word.text, start, end, word))
        elif chunk:
            for word, first, last in cutter.pieces(chunk):
                tokens.append(Token(word.text, start + first, start + last, word))
        start = end + 1
    return tokens


def _cut(text: Text, first: int) -> None:
    """Cut the last line of a text, from token `first` on, into sentences."""
    tokens, limit = text.tokens, len(text.tokens)
    for index in [index for index in range(first, limit) if text.words[index] in _ENDS]:
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
