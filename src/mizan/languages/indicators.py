"""Words that tell what a number measures, ready for look-up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from mizan.languages import language
from mizan.languages.attachment import attached
from mizan.languages.loading import uncollected
from mizan.languages.tokens import words
from mizan.languages.view import View
from mizan.model.tables import rows, split_forms


class Cue(Struct, frozen=True, eq=False, gc=False):
    """What a word or phrase of `length` words speaks for, how strongly (1 to 3), and the clitics before it."""

    indicator: str
    weight: int
    length: int
    conjoined: bool
    preposition: str


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
        self.money: dict[str, list[tuple[list[str], Cue]]] = {}
        self.percent: dict[str, list[tuple[list[str], Cue]]] = {}
        for row in rows(folder / "lexicon" / "indicators.tsv"):
            self._add(self.money, split_forms(row["forms"]), row["id"], int(row["weight"]))
        for name in ("growth", "share", "rate", "by", "to"):
            self._add(self.percent, grammar.get("percent", {}).get(name, ()), name, 1)
        self.anaphora: dict[str, list[tuple[list[str], Cue]]] = {}
        self._add(self.anaphora, grammar.get("anaphora", {}).get("words", ()), "anaphora", 1)
        self.reference: dict[str, list[tuple[list[str], Cue]]] = {}
        self._add(self.reference, grammar.get("anaphora", {}).get("of", ()), "reference", 1)
        for table in (self.money, self.percent, self.anaphora, self.reference):
            for options in table.values():
                if len(options) > 1:
                    options.sort(key=lambda option: -option[1].length)

    def _fold(self, text: str) -> str:
        return self._view(text).text

    def _add(self, table: dict[str, list[tuple[list[str], Cue]]], forms: Iterable[str], name: str, weight: int) -> None:
        article = self._clitics.get("article", "")
        for form in forms:
            first, *rest = words(self._fold(form))
            length = 1 + len(rest)
            starts = [first] if rest else [first, *self._owned(first)]
            for start in starts:
                own = start.startswith(article) and form.startswith(article)
                for word, clitic in attached(start, self._clitics, own):
                    options = table.setdefault(word, [])
                    if not options or all(option[0] != rest for option in options):
                        cue = Cue(name, weight, length, clitic.conjunction != "", clitic.preposition)
                        options.append((rest, cue))

    def _owned(self, noun: str) -> Iterator[str]:
        """The noun with each pronoun behind it."""
        stem = noun[: -len(self._hidden)] + self._shown if self._hidden and noun.endswith(self._hidden) else noun
        for pronoun in self._pronouns:
            yield stem + pronoun

    @staticmethod
    def read(table: dict[str, list[tuple[list[str], Cue]]], text: list[str], index: int, limit: int) -> Cue | None:
        """The longest cue of a table whose words begin at `index`."""
        options = table.get(text[index])
        if options is not None:
            for rest, cue in options:
                last = index + cue.length
                if last <= limit and (not rest or text[index + 1 : last] == rest):
                    return cue
        return None


@cache
@uncollected()
def indicators(code: str) -> Indicators:
    """The cues of a language, by its code."""
    tongue = language(code)
    return Indicators(tongue.folder, tongue.view, tongue.grammar)
