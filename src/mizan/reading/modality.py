"""Modality: whether an act occurred, is planned, is only possible, or is denied."""

from mizan.reading.line import Line
from mizan.reading.parts import Moment
from mizan.reading.signals import Signal

PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
_STRONGEST = ("negated", "hypothetical", "planned", "decided", "announced")
_LEFT = 14
_RIGHT = 4


def status(line: Line, signal: Signal, moment: Moment | None, before: str) -> tuple[str, str]:
    """The status of an act and the reason for it; `before` is that of the act told just before in the sentence."""
    forced = signal.entry.features.get("status", "")
    if forced == "occurred":
        return forced, "sense"
    lent = {part.entry.features.get("status", "") for part in signal.lights}
    light = next((name for name in _STRONGEST if name in lent), "")
    tenses = signal.tenses
    marked = next((mark for part in (signal, *signal.lights) if (mark := _marked(line, part.first))), "")
    if marked == "negated" or light == "negated":
        return "negated", "denied" if marked else "light"
    if marked == "hypothetical" and "past" not in tenses:
        return marked, "perhaps"
    if "future" in tenses:
        return "planned", "tense"
    if light == "decided" and signal.entry.features["type"] in PROMISED:
        return "planned", "decided"
    if light == "decided":
        return "occurred", "decided"
    if light == "announced":
        features = signal.entry.features
        lasting = features["type"] == "SUPPORT" and "embassy" not in features.get("needs", "")
        told = lasting or features["type"] not in PROMISED
        return ("occurred" if told else "planned"), "announced"
    if light:
        return light, "light"
    if forced:
        return forced, "sense"
    if marked:
        return marked, "marker"
    if signal.verb is None and _coming(line, signal):
        return "planned", "coming"
    if moment is not None and _later(moment.date, line.text.document.published) and "past" not in tenses:
        return "planned", "date"
    if before == "planned" and tenses == {"present"} and line.continues(signal.reach[0]):
        return "planned", "sequence"
    told = line.is_recent(signal.last) or line.behind(signal.first, "anchor")
    if before == "planned" and not tenses and not told:
        return "planned", "sequence"
    return "occurred", ""


def _marked(line: Line, low: int) -> str:
    """The nearest marker in front of the act whose scope reaches it."""
    index, taken = low - 1, 0
    while index >= line.first and taken < _LEFT:
        if line.boundary(index) in ("hard", "verb", "subordinate", "relative"):
            break
        if index in line.marks and not line.is_occasion(index):
            break
        classes = line.tokens[index].word.classes
        if classes:
            if "denied" in classes and taken < 2 and "still" not in line.tokens[index + 1].word.classes:
                return "negated"
            if "perhaps" in classes and taken < 4:
                return "hypothetical"
            if "may" in classes and taken < 3 and _present(line, index + 1):
                return "hypothetical"
            if "future" in classes and taken < 3:
                return "planned"
            if "due" in classes:
                return "planned"
        index -= 1
        taken += 1
    return ""


def _present(line: Line, index: int) -> bool:
    return any(verb.tense == "present" for verb in line.tokens[index].word.verbs)


def _coming(line: Line, signal: Signal) -> bool:
    return any("coming" in line.tokens[index].word.classes for index in line.steps(signal.last, _RIGHT))


def _later(date: str | None, published: str | None) -> bool:
    """Whether an EDTF date lies behind the day of publication, as far as both tell."""
    if not date or not published or "/" in date:
        return False
    length = min(len(date), len(published))
    return date[:length] > published[:length]
