"""Duties: what a party ought to do, told by a preposition and a clause alone (it is for them to withdraw)."""

from mizan.languages.lexicon import Entry, Verb
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_FEATURES = {"frame": "obliged", "status": "occurred", "scope": "absorb"}
_DUTY = Entry("trigger", "obliged", {"type": "REQUEST", **_FEATURES}, "frames.toml")
_REPROACH = Entry("trigger", "obliged", {"type": "ACCUSE", "mode": "disapprove", **_FEATURES}, "frames.toml")
_NOUNS = 2
_COMPANY = frozenset(("company",))


def duties(line: Line, found: list[Signal]) -> list[Signal]:
    """Parties behind "on" at the head of a clause, with "that" or something one may demand right behind them."""
    told: list[Signal] = []
    for chain in line.chains if any(_demanded(line, actor.last) for actor in line.actors) else ():
        index = chain.governor
        # On a platform somebody writes that something is so.
        if chain.relation != "on" or chain.depth > _NOUNS or line.covered[index] is not None or chain.kinds == _COMPANY:
            continue
        taken = any(signal.first <= index < signal.last for signal in found)
        if not taken and line.opens(index) and _demanded(line, chain.last):
            past = index > line.first and "copula" in line.tokens[index - 1].word.classes
            entry = _REPROACH if past else _DUTY
            verb = Verb(entry, "present", 3, "singular", "", "")
            told.append(Signal(sense=line.wordbook.sense(entry), first=index, last=index + 1, verb=verb))
    return told


def _demanded(line: Line, following: int) -> bool:
    """Whether "that" or something one may demand stands at a token."""
    if following >= line.last:
        return False
    return "complement" in line.tokens[following].word.classes or "demanded" in line.objects(following)
