"""What the finders of actors share: where mentions begin, and how an actor is made from tokens."""

from typing import Any

from mizan.languages.lexicon import Entry
from mizan.reading.parts import Actor, Mention, Token
from mizan.reading.text import Text

FUNCTION = frozenset(
    "conjunction preposition negation complement relative demonstrative conditional subordinator copula".split()
)
QUOTES = frozenset("\"'“”«»‘’#")
COMMAS = frozenset("،,-–")


class Scan:
    """A text under search for actors."""

    def __init__(self, text: Text) -> None:
        names = text.language.grammar.get("names", {})
        self.text = text
        self.tokens: list[Token] = text.tokens
        self.count = len(self.tokens)
        self.at: dict[int, Mention] = {mention.first: mention for mention in text.mentions}
        self.scores: dict[str, int] = text.language.grammar.get("words", {}).get("scores", {})  # type: ignore[assignment]
        self.article: str = names.get("article", "")
        self.swallowed: str = names.get("swallowed", "")
        self.locative: str = names.get("locative", "")
        self.arrivals = frozenset(names.get("arrivals", ()))
        self.prepositions_of: str = names.get("of", "")
        self.conjunctions = frozenset(names.get("conjunctions", ()))
        self.prepositions = frozenset(names.get("prepositions", ()))

    def name(self, first: int, last: int, prefix: str = "") -> tuple[str, int, int]:
        """The words of tokens `first` … `last - 1` without the clitics in `prefix`: (name, start, end)."""
        token = self.tokens[first]
        start, end = token.start + len(prefix), self.tokens[last - 1].end
        folded = token.text[max(len(prefix) - 1, 0) :]
        lead = ""
        if prefix and self.swallowed and folded.startswith(self.swallowed):
            lead = self.article[:1]
        return lead + " ".join(self.text.document.text[start:end].split()), start, end

    def actor(
        self,
        kind: str,
        codes: tuple[str, ...],
        first: int,
        last: int,
        how: str,
        *,
        prefix: str = "",
        named: tuple[int, int] | None = None,
        named_prefix: str = "",
        name: str | None = None,
        role: str | None = None,
        country: str | None = None,
        entries: tuple[Entry, ...] = (),
        within: tuple[Actor, ...] = (),
    ) -> Actor:
        """An actor over tokens `first` … `last - 1`, its name over the tokens `named`."""
        if named is None:
            named, named_prefix = (first, last), prefix
        words, name_start, name_end = self.name(*named, named_prefix)
        start = name_start if named[0] == first else self.tokens[first].start + len(prefix)
        return Actor(
            kind=kind,
            codes=codes,
            name=name or words,
            first=first,
            last=last,
            start=start,
            end=self.tokens[last - 1].end,
            name_start=name_start,
            name_end=name_end,
            how=how,
            prefix=prefix,
            role=role,
            country=country,
            entries=entries,
            within=within,
        )

    def clitic(self, token: Token) -> str:
        """The clitics before an unknown name, judged by whether what remains is a known name word."""
        word = token.text
        if len(word) < 4 or self.scores.get(word, 0) >= 4:
            return ""
        for size in (1, 2):
            head, rest = word[:size], word[size:]
            if all(letter in self.conjunctions | self.prepositions for letter in head):
                if self.scores.get(rest, 0) >= 4:
                    return head
            else:
                break
        return ""

    def definite(self, token: Token) -> bool:
        """Whether a word has the article, with or without clitics in front."""
        word = token.text
        if word.startswith((self.article, self.swallowed)):
            return True
        rest = word[1:]
        return word[:1] in self.conjunctions | self.prepositions and rest.startswith(
            (self.article, self.swallowed)
        )


def code(entry: Entry | None) -> str | None:
    """The state an entry belongs to, where its row tells."""
    if entry is None:
        return None
    if entry.category in ("state", "adjective", "capital", "organisation"):
        return entry.key
    return entry.features.get("state") or entry.features.get("country") or None


def field(entry: Entry, name: str) -> str:
    """A column of an entry's row, empty where absent."""
    return entry.features.get(name) or ""


__all__ = ["COMMAS", "FUNCTION", "QUOTES", "Any", "Scan", "code", "field"]
