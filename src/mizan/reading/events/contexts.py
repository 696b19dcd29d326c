"""Contexts: whether what stands around a word allows a sense."""

from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_REACH = 8
_BACK = 7
_CLOSE = 4
_SHORT = 6
_BESIDE = 5
_BEHIND = 12
_FAR = 30
_RIGHT_BEFORE = 2
_PREPOSITIONS = frozenset(("with", "to", "on", "at", "from", "about", "in", "between", "against"))


def rank(signal: Signal) -> tuple[int, int]:
    if signal.object is not None:
        behind = signal.first - signal.object
        return (0, signal.object - signal.last if behind <= 0 else behind if behind <= _RIGHT_BEFORE else 20)
    return (1 if signal.sense.needs else 2 if not signal.sense.is_light else 3, 0)


def fits(line: Line, signal: Signal) -> bool:
    """Whether the context allows this sense; notes the object found."""
    bars, plain, other = signal.sense.bars, signal.sense.plain, signal.sense.other
    present = line.present
    if bars and not bars.isdisjoint(present) and line.after(signal.last, bars, 4) is not None:
        return False
    if not plain and not other:
        return True
    if plain and not plain.isdisjoint(present):
        signal.object = line.after(signal.last, plain, _REACH if signal.verb is not None else _SHORT)
        party = line.covered[signal.object] if signal.verb is not None and signal.object is not None else None
        if party is not None:
            signal.object = line.after(party.last, plain, _REACH) or signal.object
        if signal.object is None and signal.verb is not None:
            near = line.is_relative(signal.first) or signal.verb.pronoun
            signal.object = line.before(signal.first, plain, _BACK if near else _CLOSE)
        elif signal.object is None and signal.noun is not None and signal.noun.pronoun:
            signal.object = line.earlier(signal.first, plain)
        if signal.object is not None:
            return signal.object >= signal.last or bars.isdisjoint(line.objects(signal.object))
    return any(_meets(line, signal, sign, name) for sign, name in other)


def _meets(line: Line, signal: Signal, sign: str, name: str) -> bool:
    if sign != "@" and name not in line.present:
        return False
    if sign == "-":
        taken_up = signal.verb is None or signal.verb.pronoun
        low = max(line.first, signal.first - (_BEHIND if taken_up else _BESIDE))
        return any(name in line.objects(index) for index in range(low, signal.first))
    if sign == "+":
        end = min(signal.last + _FAR, line.sentence_part_end(signal.last))
        signal.object = next((index for index in range(signal.last, end) if name in line.objects(index)), None)
        return signal.object is not None
    if name in _PREPOSITIONS:
        return name in line.related(signal.last)
    if name == "future":
        return signal.verb is not None and signal.verb.tense == "future"
    if name == "pair":
        if signal.verb is not None and signal.verb.number == "dual":
            return True
        around = line.chains_in(signal.first - 10, signal.first + 8)
        return any(chain.relation == "bare" and len(chain.codes) > 1 for chain in around)
    if name == "verb":
        return line.complement(signal.last, 9)
    if name == "pronoun":
        return bool(signal.noun and signal.noun.pronoun)
    if name in ("object", "named"):
        if name == "object" and signal.verb is not None and signal.verb.pronoun:
            return True
        return any(chain.relation == "bare" for chain in line.chains_in(signal.last, signal.last + 8))
    if name == "igo":
        return any("igo" in chain.kinds for chain in line.chains_in(signal.last, signal.last + 8))
    if name in ("party", "recipient"):
        return bool(line.chains_in(signal.last, signal.last + 14))
    return False
