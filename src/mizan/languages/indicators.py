"""Words that tell what a number measures, ready for look-up."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from mizan.languages import language
from mizan.languages.attachment import Attaching
from mizan.languages.loading import uncollected
from mizan.languages.tokens import words
from mizan.languages.view import View
from mizan.model.tables import rows, split_forms

_CACHE = 50_000


class Cue(Struct, frozen=True, eq=False, gc=False):
    """What a word or phrase of `length` words speaks for, how strongly (1 to 3), and the clitics before it."""

    indicator: str
    weight: int
    length: int
    conjoined: bool
    preposition: str


class Cues:
    """Words and phrases that speak for something, by their first words."""

    def __init__(self, clitics: Mapping[str, Any]) -> None:
        self._attaching = Attaching(clitics)
        self._added: list[tuple[list[str], str, int]] = []
        self._known: dict[str, list[tuple[list[str], Cue]]] = {}

    def add(self, first: str, rest: list[str], indicator: str, weight: int, own: bool) -> None:
        """Add a phrase; `own` tells that it begins with an article of its own."""
        self._attaching.add(first, own)
        self._added.append((rest, indicator, weight))

    def words(self) -> frozenset[str]:
        """All words with which a cue may begin."""
        return self._attaching.words()

    def read(self, text: list[str], index: int, limit: int) -> Cue | None:
        """The longest cue whose words begin at `index`."""
        word = text[index]
        options = self._known.get(word)
        if options is None:
            if len(self._known) >= _CACHE:
                self._known.clear()
            options = self._known[word] = self._made(word)
        for rest, cue in options:
            last = index + cue.length
            if last <= limit and (not rest or text[index + 1 : last] == rest):
                return cue
        return None

    def _made(self, word: str) -> list[tuple[list[str], Cue]]:
        """The phrases that begin with a word, the longest first."""
        found: list[tuple[list[str], Cue]] = []
        for number, clitic in self._attaching.of(word):
            rest, indicator, weight = self._added[number]
            if rest not in [option[0] for option in found]:
                cue = Cue(indicator, weight, 1 + len(rest), clitic.conjunction != "", clitic.preposition)
                found.append((rest, cue))
        if len(found) > 1:
            found.sort(key=lambda option: -option[1].length)
        return found


class Indicators:
    """The cues of a language, of its folder, folding and grammar: nouns of money by `money`, kinds of per cent by
    `percent`."""

    def __init__(self, folder: Path, view: Callable[[str], View], grammar: Mapping[str, Mapping[str, Any]]) -> None:
        self._view = view
        self._clitics = grammar.get("clitics", {})
        grammar = grammar.get("figures", {})
        suffixes = grammar.get("suffixes", {})
        self._pronouns = [self._fold(form) for form in suffixes.get("pronouns", ())]
        self.by = tuple(self._fold(form) for form in grammar.get("partitive", {}).get("by", ()))
        self.partitive = frozenset(self._fold(form) for form in grammar.get("partitive", {}).get("words", ()))
        self._hidden = self._fold(suffixes.get("hidden", ""))
        self.purpose = self._fold(grammar.get("suffixes", {}).get("purpose", " "))
        self._shown = self._fold(suffixes.get("shown", ""))
        self.money, self.percent = Cues(self._clitics), Cues(self._clitics)
        self.anaphora, self.reference = Cues(self._clitics), Cues(self._clitics)
        for row in rows(folder / "lexicon" / "indicators.tsv"):
            self._add(self.money, split_forms(row["forms"]), row["id"], int(row["weight"]))
        for name in ("growth", "fall", "pace", "share", "rate", "by", "to"):
            self._add(self.percent, grammar.get("percent", {}).get(name, ()), name, 1)
        self._add(self.anaphora, grammar.get("anaphora", {}).get("words", ()), "anaphora", 1)
        self._add(self.reference, grammar.get("anaphora", {}).get("of", ()), "reference", 1)

    def _fold(self, text: str) -> str:
        return self._view(text).text

    def _add(self, table: Cues, forms: Iterable[str], name: str, weight: int) -> None:
        article = self._clitics.get("article", "")
        for form in forms:
            first, *rest = words(self._fold(form))
            starts = [first] if rest else [first, *self._owned(first)]
            for start in starts:
                table.add(start, rest, name, weight, start.startswith(article) and form.startswith(article))

    def _owned(self, noun: str) -> list[str]:
        """The noun with each pronoun behind it."""
        stem = noun[: -len(self._hidden)] + self._shown if self._hidden and noun.endswith(self._hidden) else noun
        return [stem + pronoun for pronoun in self._pronouns]


@cache
@uncollected()
def indicators(code: str) -> Indicators:
    """The cues of a language, by its code."""
    tongue = language(code)
    return Indicators(tongue.folder, tongue.view, tongue.grammar)
