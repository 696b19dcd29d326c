"""How a language names persons, bodies and places, as its grammar and its words of names tell; made once."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from mizan.languages import language

_SEPARATORS = re.compile(r"[\W_]+")
_EMPTY = frozenset(("",))
_KEPT = 100_000


class Naming:
    """The table grammar/names.toml, and the words seen in names.

    `scores` tell how name-like a folded word is, from 0 (never part of a person's name) to 9; `foreign` words are
    never inflected; `starters` may begin a name that no title introduces.
    """

    def __init__(self, code: str) -> None:
        tongue = language(code)
        names: Mapping[str, Any] = tongue.grammar.get("names", {})
        words = tongue.grammar.get("words", {})
        self.scores: dict[str, int] = words.get("scores", {})
        self.starters: frozenset[str] = words.get("starters", frozenset())
        self.foreign: frozenset[str] = words.get("foreign", frozenset())
        self.firsts = tongue.lexicon.own_firsts()
        self.particles = frozenset[str](names.get("classes", {}).get("name_particle", ()))
        self.article: str = names.get("article", "")
        self.swallowed: str = names.get("swallowed", "")
        self.articles: tuple[str, ...] = (self.article, self.swallowed) if self.article else ("\0",)
        self.hamzas = frozenset[str](names.get("hamzas", ()))
        self.locative: str = names.get("locative", "")
        self.of: str = names.get("of", "")
        self.conjunctions = frozenset[str](names.get("conjunctions", ()))
        self.prepositions = frozenset[str](names.get("prepositions", ()))
        self.clitics = self.conjunctions | self.prepositions
        self.organs: dict[str, str] = names.get("organs", {})
        self.dual: str = names.get("dual", "\0")
        self.feminine_ending: str = names.get("feminine", "\0")
        self.either: str = names.get("either", "\0")
        self.adjectival: tuple[str, ...] = tuple(names.get("adjective_endings", ("\0",)))
        self.construct: tuple[str, ...] = tuple(names.get("construct_endings", ()))
        self.endings: tuple[str, ...] = tuple(names.get("endings", ()))
        self.weak_pronouns = frozenset[str](names.get("weak_pronouns", ()))
        self.spelt = frozenset[str](names.get("spelt", ()))
        self.areas = frozenset[str](names.get("areas", ()))
        self.blocs = frozenset[str](names.get("blocs", ()))
        self.members: dict[str, tuple[str, ...]] = {
            bloc: tuple(codes) for bloc, codes in names.get("members", {}).items()
        }
        self.treaties = frozenset[str](names.get("treaties", ()))
        self.territories = frozenset[str](names.get("territories", ()))
        self._view = tongue.view
        self._words: dict[str, frozenset[str]] = {}
        self.kingdoms: list[str] = tongue.grammar.get("discourse", {}).get("kingdoms", [])

    def inflected(self, word: str) -> bool:
        """Whether a rare word is a known one with an ending of the language's or a clitic before it."""
        scores = self.scores
        if len(word) > 4 and word[0] in self.clitics and word[1:] in scores:
            return True
        if word.endswith(self.endings):
            for ending in self.endings:
                if len(word) > len(ending) + 2 and word.endswith(ending) and scores.get(word[: -len(ending)], 9) < 5:
                    return True
        return False

    def words(self, name: str) -> frozenset[str]:
        """The folded words of a name, whatever stands between them."""
        found = self._words.get(name)
        if found is None:
            if len(self._words) >= _KEPT:
                self._words.clear()
            found = self._words[name] = frozenset(_SEPARATORS.split(self._view(name).text)) - _EMPTY
        return found


@cache
def naming(code: str) -> Naming:
    """How a language names, by its code."""
    return Naming(code)
