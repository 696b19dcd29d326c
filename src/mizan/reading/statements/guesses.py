"""Speakers that no list knows: words that look like a name where the subject of a verb of saying should be."""

from functools import cache

from mizan.languages import language
from mizan.reading.parts import Actor, Token
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speakers import NOBODY, Cast, Speaker
from mizan.reading.text import Text

# The longest name guessed, in words; how name-like (of 9) its words must be; a shorter word is none.
_LONGEST = 4
_LIKELY = 5
_LETTERS = 2
# The fewest words of a name behind an office.
_FULL = 2
# How long an office with all that belongs to it may be.
_OFFICE = 14
_COMMAS = frozenset("،,")
_QUOTES = frozenset(':"“«')
_SURE = 7
# The longest unlisted subject with its adjectives, in words.
_STRANGE = 3
# The longest name in quotation marks behind a head noun, in tokens.
_SHORT = 6
_GOOD, _WEAK = 2, 1
_PLACES = frozenset(("city", "company", "place", "project", "person"))
_UNNAMED = frozenset(("saying_unnamed", "preposition", "relative", "demonstrative", "saying_that_speaker"))
_GOES_ON = frozenset(("saying_opener", "preposition", "saying_adverb"))
_ENDS = frozenset(("saying_opener", "saying_adverb", "preposition", "relative", "conjunction", "subordinator"))

Guess = tuple[Speaker, int, str]


