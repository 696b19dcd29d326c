"""Promises: verbs of the future and of planning that no sense of the lexicon explains are acts by themselves."""

from mizan.languages.lexicon import Entry, Verb
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_PROMISE = Entry("trigger", "future", {"type": "AGREE", "frame": "future", "status": "planned"}, "modality.toml")
_PROSPECT = Entry(
    "trigger", "prospect", {"type": "AGREE", "frame": "future", "status": "hypothetical"}, "modality.toml"
)
_TO_COME = Verb(_PROMISE, "future", 3, "", "", "")


def promises(line: Line, found: list[Signal]) -> list[Signal]:
    """Verbs of the future that no sense of the lexicon explains, with a party for a subject."""
    return [
        Signal(sense=line.wordbook.sense(_PROMISE), first=index, last=index + 1, verb=_TO_COME)
        for index in line.page.futures
        if line.first <= index < line.last
        and line.mentions[index] is None
        and not line.in_name(index)
        and not _is_taken(index, found)
    ]


def _is_taken(index: int, found: list[Signal]) -> bool:
    return any(signal.first <= index < signal.last for signal in found)


def promote(line: Line, found: list[Signal]) -> None:
    """A verb of planning or of the future that supports no known act is a promise by itself."""
    busy = {id(light) for signal in found for light in signal.lights}
    for signal in found:
        if not signal.sense.is_light or signal.verb is None or id(signal) in busy:
            continue
        status = signal.sense.status
        if signal.sense.scope != "alone" and signal.verb.tense != "future":
            continue
        if (
            signal.verb.tense == "future"
            or status == "hypothetical"
            or (status == "planned" and signal.verb.tense != "past")
        ):
            entry = _PROMISE if signal.verb.tense == "future" or status == "planned" else _PROSPECT
            signal.sense = line.wordbook.sense(entry)
