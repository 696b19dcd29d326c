"""What the words of an Arabic record tell beside its fields: its subject, its stage, a number it claims."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from mizan.languages.arabic.comparing import folded_words
from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.passages import Beginning, Each, chunks
from mizan.model.tables import rows, split_forms

_WORD = re.compile(r"[^\W\d_]{2,}")
_PREFIX = re.compile(r"^(?:و?(?:ال|بال|كال|فال|لل)|و(?=\w{4}))")
_SUFFIX = re.compile(r"(?:يات|ات|ان|ين|ون|ها|يه|ه|ي)$")
_SHORTEST = 3
_NEAR = 2
_FOLDER = files(__package__ or "")
_CACHED = 1 << 16


class Trigger(NamedTuple):
    """What a trigger of the lexicon is coded as, and in which frame."""

    type: str
    mode: str
    frame: str


@lru_cache(_CACHED)
def stem(word: str) -> str:
    """A folded word without article, common prefixes and endings."""
    plain = _cut(_PREFIX, word)
    return _cut(_SUFFIX, plain)


def _cut(pattern: re.Pattern[str], word: str) -> str:
    cut = pattern.sub("", word)
    return cut if len(cut) >= _SHORTEST else word


@lru_cache(_CACHED)
def subject_words(text: str) -> frozenset[str]:
    """The stems that tell what a passage is about."""
    return frozenset[str]().union(*map(_TELLING.__getitem__, chunks(text)))


def _roots(chunk: str) -> frozenset[str]:
    """The stems within a chunk that tell what a passage is about."""
    stop = _stop()
    return frozenset(
        root for word in _WORD.findall(fold(chunk)) if word not in stop and (root := stem(word)) not in stop
    )


_TELLING = Each(_roots)


@cache
def nations() -> frozenset[str]:
    """The stems of the names, adjectives and capitals of states."""
    found: set[str] = set()
    for row in rows(_FOLDER.joinpath("lexicon", "states.tsv")):
        for column in ("names", "adjectives", "capitals"):
            for form in split_forms(row.get(column, "")):
                found.update(stem(word) for word in _WORD.findall(fold(form)))
    return frozenset(found)


@cache
def acting() -> frozenset[str]:
    """The stems of the single words that trigger acts: they tell which act, not what it is about."""
    found: set[str] = set()
    for _, row in _trigger_rows():
        verbs = (part for form in split_forms(row.get("verbs", "")) for part in form.split("/"))
        for form in (*verbs, *split_forms(row.get("nouns", ""))):
            words = _WORD.findall(fold(form))
            if len(words) == 1:
                found.add(stem(words[0]))
    return frozenset(found)


def known_instrument(references: Iterable[str]) -> str | None:
    """The name of the instrument that the lexicon knows with its parties, if a record refers to one."""
    return next((name for reference in references if (name := _instruments().get(reference))), None)


@cache
def _instruments() -> dict[str, str]:
    table = rows(_FOLDER.joinpath("lexicon", "instruments.tsv"))
    return {f"instruments.tsv:{row['name']}": row["name"] for row in table if row.get("parties")}


@cache
def _stop() -> frozenset[str]:
    words = folded_words("subjects", "stop")
    return words | frozenset(stem(word) for word in words)


@lru_cache(_CACHED)
def tells(stage: str, text: str) -> bool:
    """Whether the words tell of a stage: `ratified`, `negotiated`, `under_way`, `postponed` or `corrected`."""
    wanted = folded_words("stages", stage)
    return any(word in wanted or word[1:] in wanted for word in _WORD.findall(fold(text)))


@lru_cache(_CACHED)
def ordinal(text: str) -> tuple[str, int] | None:
    """The act that a source numbers within a period, and the number: "their fifth meeting this year"."""
    if not _OF_PERIOD.within(text):
        return None
    words, numbers = _words(text), _ordinals()
    for index, word in enumerate(words):
        number = numbers.get(word) or numbers.get(_cut(_PREFIX, word))
        if number is None or number < _NEAR:
            continue
        beside = words[max(0, index - 1) : index + 2]
        for act in ("meeting", "visit", "phone"):
            if folded_words("claims", act) & set(beside):
                return act, number
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


_OF_PERIOD = Beginning(lambda chunk: not folded_words("claims", "period").isdisjoint(_words(chunk)))


@cache
def triggers() -> dict[str, Trigger]:
    """The triggers by how records name them (`file:key`)."""
    return {
        f"{name}:{row['id']}": Trigger(row.get("type", ""), row.get("mode", ""), row.get("frame", ""))
        for name, row in _trigger_rows()
    }


def _trigger_rows() -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows of every table of triggers, each with the name of its table."""
    tables = (file for file in _FOLDER.joinpath("lexicon").iterdir() if file.name.endswith("triggers.tsv"))
    for file in sorted(tables, key=lambda file: file.name):
        yield from ((file.name, row) for row in rows(file))


@cache
def _ordinals() -> dict[str, int]:
    table = tomllib.loads(_FOLDER.joinpath("grammar/numbers.toml").read_text(encoding="utf-8"))
    numbers: dict[str, int] = {}
    for number, forms in table["ordinals"].items():
        for form in forms:
            if number.isdigit():
                numbers[fold(form)] = int(number)
    return numbers
