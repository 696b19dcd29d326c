"""Duties: what a party ought to do, told by a preposition and a clause alone (it is for them to withdraw)."""

from collections.abc import Iterator

from mizan.languages.lexicon import Entry, Verb
from mizan.reading.events.chains import Chain
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_FEATURES = {"frame": "obliged", "status": "occurred", "scope": "absorb"}
_DUTY = Entry("trigger", "obliged", {"type": "REQUEST", **_FEATURES}, "frames.toml")
_REPROACH = Entry("trigger", "obliged", {"type": "ACCUSE", "mode": "disapprove", **_FEATURES}, "frames.toml")
_NOUNS = 2


def duties(line: Line, found: list[Signal]) -> Iterator[Signal]:
    """Parties behind "on" at the head of a clause, with "that" or something one may demand right behind them."""
    for chain in line.chains:
        index = chain.governor
        if chain.relation != "on" or chain.depth > _NOUNS or index in line.covered:
            continue
        taken = any(signal.first <= index < signal.last for signal in found)
        if not taken and line.opens(index) and _demanded(line, chain):
            past = index > line.first and "copula" in line.tokens[index - 1].word.classes
            entry = _REPROACH if past else _DUTY
            verb = Verb(entry, "present", 3, "singular", "", "")
            yield Signal(sense=line.wordbook.sense(entry), first=index, last=index + 1, verb=verb)


def _demanded(line: Line, chain: Chain) -> bool:
    following = chain.last
    if following >= line.last:
        return False
    return "complement" in line.tokens[following].word.classes or "demanded" in line.objects(following)
