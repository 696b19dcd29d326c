"""Modality: whether an act occurred, is planned, is only possible, or is denied."""

from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal
from mizan.reading.parts import Moment

PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
SPOKEN = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN"))
_STRONGEST = ("negated", "hypothetical", "planned", "decided", "announced")
_LEAVING = frozenset(("withdraw", "discontinue"))
_HOSTILE = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE"))
_MARKERS = frozenset(("denied", "failed", "supposed", "eve", "perhaps", "may", "future", "due", "hoped"))
_CONDITION = 20
_ELSE = 4
_LEFT = 14
_RIGHT = 4
_SOON = 5
_MONTH = len("2000-01")


def status(line: Line, signal: Signal, moment: Moment | None, before: str) -> tuple[str, str]:
    """The status of an act and the reason for it; `before` is that of the act told just before in the sentence.

    What is only said (a charge, a demand) is done by saying it, whatever is to come of which it speaks.
    """
    if signal.denied:
        return "negated", "denied"
    forced = signal.sense.status
    if forced == "occurred":
        return forced, "sense"
    lent = {part.sense.status for part in signal.lights}
    light = next((name for name in _STRONGEST if name in lent), "")
    tenses = signal.tenses
    marked = next((mark for part in (signal, *signal.lights) if (mark := _marked_of(line, signal, part))), "")
    spoken = signal.sense.type in SPOKEN
    if spoken and signal.verb is None and not signal.lights and marked != "supposed":
        marked = ""
    if marked == "negated" and signal.sense.type == "CONSULT" and _refused(line, signal):
        return "occurred", "refused"
    if marked == "negated" or light == "negated":
        return "negated", "denied" if marked else "light"
    if marked == "supposed" or (marked == "hypothetical" and "past" not in tenses):
        return "hypothetical", "supposed" if marked == "supposed" else "perhaps"
    if _hostile(signal) and _conditional(line, signal):
        return "hypothetical", "threat"
    if "future" in tenses:
        return "planned", "tense"
    if spoken and not forced:
        return "occurred", ""
    if marked == "planned" and light == "announced":
        return "planned", "marker"
    if light == "decided" and signal.sense.type in PROMISED and "recognised" not in signal.sense.needs:
        return "planned", "decided"
    if light == "decided":
        return "occurred", "decided"
    if light == "announced":
        lasting = signal.sense.type == "SUPPORT" and "embassy" not in signal.sense.needs
        told = lasting or signal.sense.type not in PROMISED
        return ("occurred" if told else "planned"), "announced"
    if light:
        return light, "light"
    if forced:
        return forced, "sense"
    due = signal.verb is None and coming(line, signal)
    over = signal.verb is None and not due
    if over and any(part.verb is None and line.behind(part.first, "aftermath") for part in (signal, *signal.lights)):
        return "occurred", "after"
    done = marked == "planned" and tenses == {"past"} and not signal.lights
    if marked and marked != "eve" and not done:
        return marked, "marker"
    if due:
        return "planned", "coming"
    if moment is not None and _later(moment.date, line.text.document.published) and "past" not in tenses:
        return "planned", "date"
    published = line.text.document.published
    if marked == "eve" and _upcoming(signal) and not _told_past(moment, published):
        return "planned", "eve"
    if tenses == {"present"} and moment is not None and moment.basis == "relative" and _around(moment.date, published):
        return "planned", "soon"
    if before == "planned" and tenses == {"present"} and line.continues(signal.reach[0]):
        return "planned", "sequence"
    told = line.is_recent(signal.last) or line.behind(signal.first, "anchor")
    if before == "planned" and not tenses and not told:
        return "planned", "sequence"
    return "occurred", ""


def is_negated(line: Line, signal: Signal) -> bool:
    """Whether a word in front of an act denies it."""
    return _marked(line, signal.first) == "negated"


def _refused(line: Line, signal: Signal) -> bool:
    """Whether a verb denies an act for what is to come: who will not meet refuses to."""
    low = signal.reach[0]
    verbal = any(part.verb is not None and part.first == low for part in (signal, *signal.lights))
    return verbal and low > line.first and "refusing" in line.tokens[low - 1].word.classes


