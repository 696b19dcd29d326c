"""What the finders of actors share: where mentions begin, and how an actor is made from tokens."""

from mizan.languages.lexicon import Entry, Node, Start, by_category
from mizan.reading.parts import Actor, Mention, Token
from mizan.reading.text import Text

FUNCTION = frozenset(
    (
        "conjunction",
        "preposition",
        "negation",
        "complement",
        "relative",
        "demonstrative",
        "conditional",
        "subordinator",
        "copula",
    )
)
QUOTES = frozenset("\"'“”«»‘’#")
OPENING = {'"': '"', "“": "”", "«": "»", "”": "“", "'": "'", "‘": "’", "(": ")"}
COMMAS = frozenset("،,-–—")
NAMES = frozenset(["state", "capital", "city", "place", "organisation", "person", "company", "body", "project"])
_SUPPORTING = frozenset(("state", "adjective", "capital", "organisation"))
ACTING = NAMES | {"adjective", "title", "head", "discourse"}
_WRITTEN_TOGETHER = 2


class Scan:
    """A text under search for actors."""

    def __init__(self, text: Text) -> None:
        grammar = text.language.grammar
        names, words = grammar.get("names", {}), grammar.get("words", {})
        self.text = text
        self.tokens: list[Token] = text.tokens
        self.count = len(self.tokens)
        self.at: dict[int, Mention] = {**text.mention_at}
        self.acting: dict[int, Mention] = {
            mention.first: mention for category in ACTING for mention in text.mentions_of(category)
        }
        self.supported = self._supported()
        self._uncover()
        self.scores: dict[str, int] = words.get("scores", {})
        self.starters: frozenset[str] = words.get("starters", frozenset())
        self.foreign: frozenset[str] = words.get("foreign", frozenset())
        self.article: str = names.get("article", "")
        self.swallowed: str = names.get("swallowed", "")
        self._firsts = text.language.lexicon.own_firsts()
        self._articles = (self.article, self.swallowed) if self.article else ("\0",)
        self.hamzas = frozenset(names.get("hamzas", ()))
        self.locative: str = names.get("locative", "")
        self.of: str = names.get("of", "")
        self.conjunctions = frozenset(names.get("conjunctions", ()))
        self.prepositions = frozenset(names.get("prepositions", ()))
        self.clitics = self.conjunctions | self.prepositions
        self.organs: dict[str, str] = names.get("organs", {})
        self.dual: str = names.get("dual", "\0")
        self.feminine_ending: str = names.get("feminine", "\0")
        self.either: str = names.get("either", "\0")
        self.adjectival = tuple(names.get("adjective_endings", ("\0",)))
        self.construct = tuple(names.get("construct_endings", ()))
        self.endings = tuple(names.get("endings", ()))
        self.weak_pronouns = frozenset(names.get("weak_pronouns", ()))
        self.spelt = frozenset(names.get("spelt", ()))
        self.areas = frozenset(names.get("areas", ()))
        self.blocs = frozenset(names.get("blocs", ()))
        self.members = {bloc: tuple(codes) for bloc, codes in names.get("members", {}).items()}
        self.treaties = frozenset(names.get("treaties", ()))
        self.territories = frozenset(names.get("territories", ()))
        self.published = text.document.published or ""

    def _uncover(self) -> None:
        """Find the actors inside longer forms that name none (اجتماع اللجنة المشتركة)."""
        for mention in self.text.mentions:
            if mention.last - mention.first > 1 and mention.first not in self.acting:
                for index in range(mention.first, mention.last):
                    found = self.match(index, ACTING)
                    if found is not None:
                        self.at[index] = self.acting[index] = found

    def match(self, index: int, categories: frozenset[str], limit: int = 0) -> Mention | None:
        """The longest form of some categories that begins at a token and ends before token `limit`, if given."""
        words, end = self.text.words, limit or self.count
        best: Start | None = None
        best_node, best_last = None, index
        for start in self.tokens[index].word.starts:
            node: Node | None = start.node
            last = index
            while node is not None:
                last += 1
                if last > best_last and not categories.isdisjoint(node.kinds):
                    best, best_node, best_last = start, node, last
                if last >= end or start.pronoun:
                    break
                node = node.following.get(words[last])
        if best is None or best_node is None:
            return None
        entries = tuple(entry for entry in best_node.entries if entry.category in categories)
        begin, close = self.tokens[index].start + best.skip, self.tokens[best_last - 1].end
        kinds = by_category(entries)
        return Mention(entries, index, best_last, begin, close, best.prefix, best.definite, best.pronoun, kinds)

    def inside(self, mention: Mention, categories: frozenset[str]) -> list[Mention]:
        """The forms of some categories inside a longer form."""
        found: list[Mention] = []
        index = mention.first
        while index < mention.last:
            part = self.match(index, categories)
            if part is not None and part.last <= mention.last and (part.first, part.last) != (
                mention.first, mention.last
            ):  # fmt: skip
                found.append(part)
                index = part.last
            else:
                index += 1
        return found

    def _supported(self) -> frozenset[str]:
        """The states and organisations that the text names beyond doubt."""
        found: set[str] = set()
        for category in _SUPPORTING:
            for mention in self.text.mentions_of(category):
                if not mention.pronoun:
                    found.update(e.key for e in mention.kinds[category] if "ambiguous" not in e.features)
        return frozenset(found)

    def fits(self, mention: Mention, entry: Entry) -> bool:
        """Whether a name stands as it is written in the lexicon: no article before it, no pronoun behind."""
        if entry.category not in NAMES:
            return True
        if mention.pronoun:
            return False
        if not mention.definite:
            return True
        form = entry.features.get("form", "")
        return form.startswith(self.article) or (form[:1] in self.hamzas and form[1:2] == self.article[1:])

    def respelt(self, mention: Mention, entry: Entry) -> bool:
        """Whether a hamza stands where the form has none, so that another word is written (وأدى, not وادي)."""
        form, original = entry.features.get("form", ""), self.text.document.text
        if original.startswith(form, mention.start):
            return False
        word = original[mention.start : mention.start + len(form)]
        if len(word) < len(form) or (mention.definite and not form.startswith(self.article)):
            return False
        plain = self.article[:1]
        return any(a == plain and b in self.hamzas for a, b in zip(form, word, strict=False))

    def entry(self, mention: Mention, *categories: str) -> Entry | None:
        """The entry of the first of these categories that fits a mention."""
        kinds = mention.kinds
        for category in categories:
            if category in kinds:
                for entry in kinds[category]:
                    if self.fits(mention, entry):
                        return entry
        return None

    def likely(self, entry: Entry, code: str | None) -> bool:
        """Whether an entry is meant: it is not ambiguous, or the text names its state elsewhere."""
        return "ambiguous" not in entry.features or (code is not None and code in self.supported)

    def native(self, first: int, last: int, prefix: str = "") -> bool:
        """Whether one word is a common word of the language (so that a name in its letters is doubtful)."""
        if last - first > 1:
            return False
        whole = self.tokens[first].text
        word = whole[len(prefix) :]
        if prefix and word not in self.scores:
            return whole in self.scores
        return word in self.scores and word not in self.foreign

    def foreign_word(self, token: Token) -> bool:
        """Whether a word is not inflected by the language: a foreign name, in whatever letters."""
        word = token.text
        classes = token.word.classes
        if not word[0].isalpha() or classes & FUNCTION or "name_stop" in classes or len(word) < 2:
            return False
        if self.definite(token):
            return False
        if word in self.foreign or word.isascii():
            return True
        if word in self.scores or token.word.verbs or classes:
            return False
        return not word.endswith(self.adjectival) and not self.inflected(word)

    def feminine(self, index: int) -> bool:
        """Whether a noun is feminine by its ending."""
        return self.tokens[index].text.endswith(self.feminine_ending)

    def inflected(self, word: str) -> bool:
        """Whether a rare word is a known one with an ending of the language's or a clitic before it."""
        if len(word) > 4 and word[0] in self.clitics and word[1:] in self.scores:
            return True
        return any(
            word.endswith(ending) and len(word) > len(ending) + 2 and self.scores.get(word[: -len(ending)], 9) < 5
            for ending in self.endings
        )

    def name(self, first: int, last: int, prefix: str = "") -> tuple[str, int, int]:
        """The words of tokens `first` … `last - 1` without the clitics in `prefix`: (name, start, end)."""
        token = self.tokens[first]
        start, end = token.start + len(prefix), self.tokens[last - 1].end
        words = self.text.document.text[start:end]
        if last - first > 1:
            words = " ".join(words.split())
        swallowed = bool(prefix and self.swallowed) and token.text.startswith(self.swallowed, len(prefix) - 1)
        if swallowed and token.text[len(prefix) :] not in self._firsts:
            words = self.article[:1] + words
        return words, start, end

    def folded(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words of tokens `first` … `last - 1`."""
        return tuple(token.text for token in self.tokens[first:last])

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

    def adjacent(self, index: int) -> bool:
        """Whether a token follows the one before it on the same line."""
        return index > 0 and self.tokens[index].start - self.tokens[index - 1].end <= _WRITTEN_TOGETHER

    def definite(self, token: Token) -> bool:
        """Whether a word has the article, with or without clitics in front (أليغري has none)."""
        word = token.text
        offset = 0
        if not word.startswith(self._articles):
            if word[:1] not in self.clitics or len(word) < 5 or not word.startswith(self._articles, 1):
                return False
            offset = 1
        if len(word) - offset <= len(self.article) + 1:
            return False
        return self.text.document.text[token.start + offset] not in self.hamzas


def code(entry: Entry | None) -> str | None:
    """The state an entry belongs to, where its row tells."""
    if entry is None:
        return None
    if entry.category in _SUPPORTING:
        return entry.key
    return entry.features.get("state") or entry.features.get("country") or None


def field(entry: Entry, name: str) -> str:
    """A column of an entry's row, empty where absent."""
    return entry.features.get(name) or ""
