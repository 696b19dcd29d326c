"""Denials: acts that somebody says were not done (denied the signing of, reports of a ban are baseless)."""

from mizan.reading.events.line import Line
from mizan.reading.events.modality import SPOKEN, is_negated
from mizan.reading.events.signals import Signal

_RUMOUR = frozenset(("rumour",))
_REPORT = 8
_COMMAS = frozenset("،,")


def deny(line: Line, found: list[Signal]) -> None:
    """Mark the acts that a sentence says were not done; who neither confirms nor denies an act does not deny it."""
    for position, signal in enumerate(found):
        if signal.sense.scope == "abstain":
            _withhold(line, signal, found[position + 1 :])
        if signal.sense.scope != "deny" or is_negated(line, signal):
            continue
        end = line.sentence_part_end(signal.last)
        for act in found[position + 1 :]:
            if act.first >= end:
                break
            act.denied = act.denied or _is_denied(line, signal, act)
        if signal.verb is None:
            for act in found[:position]:
                act.denied = act.denied or _is_rumoured(line, act)


def _withhold(line: Line, signal: Signal, behind: list[Signal]) -> None:
    """Mark what a motion says as not said by who abstains from voting on it; what else it tells of is no act."""
    end = line.sentence_part_end(signal.last)
    for act in behind:
        if act.first < end and not act.sense.is_light:
            act.denied = act.sense.type in SPOKEN
            act.absorbed = not act.denied


def _is_denied(line: Line, signal: Signal, act: Signal) -> bool:
    """Whether a denial in front of an act denies it: what "that" introduces as done, or the noun right behind it."""
    if act.sense.is_light or _is_apart(line, signal, act):
        return False
    past = act.verb is None or act.verb.tense == "past"
    if line.complement_between(signal.last, act.first):
        return past and act.verb is not None
    return past and act.sense.type not in SPOKEN


def _is_apart(line: Line, signal: Signal, act: Signal) -> bool:
    """Whether an act is only the occasion on which another was denied, or is told of what was denied."""
    pauses = [index for index in range(signal.last, act.first) if line.tokens[index].text in _COMMAS]
    if pauses and (pauses[-1] == act.first - 1 or line.occasion(pauses[-1], act.first)):
        return True
    return line.occasion(max(signal.last, act.first - 2), act.first) or line.is_relative(act.first)


def _is_rumoured(line: Line, act: Signal) -> bool:
    """Whether an act is what reports tell of (the news of a ban)."""
    spoken = act.sense.is_light or act.sense.type in SPOKEN
    return act.verb is None and not spoken and line.before(act.first, _RUMOUR, _REPORT) is not None
