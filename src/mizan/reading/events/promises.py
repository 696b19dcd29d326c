"""Promises: verbs of the future and of planning that no sense of the lexicon explains are acts by themselves."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from mizan.languages import language
from mizan.languages.lexicon import Entry, Verb
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_PROMISE = Entry("trigger", "future", {"type": "AGREE", "frame": "future", "status": "planned"}, "modality.toml")
_PROSPECT = Entry(
    "trigger", "prospect", {"type": "AGREE", "frame": "future", "status": "hypothetical"}, "modality.toml"
)


def promises(line: Line, found: list[Signal]) -> Iterator[Signal]:
    """Verbs of the future that no sense of the lexicon explains, with a party for a subject."""
    taken = {index for signal in found for index in range(signal.first, signal.last)}
    for index in _futures(line):
        if index not in taken and not line.in_name(index):
            yield Signal(entry=_PROMISE, first=index, last=index + 1, verb=Verb(_PROMISE, "future", 3, "", "", ""))


def promote(found: list[Signal]) -> None:
    """A verb of planning or of the future that supports no known act is a promise by itself."""
    busy = {id(light) for signal in found for light in signal.lights}
    for signal in found:
        if not signal.is_light or signal.verb is None or id(signal) in busy:
            continue
        status = signal.entry.features.get("status")
        if signal.entry.features.get("scope") != "alone" and signal.verb.tense != "future":
            continue
        if (
            signal.verb.tense == "future"
            or status == "hypothetical"
            or (status == "planned" and signal.verb.tense != "past")
        ):
            signal.entry = _PROMISE if signal.verb.tense == "future" or status == "planned" else _PROSPECT


def _futures(line: Line) -> Iterator[int]:
    """Verbs of the future, known or not, except those of being and becoming."""
    looks = _looks(line.text.language.code)
    for index, word in enumerate(line.text.words[line.first : line.last], line.first):
        looks_so = word.startswith(looks.beginnings) and len(word) >= looks.least and word not in looks.others
        looks_so = looks_so and not word.startswith(looks.nouns)
        if looks_so and index not in line.mentions and index not in line.covered:
            yield index


class _Looks(Struct, frozen=True, eq=False):
    beginnings: tuple[str, ...]
    others: frozenset[str]
    nouns: tuple[str, ...]
    least: int


@cache
def _looks(code: str) -> _Looks:
    tongue = language(code)
    table = tongue.grammar.get("modality", {}).get("future", {})
    others = {tongue.view(word).text for word in table.get("not", ())}
    marks = tuple(tongue.grammar.get("clitics", {}).get("conjunctions", ()))
    joined = {mark + word for mark in marks for word in others}
    nouns = tuple(mark + tongue.view(start).text for mark in ("", *marks) for start in table.get("starts", ()))
    return _Looks(tuple(table.get("beginnings", ())), frozenset(others | joined), nouns, table.get("least", 99))
