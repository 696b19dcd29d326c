"""One pass over the tokens that finds every form of the lexicon, the longest at each place."""

from mizan.languages.lexicon import Start
from mizan.reading.parts import Mention
from mizan.reading.text import Text


def recognise(text: Text) -> None:
    """Find the mentions of a text: longest form first, none overlapping, in order."""
    tokens = text.tokens
    count = len(tokens)
    append = text.mentions.append
    index = 0
    while index < count:
        token = tokens[index]
        starts = token.word.starts
        if not starts:
            index += 1
            continue
        best: Start | None = None
        entries = ()
        best_last = index
        for start in starts:
            node = start.node
            last = index + 1
            if node.entries and last > best_last:
                best, best_last, entries = start, last, node.entries
            while last < count and not start.pronoun:
                following = node.get(tokens[last].text)
                if following is None:
                    break
                node = following
                last += 1
                if node.entries and last > best_last:
                    best, best_last, entries = start, last, node.entries
        if best is None:
            index += 1
            continue
        append(
            Mention(
                entries,
                index,
                best_last,
                token.start + best.skip if best.skip else token.start,
                tokens[best_last - 1].end,
                best.prefix,
                best.definite,
                best.pronoun,
            )
        )
        index = best_last
