"""Parties that no list knows: a body told by its kind and what it is for, a quoted name, one of other letters.

Behind "with", "between" or "and" of an agreement such words can only name a party, where elsewhere they might be
anything.
"""

from mizan.reading.actors.scan import FUNCTION, OPENING
from mizan.reading.parts import Actor
from mizan.reading.text import Text

_LONGEST = 7
_BODIES = frozenset(("institution", "company"))
_ALL = 2


def unlisted(text: Text, first: int, last: int) -> Actor | None:
    """The party that tokens from `first` on name, short of token `last`; None where they name none."""
    if first + _ALL < last and "each" in text.tokens[first].word.classes:
        first += _ALL
    if first >= last:
        return None
    token = text.tokens[first]
    limit = min(last, first + _LONGEST)
    if token.text == "#":
        return _actor(text, first + 1, _tag(text, first + 1, limit))
    if token.text in OPENING:
        return _actor(text, first + 1, _quoted(text, first, limit))
    if latin(token.text):
        return _actor(text, first, next((i for i in range(first + 1, limit) if not latin(text.tokens[i].text)), limit))
    for mention in text.mentions_in(first, first + 1):
        head = mention.entry("head")
        if head is not None and head.features["type"] in _BODIES and not head.features.get("acts"):
            end = _described(text, mention.last, limit)
            return _actor(text, first, end) if end - mention.last > 1 else None
    return None


def _actor(text: Text, first: int, last: int) -> Actor | None:
    """A company or body by the name that tokens `first` … `last - 1` are, without the clitics in front."""
    if last <= first:
        return None
    tokens = text.tokens
    mention = next(iter(text.mentions_in(first, first + 1)), None)
    start = tokens[first].start
    if mention is not None and mention.prefix:
        start = mention.start
    elif latin(tokens[first].text):
        start += next(i for i, letter in enumerate(tokens[first].text) if letter.isascii())
    end = tokens[last - 1].end
    name = text.document.text[start:end]
    return Actor(
        kind="company", codes=(name,), name=name, first=first, last=last, start=start, end=end,
        name_start=start, name_end=end, how="unlisted",
    )  # fmt: skip


def latin(word: str) -> bool:
    """Whether a word is in Latin letters, but for a clitic written to it."""
    return word[-1].isascii() and word[-1].isalpha()


def _tag(text: Text, first: int, limit: int) -> int:
    """The end of a hashtag: its words are written together."""
    tokens, source = text.tokens, text.document.text
    end = first + 1
    while end < limit and "_" in source[tokens[end - 1].end : tokens[end].start]:
        end += 1
    return end if first < limit else first


def _quoted(text: Text, first: int, limit: int) -> int:
    """The end of what stands in the marks that open at a token; the token itself where they do not close."""
    close = OPENING[text.tokens[first].text]
    return next((i for i in range(first + 1, limit) if text.tokens[i].text == close), first)


def _described(text: Text, first: int, limit: int) -> int:
    """The end of the nouns that tell what a body is for: up to the last definite one."""
    article = text.language.grammar["agreements"]["article"]
    end = first
    for index in range(first, limit):
        token = text.tokens[index]
        word = token.word
        definite = token.text.startswith(article)
        if not token.text[0].isalpha() or word.classes & FUNCTION or (word.verbs and not definite):
            break
        if word.conjunction and not token.text[len(word.conjunction) :].startswith(article):
            break
        if definite or word.conjunction:
            end = index + 1
    return end
