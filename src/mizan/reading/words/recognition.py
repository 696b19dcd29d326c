"""One pass over the tokens that finds every form of the lexicon, the longest at each place."""

from collections.abc import Iterable, Sequence

from mizan.languages.lexicon import Node, Start
from mizan.reading.parts import Mention
from mizan.reading.text import Text


def recognise(text: Text) -> None:
    """Find the mentions of a text: longest form first, none overlapping, in order."""
    starts = [(index, found) for index, token in enumerate(text.tokens) if (found := token.word.starts)]
    text.mentions = forms(text, starts)


def forms(text: Text, starts: Iterable[tuple[int, Sequence[Start]]]) -> list[Mention]:
    """The mentions of the longest forms, none overlapping; `starts` are the forms that tokens may begin."""
    tokens, words = text.tokens, text.words
    count = len(words)
    found: list[Mention] = []
    done = 0
    for index, options in starts:
        if index < done:
            continue
        best: Start | None = None
        best_last = index
        for start in options:
            node: Node | None = start.node
            last = index
            while node is not None:
                last += 1
                if last > best_last and node.entries:
                    best, best_last, entries = start, last, node.entries
                # Most nodes are leaves.
                if not node or last >= count or start.pronoun:
                    break
                node = node.get(words[last])
        if best is not None:
            begin, end = tokens[index].start + best.skip, tokens[best_last - 1].end
            found.append(Mention(entries, index, best_last, begin, end, best.prefix, best.definite, best.pronoun))
            done = best_last
    return found