def _hostile(signal: Signal) -> bool:
    return signal.sense.type in _HOSTILE or signal.sense.mode in _LEAVING


def _conditional(line: Line, signal: Signal) -> bool:
    """Whether the sentence makes an act that a verb tells for the future depend on another's (if you do, or else)."""
    if "future" not in signal.tenses:
        return False
    low = signal.reach[0]
    if any(line.tokens[index].word.conjunction and "else" in line.tokens[index].word.classes
           for index in line.span(low - _ELSE, _ELSE)):  # fmt: skip
        return True
    low = max(line.first, signal.first - _CONDITION)
    return line.holds("supposed", low, low + 2 * _CONDITION)


def _marked_of(line: Line, signal: Signal, part: Signal) -> str:
    """The marker whose scope reaches an act or a word that supports it.

    To deny an announcement does not deny the act announced; talks that failed took place.
    """
    mark = _marked(line, part.first)
    if mark == "failed":
        return "" if signal.sense.type == "CONSULT" else "negated"
    announced = part is not signal and part.sense.status == "announced"
    return "" if announced and mark == "negated" else mark


def _marked(line: Line, low: int) -> str:
    """The nearest marker in front of the act whose scope reaches it."""
    index, taken = low - 1, 0
    while index >= line.first and taken < _LEFT:
        kind = line.boundary(index)
        if kind in ("hard", "subordinate", "relative"):
            break
        classes = line.tokens[index].word.classes
        if index in line.marks and "perhaps" not in classes and not line.is_occasion(index):
            break
        if classes and not _MARKERS.isdisjoint(classes):
            following = line.tokens[index + 1].word.classes
            however = "however" in classes and "complement" in following
            if "denied" in classes and taken < 2 and "still" not in following and not however:
                other = taken and "particle" in classes and low not in line.verbs
                return "" if other else "negated"
            if "failed" in classes and taken < 2:
                return "failed"
            if "supposed" in classes and taken < 3:
                return "supposed"
            if "eve" in classes and taken < _SOON and following.isdisjoint(("back", "complement")):
                return "eve"
            if "perhaps" in classes and taken < 4 and not line.occasion(index, low):
                return "hypothetical"
            if "may" in classes and taken < 3 and _present(line, index + 1):
                return "hypothetical"
            if "future" in classes and taken < 3:
                return "planned"
            if "due" in classes:
                return "planned"
            if "hoped" in classes and taken < 4 and _present(line, low):
                return "hypothetical"
        if kind == "verb":
            break
        index -= 1
        taken += 1
    return ""


def _present(line: Line, index: int) -> bool:
    verbs = line.tokens[index].word.verbs
    return any(verb.tense == "present" and (verb.person, verb.number) != (1, "singular") for verb in verbs)


def coming(line: Line, signal: Signal) -> bool:
    """Whether an act told by a noun is called coming or due."""
    relative = signal.last < line.last and "relative" in line.tokens[signal.last].word.classes
    for index in line.steps(signal.last + relative, _RIGHT):
        if index in line.marks:
            return False
        if "coming" in line.tokens[index].word.classes:
            return True
    return False


def _upcoming(signal: Signal) -> bool:
    """Whether an act told by a noun alone, on whose eve something happens, is a meeting still to come."""
    meeting = signal.sense.type == "CONSULT" and signal.sense.mode != "visit"
    return meeting and "past" not in signal.tenses


def _told_past(moment: Moment | None, published: str | None) -> bool:
    """Whether a moment lies before the day of publication, as far as both tell; a weekday may be the coming one."""
    if moment is None or moment.basis == "relative" or not moment.date or not published:
        return False
    start = moment.date.split("/")[0]
    length = min(len(start), len(published))
    return start[:length] < published[:length]


def _around(date: str | None, published: str | None) -> bool:
    """Whether a date is the month of publication: this week, this month."""
    return bool(date and published and len(date) == _MONTH and published.startswith(date))


def _later(date: str | None, published: str | None) -> bool:
    """Whether an EDTF date lies behind the day of publication, as far as both tell."""
    if not date or not published or "/" in date:
        return False
    length = min(len(date), len(published))
    return date[:length] > published[:length]
