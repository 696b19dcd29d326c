"""Recognising some categories of the lexicon on their own, whatever longer forms of other categories cover."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from mizan.languages.lexicon import Entry, Node, Start, Word
from mizan.reading.parts import Mention
from mizan.reading.text import Text


class Layer:
    """The mentions of some categories, the longest at each place, none overlapping, in order."""

    def __init__(self, text: Text, categories: frozenset[str]) -> None:
        self.mentions: list[Mention] = []
        tokens = text.tokens
        index = 0
        for position, token in enumerate(tokens):
            if position < index:
                continue
            starts = token.word.starts
            if starts and (starts := _leading(token.word, categories)):
                mention = _longest(text, position, starts, categories)
                if mention is not None:
                    self.mentions.append(mention)
                    index = mention.last

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin within tokens `first` … `last - 1`."""
        low = bisect_left(self.mentions, first, key=lambda mention: mention.first)
        high = bisect_left(self.mentions, last, key=lambda mention: mention.first)
        return self.mentions[low:high]


@lru_cache(maxsize=100_000)
def _leading(word: Word, categories: frozenset[str]) -> tuple[Start, ...]:
    """The ways a word may begin a form of the categories."""
    return tuple(start for start in word.starts if _leads(start.node, categories))


def _leads(node: Node, categories: frozenset[str]) -> bool:
    if any(entry.category in categories for entry in node.entries):
        return True
    return any(_leads(child, categories) for child in node.values())


def _longest(text: Text, index: int, starts: Sequence[Start], categories: frozenset[str]) -> Mention | None:
    tokens = text.tokens
    best: tuple[Start, int, tuple[Entry, ...]] | None = None
    for start in starts:
        node, last = start.node, index + 1
        while True:
            entries = tuple(entry for entry in node.entries if entry.category in categories)
            if entries and (best is None or last > best[1]):
                best = start, last, entries
            if start.pronoun or last >= len(tokens):
                break
            following = node.get(tokens[last].text)
            if following is None:
                break
            node = following
            last += 1
    if best is None:
        return None
    start, last, entries = best
    token = tokens[index]
    return Mention(
        entries,
        index,
        last,
        token.start + start.skip,
        tokens[last - 1].end,
        start.prefix,
        start.definite,
        start.pronoun,
    )
