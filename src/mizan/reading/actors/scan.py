"""What the finders of actors share: where mentions begin, and how an actor is made from tokens."""

from mizan.languages.lexicon import Entry, Node, Start, by_category
from mizan.reading.actors.naming import naming
from mizan.reading.actors.pointing import ALIKE, UNLIKE, pointed
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
GENERIC = frozenset(("head", "title"))
"""The categories of rows that tell a kind of body or person, not one."""
ACTING = NAMES | {"adjective", "title", "head", "discourse"}
_WRITTEN_TOGETHER = 2

# Offices that only states have.
_NATIONAL = frozenset(("president", "chief", "prime_minister", "foreign_minister", "minister", "ambassador", "monarch"))


class Scan:
    """A text under search for actors."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.original = text.document.text
        self.naming = naming(text.language.code)
        self.tokens: list[Token] = text.tokens
        self.count = len(self.tokens)
        self.at: dict[int, Mention] = {**text.mention_at}
        self.acting = {mention.first for category in ACTING for mention in text.mentions_of(category)}
        self.supported = self._supported()
        self.located: frozenset[str] = frozenset()
        self._uncover()
        self.published = text.document.published or ""

    def _uncover(self) -> None:
        """Find the actors inside longer forms that name none (اجتماع اللجنة المشتركة)."""
        for mention in self.text.mentions:
            if mention.last - mention.first > 1 and mention.first not in self.acting:
                for index in range(mention.first, mention.last):
                    found = self.match(index, ACTING)
                    if found is not None:
                        self.at[index] = found
                        self.acting.add(index)

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
                if last > best_last and node.kinds and not categories.isdisjoint(node.kinds):
                    best, best_node, best_last = start, node, last
                if last >= end or start.pronoun:
                    break
                node = node.behind(words[last])
        if best is None or best_node is None:
            return None
        entries, kinds = best_node.entries, best_node.kinds
        if not categories.issuperset(kinds):
            entries = tuple([entry for entry in entries if entry.category in categories])
            kinds = by_category(entries)
        begin, close = self.tokens[index].start + best.skip, self.tokens[best_last - 1].end
        return Mention(entries, index, best_last, begin, close, best.prefix, best.definite, best.pronoun, kinds)

    def inside(self, mention: Mention, categories: frozenset[str]) -> list[Mention]:
        """The forms of some categories inside a longer form."""
        found: list[Mention] = []
        if mention.last - mention.first == 1:
            return found
        index = mention.first
        while index < mention.last:
            part = self.match(index, categories)
            if part is not None and part.last <= mention.last and part.last - part.first < mention.last - mention.first:
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
                    for entry in mention.kinds[category]:
                        if "ambiguous" not in entry.features or self.pointed(mention, entry) == ALIKE:
                            found.add(entry.key)
        return frozenset(found)

    def fits(self, mention: Mention, entry: Entry) -> bool:
        """Whether a name is written as in the lexicon: no article before it, no pronoun behind, no other vowels."""
        if entry.category not in NAMES:
            return True
        if mention.pronoun or self.pointed(mention, entry) == UNLIKE:
            return False
        if not mention.definite:
            return True
        form = entry.features.get("form", "")
        return form.startswith(self.naming.article) or (
            form[:1] in self.naming.hamzas and form[1:2] == self.naming.article[1:]
        )

    def respelt(self, mention: Mention, entry: Entry) -> bool:
        """Whether a hamza stands where the form has none, so that another word is written (وأدى, not وادي)."""
        form = entry.features.get("form", "")
        word = self.original[mention.start : mention.start + len(form)]
        if word == form:
            return False
        if len(word) < len(form) or (mention.definite and not form.startswith(self.naming.article)):
            return False
        plain = self.naming.article[:1]
        return any(a == plain and b in self.naming.hamzas for a, b in zip(form, word, strict=False))

    def entry(self, mention: Mention, category: str) -> Entry | None:
        """The entry of a category that fits a mention."""
        for entry in mention.kinds.get(category, ()):
            if self.fits(mention, entry):
                return entry
        return None

    def first_entry(self, mention: Mention, categories: tuple[str, ...]) -> Entry | None:
        """The entry of the first of these categories that fits a mention."""
        kinds = mention.kinds
        for category in categories:
            if category in kinds:
                entry = self.entry(mention, category)
                if entry is not None:
                    return entry
        return None

    def likely(self, mention: Mention, entry: Entry) -> bool:
        """Whether an entry is meant: it is not ambiguous, or its vowels are written, or the text names its state.

        A capital that stands where a place does tells a state of two that share a name (عمان beside مسقط).
        """
        if "ambiguous" not in entry.features or code(entry) in self.supported:
            return True
        if entry.category == "state" and entry.key in self.located:
            return True
        if entry.category == "adjective" and self._of_office(mention):
            return True
        return self.pointed(mention, entry) == ALIKE

    def _of_office(self, mention: Mention) -> bool:
        """Whether an adjective stands right behind an office (the Armenian president), and so tells a state."""
        before = self.text.mention_before(mention.first - 1)
        title = before.entry("title") if before is not None and before.last == mention.first else None
        if title is None or self.native(mention.first, mention.last, mention.prefix):
            return False
        return field(title, "role") in _NATIONAL or field(title, "class") == "counterpart"

    def pointed(self, mention: Mention, entry: Entry) -> int:
        """How the vowel signs of a mention agree with those of the form (`pointing`)."""
        return pointed(entry.features.get("form", ""), self.original, mention.start)

    def native(self, first: int, last: int, prefix: str = "") -> bool:
        """Whether one word is a common word of the language (so that a name in its letters is doubtful)."""
        if last - first > 1:
            return False
        whole = self.tokens[first].text
        word = whole[len(prefix) :]
        if prefix and word not in self.naming.scores:
            return whole in self.naming.scores
        return word in self.naming.scores and word not in self.naming.foreign

    def foreign_word(self, token: Token) -> bool:
        """Whether a word is not inflected by the language: a foreign name, in whatever letters."""
        word = token.text
        classes, naming = token.word.classes, self.naming
        if not word[0].isalpha() or "name_stop" in classes or len(word) < 2 or functional(token):
            return False
        if self.definite(token):
            return False
        if word in naming.foreign or word.isascii():
            return True
        if word in naming.scores or token.word.verbs or classes:
            return False
        return not word.endswith(naming.adjectival) and not naming.inflected(word)

    def feminine(self, index: int) -> bool:
        """Whether a noun is feminine by its ending."""
        return self.tokens[index].text.endswith(self.naming.feminine_ending)

    def name(self, first: int, last: int, prefix: str = "") -> tuple[str, int, int]:
        """The words of tokens `first` … `last - 1` without the clitics in `prefix`: (name, start, end)."""
        token = self.tokens[first]
        start, end = token.start + len(prefix), self.tokens[last - 1].end
        words = self.original[start:end]
        if last - first > 1 and ("  " in words or not words.isprintable()):
            words = " ".join(words.split())
        if prefix:
            naming, rest = self.naming, token.text[len(prefix) - 1 :]
            if naming.swallowed and rest.startswith(naming.swallowed) and rest[1:] not in naming.firsts:
                words = naming.article[:1] + words
        return words, start, end

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
        words, name_start, name_end = self.name(named[0], named[1], named_prefix)
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
        word, naming = token.text, self.naming
        offset = 0
        if not word.startswith(naming.articles):
            if len(word) < 5 or word[0] not in naming.clitics or not word[1:].startswith(naming.articles):
                return False
            offset = 1
        if len(word) - offset <= len(naming.article) + 1:
            return False
        return self.original[token.start + offset] not in naming.hamzas


def functional(token: Token) -> bool:
    """Whether a word is one of the grammar's."""
    classes = token.word.classes
    return bool(classes) and not classes.isdisjoint(FUNCTION)


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
