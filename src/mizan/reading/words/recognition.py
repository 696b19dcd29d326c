"""One pass over the tokens that finds every form of the lexicon, the longest at each place."""

from collections.abc import Iterable

from mizan.languages.lexicon import Word
from mizan.reading.parts import Mention
from mizan.reading.text import Text


def recognise(text: Text) -> None:
    """Find the mentions of a text: longest form first, none overlapping, in order."""
    done = 0
    for index, token in enumerate(text.tokens):
        if index >= done and token.word.starts:
            mention = _longest(text, index, token.word)
            if mention is not None:
                text.mentions.append(mention)
                done = mention.last


def forms(text: Text, known: Iterable[tuple[int, Word]]) -> list[Mention]:
    """The mentions of the longest forms, none overlapping; `known` are the words that may begin one."""
    found: list[Mention] = []
    done = 0
    for index, word in known:
        if index >= done and word.starts:
            mention = _longest(text, index, word)
            if mention is not None:
                found.append(mention)
                done = mention.last
    return found


def _longest(text: Text, index: int, word: Word) -> Mention | None:
    """The longest form that begins with the word at `index`."""
    best, best_last = word.alone, index + 1
    node = best.node if best is not None else None
    words = text.words
    count = len(words)
    for start in word.longer:
        following, last = start.node.following, index + 1
        while last < count:
            longer = following.get(words[last])
            if longer is None:
                break
            last += 1
            if last > best_last and longer.entries:
                best, best_last, node = start, last, longer
            following = longer.following
    if best is None or node is None:
        return None
    begin, end = text.tokens[index].start + best.skip, text.tokens[best_last - 1].end
    return Mention(node.entries, index, best_last, begin, end, best.prefix, best.definite, best.pronoun, node.kinds)
