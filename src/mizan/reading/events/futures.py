"""Futures: words that look like verbs of the future, known or not, except those of being and becoming."""

from functools import cache

from msgspec import Struct

from mizan.languages import language
from mizan.languages.lexicon import Word
from mizan.reading.events.sieve import Sieve


@cache
def futures(code: str) -> Sieve:
    """What finds a language's verbs of the future, by grammar/modality.toml."""
    tongue = language(code)
    table = tongue.grammar.get("modality", {}).get("future", {})
    marks = ("", *tongue.grammar.get("clitics", {}).get("conjunctions", ()))
    nouns = [tongue.view(start).text for start in table.get("starts", ())]
    others = [tongue.view(word).text for word in table.get("not", ())]
    return Sieve(
        _Looks(
            tuple(table.get("beginnings", ())),
            frozenset(mark + word for mark in marks for word in others),
            tuple(mark + start for mark in marks for start in nouns),
            table.get("least", 0),
        ).seen
    )


class _Looks(Struct, frozen=True, eq=False):
    """How verbs of the future begin, the words and nouns that only look like them, and the least of their letters."""

    beginnings: tuple[str, ...]
    others: frozenset[str]
    nouns: tuple[str, ...]
    least: int

    def seen(self, word: Word) -> bool:
        text = word.text
        likely = text.startswith(self.beginnings) and len(text) >= self.least
        return likely and text not in self.others and not text.startswith(self.nouns)
