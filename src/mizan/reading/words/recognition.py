"""One pass over the tokens that finds every form of the lexicon, the longest at each place."""

from mizan.languages.lexicon import Word
from mizan.reading.parts import Mention
from mizan.reading.text import Text


def recognise(text: Text) -> None:
    """Find the mentions of a text: longest form first, none overlapping, in order."""
    places = [index for index, token in enumerate(text.tokens) if token.word.starts]
    text.mentions = forms(text, places, [text.tokens[index].word for index in places])


def forms(text: Text, places: list[int], known: list[Word]) -> list[Mention]:
    """The mentions of the longest forms, none overlapping; at these places are the words `known` that may begin one."""
    tokens, words = text.tokens, text.words
    count = len(words)
    found: list[Mention] = []
    done = 0
    for place, index in enumerate(places):
        word = known[place]
        if index < done or not word.starts:
            continue
        best, best_last = word.alone, index + 1
        node = best.node if best is not None else None
        for start in word.longer:
            reached, last = start.node, index + 1
            while last < count:
                longer = reached.behind(words[last])
                if longer is None:
                    break
                last += 1
                if last > best_last and longer.entries:
                    best, best_last, node = start, last, longer
                reached = longer
        if best is not None and node is not None:
            begin, end = tokens[index].start + best.skip, tokens[best_last - 1].end
            found.append(
                Mention(
                    node.entries, index, best_last, begin, end, best.prefix, best.definite, best.pronoun, node.kinds
                )
            )
            done = best_last
    return found
