"""Counted groups: the states that "the five countries" are, from the list of so many that the text gives."""

from collections.abc import Sequence

from mizan.reading.actors.dyads import parties
from mizan.reading.actors.scan import Scan
from mizan.reading.parts import Actor

_APART = 2


def listed(scan: Scan, actors: Sequence[Actor], actor: Actor, number: int) -> tuple[str, ...]:
    """The list of exactly so many states that stands nearest in front of an actor, else the first behind it."""
    lists: list[list[Actor]] = []
    last: Actor | None = None
    for other in actors:
        if other.how == "pending" or not parties(other):
            continue
        if last is not None and other.first < last.last:
            continue
        if last is not None and other.first - last.last <= _APART and not _parted(scan, last, other):
            lists[-1].append(other)
        else:
            lists.append([other])
        last = other
    rolls = [(group[0].first, tuple(dict.fromkeys(code for one in group for code in parties(one)))) for group in lists]
    fitting = [(first, codes) for first, codes in rolls if len(codes) == number]
    before = [codes for first, codes in fitting if first < actor.first]
    return before[-1] if before else fitting[0][1] if fitting else ()


def _parted(scan: Scan, one: Actor, other: Actor) -> bool:
    """Whether a new sentence begins between two actors."""
    return scan.text.sentence_at(one.start) is not scan.text.sentence_at(other.start)
