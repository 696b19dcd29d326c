"""Coding: from an act's sense, status and parties to a record's fields."""

from datetime import date, timedelta

from mizan.reading.events.chains import Chain
from mizan.reading.events.line import Line
from mizan.reading.events.modality import PROMISED
from mizan.reading.events.signals import Signal
from mizan.reading.parts import Moment

_MADE = frozenset(("SUPPORT", "CONSULT"))
_LEAVING = frozenset(("withdraw", "discontinue"))
_THREATENED = {"ASSAULT": "violence", "MOBILIZE": "violence"}
_ANOTHER = frozenset(("verb",))
# Who travels, the preposition and where the journey leads.
_JOURNEY = 3
_FAR = 40
_COST = 26
_DAY = len("2000-01-01")
_WEEK = 7


def code(signal: Signal, status: str, reason: str) -> tuple[str, str | None]:
    """The PLOVER type and mode of an act with this status: every cooperative act to come is an agreement."""
    kind, mode = signal.sense.type, signal.sense.mode or None
    if reason == "threat":
        return "THREATEN", "relations" if mode in _LEAVING else _THREATENED.get(kind, "restrict")
    if kind == "ACCUSE" and mode == "allege" and "future" in signal.tenses:
        return "THREATEN", None
    if reason == "refused":
        return "REJECT", "meet"
    possible = status == "hypothetical" and ("past" not in signal.tenses or reason == "supposed")
    ahead = status == "planned" or possible
    if ahead and kind in PROMISED:
        return "AGREE", None
    return kind, mode


def moment_of(line: Line, signal: Signal) -> Moment | None:
    """The expression of time that belongs to the act: near it, with no other act between, behind it rather than before.

    A time behind another verb is that verb's, one in a relative clause is told of what stands before the clause. A
    deadline dates only what is to come, and "since" dates a state rather than an act.
    """
    low, high = signal.reach
    agreed = signal.sense.type == "AGREE" and signal.sense.scope == "absorb"
    best: tuple[int, Moment] | None = None
    for moment in line.text.moments_in(max(line.first, low - _FAR), min(line.last, high + _FAR)):
        if moment.date is None or moment.date.endswith("/..") or _bounds(line, signal, moment):
            continue
        if moment.first > high:
            if line.parted(high + 1, moment.first, _ANOTHER) or (agreed and line.holds("on", high + 1, moment.first)):
                continue
            aside = _tells_other(line, high + 1, moment.first, signal.sense.frame.travels)
            if aside and signal.object is None:
                continue
            distance = line.distance(high, moment.first)
            crossed = sum(high < mark < moment.first for mark in line.marks)
            apart = aside or line.breaks(high + 1, moment.first)
            apart = apart or (not moment.until and _other_time(line, high + 1, moment.first - 1))
        elif moment.last <= low:
            distance = 2 + line.distance(moment.last, low)
            crossed = sum(moment.last <= mark < low for mark in line.marks)
            apart = line.breaks(moment.last, low) or _other_time(line, moment.last, low)
        else:
            distance, crossed, apart = 0, 0, False
        cost = distance + 6 * crossed + 16 * apart
        if cost < _COST and (best is None or cost < best[0]):
            best = cost, moment
    return best[1] if best is not None else None


def _tells_other(line: Line, first: int, last: int, travels: bool) -> bool:
    """Whether a relative clause opens between two tokens that tells of another noun than the act at the first.

    Of a journey it may tell behind where that leads.
    """
    for index in range(first, last):
        if line.boundary(index) == "relative":
            return line.distance(first, index) > (_JOURNEY if travels else 1)
    return False


def _bounds(line: Line, signal: Signal, moment: Moment) -> bool:
    """Whether a moment is a deadline of an act done, how long an agreement lasts, or when an act put off is due."""
    before = line.tokens[moment.first - 1].word.classes if moment.first > line.first else frozenset()
    if moment.until:
        return "past" in signal.tenses or ("till" in before and signal.sense.type in _MADE)
    put_off = next((part for part in signal.lights if "put_off" in line.tokens[part.first].word.classes), None)
    return put_off is not None and ("to" in before or moment.last <= put_off.first)


def date_of(moment: Moment, signal: Signal, status: str, published: str | None) -> str | None:
    """The date of an act: a weekday told behind what is planned is the coming one; one told before it is another's."""
    if status != "planned" or not published or not moment.date:
        return moment.date
    days = moment.date.split("/")
    if _is_over(days[-1], published):
        return None
    if len(published) < _DAY or any(len(day) != _DAY for day in days) or days[0] > published:
        return moment.date
    if moment.first < signal.first or moment.basis != "relative":
        return None
    return moment.date if days[0] == published else _next_week(days, published)


def _is_over(told: str, published: str) -> bool:
    """Whether a year or a month lies before that of publication: nothing planned is due then."""
    return (
        len(told) < _DAY
        and told.replace("-", "").isdecimal()
        and len(told) <= len(published)
        and told < published[: len(told)]
    )


def _next_week(days: list[str], published: str) -> str | None:
    """The days a week later, where the first lies within the week before publication."""
    try:
        told, today = [date.fromisoformat(day) for day in days], date.fromisoformat(published[:_DAY])
    except ValueError:
        return None
    if (today - told[0]).days >= _WEEK:
        return None
    return "/".join((day + timedelta(_WEEK)).isoformat() for day in told)


def _other_time(line: Line, first: int, last: int) -> bool:
    """Whether a word such as "since" or "after" opens a phrase between two tokens that tells of another time."""
    return line.holds("anchor", first, last)


def place_of(line: Line, clause: tuple[int, int], host: Chain | None) -> str | None:
    """Where the act is said to take place: a city as written, else a state's id."""
    for chain in line.chains_in(clause[0], clause[1]):
        if chain.relation in ("in", "at") and chain.lead.kind == "place":
            return chain.lead.name
    if host is not None and host.relation in ("in", "to", "object", "at"):
        return host.lead.name if host.lead.kind == "place" else host.codes[0]
    return None
