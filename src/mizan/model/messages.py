"""What Mizan says where something is wrong: sentences by key, in each language, and what is put into them.

The sentences stand in `messages.toml`. In Arabic, what is put in and what stands there in backticks (options, commands,
file names) is isolated, so that its own direction does not disturb the line.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeAlias

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""The languages whose lines run from right to left."""

SEPARATOR = {"ar": "، ", "en": ", "}
"""What stands between the members of a list, by language."""

_CODE = re.compile("`([^`]*)`")

Value: TypeAlias = "str | float | tuple[Value, ...] | Message"
"""What can be put into a sentence: a text, a number, several of them, or another message."""


class Message:
    """A sentence by its key, with the values that are put into it; a text that is no key is said as it stands.

    Several values are listed one after the other; of what is no text, number or message, its text is put in.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values: dict[str, Value] = {name: _value(value) for name, value in values.items()}

    def told(self, language: str) -> str:
        """The sentence in a language."""
        sentence = sentences().get(self.key)
        if sentence is None:
            return self.key
        return sentence[language].format_map({name: _shown(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.told("en")


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """All sentences by key, each by language."""
    text = files(__package__ or "").joinpath("messages.toml").read_text(encoding="utf-8")
    return {
        key: {language: _isolating(words, language) for language, words in sentence.items()}
        for table in tomllib.loads(text).values()
        for key, sentence in table.items()
    }


def isolated(text: str) -> str:
    """A text that keeps its own direction among others; what cannot be seen in it is written out."""
    seen = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
    return f"\N{FIRST STRONG ISOLATE}{seen}\N{POP DIRECTIONAL ISOLATE}"


def _isolating(words: str, language: str) -> str:
    if language not in RIGHT_TO_LEFT:
        return words
    return _CODE.sub("\N{FIRST STRONG ISOLATE}\\1\N{POP DIRECTIONAL ISOLATE}", words)


def _value(value: object) -> Value:
    if isinstance(value, str | int | float | Message):
        return value
    return tuple(map(_value, value)) if isinstance(value, Iterable) else str(value)


def _shown(value: Value, language: str) -> str | float:
    if isinstance(value, Message):
        return value.told(language)
    if isinstance(value, tuple):
        return SEPARATOR[language].join(str(_shown(one, language)) for one in value)
    return isolated(value) if isinstance(value, str) and language in RIGHT_TO_LEFT else value
