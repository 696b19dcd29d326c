"""Recognising by a lexicon of its own what would crowd the common one: a layer of words over the same tokens."""

from bisect import bisect_left
from collections.abc import Sequence

from mizan.languages.lexicon import Entry, Start, Word
from mizan.reading.parts import Mention
from mizan.reading.text import Text


class Layer:
    """The words and mentions of one of the language's layers; mentions as recognition finds them, longest first."""

    def __init__(self, text: Text, name: str) -> None:
        lexicon = text.language.layers[name]
        self.text = text
        self.words: list[Word] = lexicon.all_words([token.text for token in text.tokens])
        self.mentions: list[Mention] = []
        done = 0
        for index, word in enumerate(self.words):
            if word.starts and index >= done:
                mention = self._longest(index, word.starts)
                if mention is not None:
                    self.mentions.append(mention)
                    done = mention.last

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin within tokens `first` … `last - 1`."""
        low = bisect_left(self.mentions, first, key=lambda mention: mention.first)
        high = bisect_left(self.mentions, last, key=lambda mention: mention.first)
        return self.mentions[low:high]

    def _longest(self, index: int, starts: Sequence[Start]) -> Mention | None:
        tokens = self.text.tokens
        best: tuple[Start, int, tuple[Entry, ...]] | None = None
        for start in starts:
            node, last = start.node, index + 1
            while True:
                if node.entries and (best is None or last > best[1]):
                    best = start, last, node.entries
                following = None if start.pronoun or last >= len(tokens) else node.get(tokens[last].text)
                if following is None:
                    break
                node = following
                last += 1
        if best is None:
            return None
        start, last, entries = best
        begin = tokens[index].start + start.skip
        return Mention(entries, index, last, begin, tokens[last - 1].end, start.prefix, start.definite, start.pronoun)
