"""Syntax: what the grammar of a language tells the event rules, read once."""

from collections.abc import Iterable, Mapping
from functools import cache

from mizan.languages import Language, language
from mizan.reading.events.frames import Frame

_FRAMELESS = frozenset(("adding", "beginnings", "classes", "clitics", "gender", "signals"))


class Syntax:
    """The tables of a language's grammar as the event rules look them up.

    `clitics` and `beginnings` name the prepositions that clitics and beginnings of words stand for, `whose` what a
    possessive does; `articled` are the beginnings of words with an article, `conjunctions` the clitics that join,
    `adding` the phrases that do. The others are the lists of grammar/frames.toml of the same names.
    """

    def __init__(self, tongue: Language) -> None:
        tables = tongue.grammar.get("frames", {})
        signals, gender = tables.get("signals", {}), tables.get("gender", {})
        self.frames = {name: Frame(name=name, **table) for name, table in tables.items() if name not in _FRAMELESS}
        self.clitics = _members(tables.get("clitics", {}))
        self.beginnings = _members(tables.get("beginnings", {}))
        self.begun = tuple(self.beginnings)
        self.whose = _members({name: signals.get(name, ()) for name in ("his", "hers", "theirs")})
        clitics = tongue.grammar.get("clitics", {})
        article = clitics.get("article", "")
        before = ("", *clitics.get("prepositions", ()))
        self.articled = tuple(preposition + article for preposition in before) if article else ("\0",)
        self.conjunctions = "".join(clitics.get("conjunctions", ()))
        self.adding = frozenset(tongue.view(phrase).text for phrase in tables.get("adding", ()))
        self.shy = frozenset(signals.get("shy", ()))
        self.strange = frozenset(signals.get("strange", ()))
        self.feminine = frozenset(signals.get("feminine", ()))
        self.oblique = tuple(gender.get("oblique", ()))
        self.endings = tuple(gender.get("endings", ()))
        self.masculine = frozenset(gender.get("masculine", ()))


@cache
def syntax(code: str) -> Syntax:
    """The syntax of a language, by its code."""
    return Syntax(language(code))


def _members(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The members of lists, each with the name of its list."""
    return {member: name for name, members in lists.items() for member in members}
