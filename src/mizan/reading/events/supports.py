"""Supports: words that lend another act their subject, tense and status, and acts that take others up."""

from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_NEAR = 9
_ECHO = 12
_APART = 6
_COMMAS = frozenset("،,")
_SHORT = 1
_SOURCE = 3


def merge(line: Line, found: list[Signal]) -> list[Signal]:
    """Take two nouns of one kind in a row (a meeting of the summit, a round of talks) for one act."""
    kept: list[Signal] = []
    for signal in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.verb is None
            and signal.verb is None
            and not last.sense.is_light
            and last.sense.type == signal.sense.type
            and last.sense.mode != "visit"
            and _adjoins(line, last, signal)
            and not line.tokens[signal.first].word.conjunction
        ):
            last.last = signal.last
            continue
        kept.append(signal)
    return kept


def _adjoins(line: Line, last: Signal, signal: Signal) -> bool:
    """Whether a noun stands right behind another as its genitive, or is joined to it by "of" (session of the forum)."""
    gap = signal.first - last.last
    if gap == 0 and not line.relation(signal.first):
        return True
    of = signal.noun is not None and line.clitic(signal.noun.prefix) == "to"
    return of and gap <= _SHORT and not line.chains_in(last.last, signal.first)


def join(line: Line, found: list[Signal]) -> None:
    """Give each act the supporting word that governs it."""
    for position, signal in enumerate(found):
        if not signal.sense.is_light:
            continue
        act = _governed(line, signal, found, position)
        if act is None:
            continue
        act.lights.append(signal)
        if act.light is None or _nearness(line, signal, act) < _nearness(line, act.light, act):
            act.light = signal


def _nearness(line: Line, light: Signal, act: Signal) -> tuple[bool, int]:
    """How close a supporting word is to its act: one in the act's own relative clause comes first."""
    own = light.first > act.first and (line.is_relative(light.first) or line.follows(act.last, light.first))
    return not own, abs(light.first - act.first)


def _governed(line: Line, light: Signal, found: list[Signal], position: int) -> Signal | None:
    """The act a supporting word governs: what follows within reach, else what its relative clause stands behind.

    Whose word something is (as X announced) announces nothing.
    """
    status = light.sense.status
    if status == "announced" and line.holds("attribution", light.first - _SOURCE, light.first):
        return None
    if line.is_relative(light.first) or (light.verb is not None and light.verb.pronoun):
        for act in reversed(found[:position]):
            if light.first - act.last > _ECHO or line.distance(act.last, light.first) > _APART:
                break
            if not act.sense.is_light and act.verb is None:
                return act
    if light.object is not None and light.verb is not None and light.object < light.first:
        for act in reversed(found[:position]):
            if act.first == light.object and not act.sense.is_light and act.verb is None:
                return act
    low, apart = light.last, False
    for act in found[position + 1 :]:
        if apart or line.occasion(max(low, act.first - 2), act.first):
            low, apart = act.last, act.sense.is_light
            continue
        if line.distance(light.last, act.first) > _NEAR or line.breaks(light.last, act.first):
            break
        if not act.sense.is_light:
            told = status == "announced" and line.complement_between(light.last, act.first)
            return act if not told and _supports(line, light, act) else None
    if status in ("planned", "announced") or light.sense.scope == "abstain":
        return None
    for act in reversed(found[:position]):
        if light.verb is None or line.distance(act.last, light.first) > _NEAR:
            break
        parted = line.breaks(act.last, light.first) or line.complement_between(act.last, light.first)
        if not act.sense.is_light and act.verb is None and not parted:
            return act
    return None


def _supports(line: Line, light: Signal, act: Signal) -> bool:
    """Whether a supporting word may govern the act behind it."""
    status = light.sense.status
    if light.noun is not None:
        taken_up = light.noun.definite and not light.noun.pronoun and not status
        if taken_up or line.distance(light.last, act.first) > 1:
            return False
    if act.noun is None:
        if line.tokens[act.first].word.conjunction:
            return False
        return bool(status) and status != "announced"
    if status == "announced" and act.noun.definite:
        return False
    return light.sense.needs != "@at" or line.clitic(act.noun.prefix) == "at"


def absorb(line: Line, signal: Signal, rest: list[Signal]) -> None:
    """Mark the acts that a booked one takes up: in its complement they are what is agreed, asked or refused."""
    _take(line, signal, rest)
    if signal.sense.scope not in ("absorb", "deny"):
        return
    end = line.sentence_part_end(signal.last)
    for act in rest:
        if act.first >= end:
            break
        past = act.verb is not None and act.verb.tense == "past"
        paused = line.tokens[act.first - 1].text in _COMMAS
        occasion = line.occasion(max(signal.last, act.first - 2), act.first)
        apart = occasion or paused or line.is_relative(act.first)
        if not past and not apart and not act.sense.takes_up and not act.denied:
            act.absorbed = True


def _tells_matter(line: Line, signal: Signal, act: Signal) -> bool:
    """Whether a verb right behind a meeting says what it dealt with (talks that touched on trade)."""
    beside = act.first - signal.last <= 1 and not line.tokens[act.first].word.conjunction
    discussed = act.verb is not None and act.sense.frame.name == "discuss"
    return beside and discussed and signal.sense.type == "CONSULT"


def _take(line: Line, signal: Signal, rest: list[Signal]) -> None:
    """Nouns that only spell out the act's own object or repeat its verb are no acts of their own."""
    end = signal.last if signal.object is None else max(signal.object + 3, signal.last)
    for act in rest:
        if line.breaks(signal.last, act.first):
            break
        if signal.verb is None and _tells_matter(line, signal, act):
            act.absorbed = True
        if act.first == signal.object:
            act.absorbed = True
        if act.verb is not None or act.lights:
            continue
        same = act.sense.type == signal.sense.type
        if (same and act.first < end) or (act.entry.key == signal.entry.key and act.first - signal.last < _ECHO):
            act.absorbed = act.absorbed or not line.tokens[act.first].word.conjunction
