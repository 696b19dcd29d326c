"""Pacts: agreements known by name, whose parties need not be told where they are signed or left."""

from mizan.languages.lexicon import Entry
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_NEAR = 20
_BESIDE = 16
_GENERIC = frozenset(("agreement", "pact"))


def named(line: Line, first: int, last: int) -> list[tuple[int, Entry]]:
    """The agreements known by name, with their parties, that begin within tokens `first` … `last - 1`."""
    found: list[tuple[int, Entry]] = []
    for index in sorted(index for index in line.mentions if first <= index < last):
        entry = next((one for one in line.mentions[index].entries if one.features.get("parties")), None)
        if entry is not None:
            found.append((index, entry))
    return found


def pact(line: Line, signal: Signal, known: Entry | None) -> Entry | None:
    """The agreement by name that an act is about: named behind it, before it, or what "the agreement" stands for.

    `known` is the one that the text named last.
    """
    end = min(line.clause(*signal.reach)[1], signal.last + _NEAR)
    if behind := named(line, signal.first, end):
        return behind[0][1]
    if before := named(line, max(line.first, signal.first - _NEAR), signal.first):
        return before[-1][1]
    return known if _is_generic(line, signal) else None


def _is_generic(line: Line, signal: Signal) -> bool:
    """Whether an act is about "the agreement", by no name."""
    around = [signal.object] if signal.object is not None else line.span(signal.first - _BESIDE, 2 * _BESIDE)
    return any(not _GENERIC.isdisjoint(line.objects(index)) and _definite(line, index) for index in around)


def _definite(line: Line, index: int) -> bool:
    noun = line.noun(index, "object", "instrument")
    return noun is not None and noun.definite and noun.last == index + 1