class NameGuess:
    """Guesses at names, for the verbs of saying of one text."""

    def __init__(self, text: Text, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._guessed: dict[str, Speaker] = {}
        words = text.language.grammar.get("words", {})
        self._scores: dict[str, int] = words.get("scores", {})
        self._foreign: frozenset[str] = words.get("foreign", frozenset())
        self._article, self._governed_forms = _definite_forms(text.language.code)
        self._barred = (self._article, *self._governed_forms)

    def subject(self, saying: Saying, index: int) -> Guess | None:
        """Whom the words at `index` name: (speaker, token behind the name, how)."""
        if saying.form != "verb" or "clause" not in saying.frames:
            return None
        return self._part(saying, index) or self._person(saying, index) or self._body(saying, index)

    def quoted(self, saying: Saying, index: int) -> Guess | None:
        """A short name in quotation marks right behind a verb, before the clause or phrase that goes on."""
        tokens = self._text.tokens
        behind = self._quoted_end(index)
        if behind == index or behind >= len(tokens) or saying.form != "verb" or "clause" not in saying.frames:
            return None
        if not tokens[behind].word.classes & _GOES_ON:
            return None
        name = self._raw(saying, index + 1, behind - 1, "institution")
        return name, behind, "quoted"

    def apposed(self, saying: Saying, index: int) -> Guess | None:
        """A name behind an office and what belongs to it: the last words before a comma, a clause or a quotation."""
        tokens = self._text.tokens
        if index < len(tokens) and tokens[index].text in _COMMAS:
            return self._bearer(saying, index + 1, _COMMAS) or self._trailing(saying, index + 1)
        if self._definite(tokens[index - 1]):
            return self._bearer(saying, index, frozenset()) or self._trailing(saying, index)
        return self._trailing(saying, index)

    def _bearer(self, saying: Saying, index: int, closing: frozenset[str]) -> Guess | None:
        """The name right behind an office with the article, where only a name is indefinite, or between two commas."""
        text, tokens = self._text, self._text.tokens
        if index in text.actor_at or text.moments_in(index, index + _FULL):
            return None
        last = index
        while last < min(index + _LONGEST, len(tokens)) and (
            self._namelike(tokens[last]) or (last > index + 1 and self._scores.get(tokens[last].text, 0) >= _LIKELY)
        ):
            last += 1
        if last < index + _FULL or not self._closes(last) or (closing and tokens[last].text not in closing):
            return None
        named = self._raw(saying, index, last, "person")
        self._guessed.setdefault(tokens[last - 1].text, named)
        return named, last, "guessed"

    def _closes(self, index: int) -> bool:
        """Whether the words before `index` end there: before a comma, a preposition, a clause or a quotation."""
        if index >= len(self._text.tokens):
            return False
        if self._opens(index) or self._text.tokens[index].text in _COMMAS:
            return True
        if "preposition" in self._text.tokens[index].word.classes:
            return True
        actor = self._text.actor_at.get(index)
        return actor is not None and bool(actor.prefix)

    def _trailing(self, saying: Saying, index: int) -> Guess | None:
        text, tokens = self._text, self._text.tokens
        last = index
        while last < min(index + _OFFICE, len(tokens)) and tokens[last].text not in _COMMAS and not self._opens(last):
            last += 1
        if last >= min(index + _OFFICE, len(tokens)):
            return None
        for actor in text.actors_in(index, last):
            if actor.kind == "person" and not actor.prefix and actor.how not in ("office", "offices", "surname"):
                return self._cast.speaker(actor, saying, "apposed"), actor.last, "apposed"
            if actor.kind != "person" and actor.last == last and (actor.prefix or self._governed(actor.first)):
                last = actor.first - (not actor.prefix)
        first = last
        while first > max(index, last - _LONGEST) and self._namelike(tokens[first - 1]):
            first -= 1
        names = tokens[first:last]
        if len(names) < _FULL or self._governed(first) or all(self._worth(token) < _GOOD for token in names):
            return None
        return self._raw(saying, first, last, "person"), last, "guessed"

    def _governed(self, index: int) -> bool:
        """Whether a preposition stands before the word at `index`."""
        return "preposition" in self._text.tokens[index - 1].word.classes

    def _namelike(self, token: Token) -> bool:
        """Whether a word may be part of a name where one is due."""
        word = token.word
        if (
            not token.text.isalpha()
            or token.text.startswith(self._barred)
            or any(not c.startswith("name_") for c in word.classes)
        ):
            return False
        if any(entry.category not in _PLACES for start in word.starts for entry in start.node.entries):
            return False
        return not word.verbs or self._scores.get(token.text, 0) >= _LIKELY

    def _part(self, saying: Saying, index: int) -> Guess | None:
        """A part of the name of a person whom the text names elsewhere."""
        tokens = self._text.tokens
        known = self._cast.by_word(tokens[index].text)
        last = index + 1
        while known and last < len(tokens):
            further = [actor for actor in self._cast.by_word(tokens[last].text) if actor in known]
            if not further:
                break
            known, last = further, last + 1
        if not known or (tokens[index].word.verbs and last == index + 1) or last >= len(tokens):
            return None
        return self._cast.speaker(known[-1], saying, "partial"), last, "partial"

    def _person(self, saying: Saying, index: int) -> Guess | None:
        tokens = self._text.tokens
        last = self._name_end(index)
        if last == index or last >= len(tokens):
            return None
        earlier = self._guessed.get(tokens[last - 1].text)
        if earlier is not None:
            return earlier, last, "guessed"
        known = any(self._scores.get(token.text, 0) >= _LIKELY for token in tokens[index:last])
        following = tokens[last]
        clear = self._opens(last) or (following.text in _COMMAS and self._opens(last + 1))
        clear = clear or (following.text in _COMMAS and (known or last > index + 1))
        if not clear and not (known and (following.word.classes or following.word.starts)):
            return None
        guessed = self._raw(saying, index, last, "person")
        self._guessed[tokens[last - 1].text] = guessed
        return guessed, last, "guessed"

    def _name_end(self, index: int) -> int:
        """The token behind the words of a name that begins at `index`; a hyphen may join them."""
        tokens = self._text.tokens
        last = index
        while last < min(index + _LONGEST, len(tokens)):
            if self._worth(tokens[last]) < (_GOOD if last == index else _WEAK):
                break
            last += 1
            if last + 1 < len(tokens) and tokens[last].text == "-" and self._worth(tokens[last + 1]):
                last += 1
        return last

    def _worth(self, token: Token) -> int:
        """How well a word would do in a name: 2 good, 1 behind a better one, 0 not at all."""
        word, score = token.word, self._scores.get(token.text)
        if (
            not token.text.isalpha()
            or token.text.startswith(self._governed_forms)
            or len(token.text) < _LETTERS
            or any(not c.startswith("name_") for c in word.classes)
        ):
            return 0
        entries = [entry for start in word.starts for entry in start.node.entries]
        if any(entry.category not in _PLACES for entry in entries) and (score or 0) < _SURE:
            return 0
        if score is None:
            return 0 if word.verbs else _GOOD
        if score >= _LIKELY:
            return _GOOD if score >= _SURE or not (word.verbs or entries) else _WEAK
        if token.text in self._foreign and not self._definite(token):
            return 0 if word.verbs else _GOOD
        return _WEAK if score > 1 and not word.verbs else 0

    def stranger(self, saying: Saying, index: int) -> Guess | None:
        """The unlisted subject between a verb and the clause behind it: a name, or nobody where it is a common noun."""
        tokens = self._text.tokens
        last = index
        while last < min(index + _STRANGE, len(tokens)) and not self._ends(last):
            last += 1
        if last == index or last >= len(tokens) or "saying_opener" not in tokens[last].word.classes:
            return None
        final = tokens[last - 1]
        if any("saying_that_noun" in token.word.classes for token in tokens[index:last]):
            return None
        if last == index + 1 and (
            self._scores.get(final.text, 0) >= _LIKELY or not (final.word.starts or final.word.classes)
        ):
            return self._raw(saying, index, last, "person"), last, "guessed"
        return (NOBODY, last, "unknown") if self._definite(final) else None

    def _opens(self, index: int) -> bool:
        tokens = self._text.tokens
        return index < len(tokens) and ("saying_opener" in tokens[index].word.classes or tokens[index].text in _QUOTES)

    def _body(self, saying: Saying, index: int) -> Guess | None:
        """A body by its head noun, up to where its name must end: behind a definite word only definite ones follow."""
        tokens = self._text.tokens
        if not self._heads(index):
            return None
        last = index + 1
        definite = self._definite(tokens[index])
        while last < min(index + _LONGEST + 1, len(tokens)) and not self._ends(last):
            if definite and not self._definite(tokens[last]):
                break
            definite = definite or self._definite(tokens[last])
            last += 1
        if last < len(tokens) and "from" in tokens[last].word.classes:
            return None
        last = self._quoted_end(last)
        if last == index + 1 and "saying_that_speaker" in tokens[index].word.classes:
            return None
        return self._raw(saying, index, last, "institution"), last, "unlisted"

    def _quoted_end(self, last: int) -> int:
        """The token behind the short name in quotation marks that begins at `last`, else `last`."""
        quotation = self._text.quotation_at.get(last + 1)
        if quotation is None or quotation.last - quotation.first > _SHORT:
            return last
        return min(quotation.last + 1, len(self._text.tokens))

    def _heads(self, index: int) -> bool:
        mention = self._text.mention_at.get(index)
        if mention is None or mention.pronoun or mention.prefix:
            return False
        head = mention.entry("head")
        return head is not None and head.features.get("type") in ("institution", "company")

    def _definite(self, token: Token) -> bool:
        return token.text.startswith(self._article)

    def apposition(self, saying: Saying, index: int, office: Actor) -> Speaker | None:
        """A name between a verb and the office that tells who bears it."""
        text, tokens = self._text, self._text.tokens
        mention = text.mention_at.get(index)
        if mention is not None and mention.entry("title") is not None:
            index = mention.last
        last = office.first - (tokens[office.first - 1].text in _COMMAS)
        names = tokens[index:last]
        if not 0 < len(names) <= _LONGEST or any(token.word.classes & _UNNAMED for token in names):
            return None
        if not all(token.text.isalpha() or token.text == "-" for token in names):
            return None
        return self._raw(saying, index, last, "person").of(office.country)

    def _ends(self, index: int) -> bool:
        token = self._text.tokens[index]
        ends = token.word.classes & _ENDS or token.word.verbs or not token.text.isalpha()
        return bool(ends) or index in self._text.moment_at

    def _raw(self, saying: Saying, first: int, last: int, kind: str) -> Speaker:
        how = "guessed" if kind == "person" else "unlisted"
        return Speaker((self._text.original(first, last),), None, kind, saying.gender, "singular", how)


@cache
def _definite_forms(code: str) -> tuple[str, tuple[str, ...]]:
    """The article of a language, and what a definite word behind a preposition begins with."""
    tongue = language(code)
    article = tongue.view(tongue.grammar.get("names", {}).get("article", "\0")).text
    clitics = tongue.grammar.get("clitics", {})
    governed = [tongue.view(letter).text + article for letter in clitics.get("prepositions", ())]
    merged = [tongue.view(form).text for form in clitics.get("merged", {}).values()]
    return article, tuple(governed + merged)
