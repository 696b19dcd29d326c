"""Topics: what the words of a passage are about, by forms of a lexicon that stands apart from the one for reading."""

from collections.abc import Iterable

from mizan.languages.lexicon import Entry, Lexicon, Start


def found(tokens: Iterable[str], lexicon: Lexicon) -> list[Entry]:
    """The entries of the longest forms in a run of folded tokens, from left to right, none overlapping."""
    words = list(tokens)
    entries: list[Entry] = []
    index = 0
    while index < len(words):
        starts = lexicon.word(words[index]).starts
        following = index + 1
        # Most words begin nothing.
        if starts:
            last, here = _longest(words, index, starts)
            entries += here
            following = max(last, following)
        index = following
    return entries


def _longest(words: list[str], first: int, starts: Iterable[Start]) -> tuple[int, tuple[Entry, ...]]:
    best: tuple[int, tuple[Entry, ...]] = (first, ())
    for start in starts:
        node, last = start.node, first + 1
        while True:
            if node.entries and last > best[0]:
                best = last, node.entries
            following = node.behind(words[last]) if last < len(words) and not start.pronoun else None
            if following is None:
                break
            node, last = following, last + 1
    return best
