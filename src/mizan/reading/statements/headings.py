"""Statements that a heading makes: a speaker, a colon, and what he said."""

from collections.abc import Iterator

from mizan.model import Span, Statement
from mizan.reading.parts import Actor, Candidate
from mizan.reading.statements.speakers import SPEAKING
from mizan.reading.statements.speech import MARKS, STOPS
from mizan.reading.text import Text

# The fewest and most words that a heading tells.
_LEAST = 3
_MOST = 30


def book_headings(text: Text) -> Iterator[Candidate]:
    """Yield the statements of the lines that begin with a speaker and a colon."""
    words = text.words
    for actor in text.actors:
        if actor.last < len(words) and words[actor.last] == ":" and _speaks(actor) and _begins_line(text, actor):
            yield from _heading(text, actor)


def _speaks(actor: Actor) -> bool:
    return actor.kind in SPEAKING and not actor.prefix and actor.how != "offices"


def _begins_line(text: Text, actor: Actor) -> bool:
    return actor.first == 0 or "\n" in text.document.text[text.tokens[actor.first - 1].end : actor.start]


def _heading(text: Text, actor: Actor) -> Iterator[Candidate]:
    tokens = text.tokens
    first = last = actor.last + 1
    while last < min(len(tokens), first + _MOST + 1) and "\n" not in text.document.text[actor.end : tokens[last].end]:
        last += 1
    quoted = first < last and tokens[first].text in MARKS
    while last > first and (tokens[last - 1].text in STOPS or (quoted and tokens[last - 1].text in MARKS)):
        last -= 1
    first += quoted
    if not _LEAST <= last - first <= _MOST:
        return
    record = Statement(
        document=text.document.id,
        evidence=text.evidence(actor.start, tokens[last - 1].end),
        rule="heading",
        speaker=actor.name,
        content=Span(tokens[first].start, tokens[last - 1].end),
        country=actor.country,
        direct=quoted,
    )
    yield Candidate(record, ("rule=heading", f"speaker={actor.kind}", *(("direct",) if quoted else ())))
