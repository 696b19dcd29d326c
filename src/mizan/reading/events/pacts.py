"""Pacts: agreements known by name, whose parties need not be told where they are signed or left."""

from itertools import islice

from mizan.languages.lexicon import Entry
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_NEAR = 20
_BESIDE = 16
_NAMING = ("object", "instrument")
_GENERIC = frozenset(("agreement", "pact"))


def pact(line: Line, signal: Signal, known: Entry | None) -> Entry | None:
    """The agreement by name that an act is about: named behind it, before it, or what "the agreement" stands for.

    `known` is the one that the text named last.
    """
    end = min(line.clause(*signal.reach)[1], signal.last + _NEAR)
    if behind := line.page.pacts_in(signal.first, end):
        return behind[0][1]
    if before := line.page.pacts_in(max(line.first, signal.first - _NEAR), signal.first):
        return before[-1][1]
    return known if _is_generic(line, signal) else None


def _is_generic(line: Line, signal: Signal) -> bool:
    """Whether an act is about "the agreement", by no name."""
    around = [signal.object] if signal.object is not None else line.span(signal.first - _BESIDE, 2 * _BESIDE)
    return any(not _GENERIC.isdisjoint(line.objects(index)) and _definite(line, index) for index in around)


def _definite(line: Line, index: int) -> bool:
    mention = line.mentions[index]
    if mention is not None and mention.entry(*_NAMING) is not None:
        return mention.definite and mention.last == index + 1
    starts = line.tokens[index].word.starts
    named = (start for start in starts if any(entry.category in _NAMING for entry in start.node.entries))
    return any(start.definite for start in islice(named, 1))
