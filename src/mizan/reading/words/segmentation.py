"""Tokens and sentences."""

from itertools import pairwise

from mizan.languages.cutting import Cutter
from mizan.languages.lexicon import Word
from mizan.languages.marks import SENTENCE_ENDS
from mizan.reading.parts import Sentence, Token
from mizan.reading.text import Text

_CLOSERS = frozenset("\"'”»’)]")
_LINE_ENDS = ("\r", "\u2028", "\u2029")


def segment(text: Text) -> None:
    """Cut the text into tokens and sentences; what joins the words of a hashtag is no token.

    A sentence ends at a line's end, at a full stop, question or exclamation mark. A closing quotation mark
    that follows belongs to the sentence it closes.
    """
    cutter = text.language.cutter
    lines = [line.split(" ") for line in _lines(text.document.text)]
    # All are looked up at once: the processor then need not wait for memory with each.
    known = [list(map(cutter.whole.get, chunks)) for chunks in lines]
    cutter.learn(_unknown(lines, known))
    start, ends = 0, [0]
    for number, chunks in enumerate(lines):
        start = _add_tokens(text.tokens, chunks, known[number], start, cutter)
        ends.append(len(text.tokens))
    text.words += [token.text for token in text.tokens]
    for first, last in pairwise(ends):
        _cut(text, first, last)


def _lines(text: str) -> list[str]:
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text.split("\n")


def _unknown(lines: list[list[str]], known: list[list[Word | None]]) -> list[str]:
    """The chunks of all lines that are not known as one word."""
    found: list[str] = []
    for number, words in enumerate(known):
        if None in words:
            chunks = lines[number]
            for place, word in enumerate(words):
                if word is None:
                    found.append(chunks[place])
    return found


def _add_tokens(tokens: list[Token], chunks: list[str], known: list[Word | None], start: int, cutter: Cutter) -> int:
    """Add the tokens of a line that begins at an offset, and tell where the next begins.

    `known` are the words of those of its chunks that are known as one.
    """
    for place, chunk in enumerate(chunks):
        end = start + len(chunk)
        word = known[place]
        if word is not None:
            tokens.append(Token(word.text, start, end, word))
        elif chunk:
            for piece, first, last in cutter.pieces(chunk):
                tokens.append(Token(piece.text, start + first, start + last, piece))
        start = end + 1
    return start


def _cut(text: Text, first: int, limit: int) -> None:
    """Cut a line, the tokens `first` … `limit - 1`, into sentences."""
    tokens = text.tokens
    for index in text.bearing("sentence_end", first, limit):
        if index < first:
            continue
        last = index + 1
        while last < limit and tokens[last].text in _CLOSERS:
            last += 1
        if last == index + 1 and _abbreviates(tokens, index):
            continue
        if last < limit and tokens[last].text in SENTENCE_ENDS:
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
