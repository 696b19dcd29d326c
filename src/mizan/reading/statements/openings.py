"""Where the content of a statement opens, behind words of saying and their speaker or before them."""

from msgspec import Struct

from mizan.reading.parts import Quotation, Sentence
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speech import COMMAS, MARKS, Speech, pattern
from mizan.reading.text import Text

# How far behind words of saying their content may open, in tokens; behind a participle it opens nearer.
_WINDOW = 60
_NEAR = 20
_SOON = 12
# How many other words of saying may stand between.
_OTHERS = 4
# A quotation of no more words is a title or a name rather than speech, unless a colon or a clause introduces it.
_TITLE = 3
# The shortest quotation that is speech although its speaker is only told behind it, and what may stand between.
_SPOKEN = 4
_GAP = 4
# How long an apposition to the subject may be.
_APPOSITION = 16
# The shortest word that can hold a preposition and a noun.
_LETTERS = 4
_OUTLETS = frozenset(("company", "institution"))
_AIMED = frozenset(("appeal", "charge", "warn", "blame", "describe", "praise", "welcome", "thank"))
_NO_OBJECT = frozenset(
    (
        "preposition",
        "relative",
        "subordinator",
        "complement",
        "conjunction",
        "copula",
        "demonstrative",
        "saying_circumstance",
        "saying_aside",
    )
)
_GOVERNS = frozenset(("preposition", "saying_circumstance"))
_ACTS = frozenset(("trigger_noun",))
_NOUNS = _ACTS | {"object"}


class Opening(Struct, frozen=True, eq=False):
    """Where content opens: `kind` is clause, quote, colon, link or object; `first` its first token."""

    kind: str
    first: int
    quotation: Quotation | None = None
    linked: bool = False


class Openings:
    """Finds where contents open in a text."""

    def __init__(self, text: Text, sayings: list[Saying]) -> None:
        self.speech = Speech(text)
        self._text = text
        self._tokens = text.tokens
        self._actors, self._moments = text.actor_at, text.moment_at
        self._sayings = {saying.first: saying for saying in sayings}
        self._governed = pattern(text.language.code, "governed")

    def behind(self, saying: Saying, start: int, sentence: Sentence) -> Opening | None:
        """Where content opens behind words of saying, from token `start` (behind the subject)."""
        window = _NEAR if saying.form == "participle" else _WINDOW
        limit = min(self.speech.reach(sentence, start), start + window)
        index, phrase, others = start, False, 0
        while index < limit and others < _OTHERS:
            opening = self._opens(saying, index, start, limit, phrase)
            if opening is not None:
                return opening
            if self._turns(index):
                return None
            other = self._sayings.get(index)
            if other is not None:
                if saying.form == "noun" or (index > start and self._begins(other)):
                    return None
                others += 1
            index, phrase = self._step(index, phrase)
        return None

    def _opens(self, saying: Saying, index: int, start: int, limit: int, phrase: bool) -> Opening | None:
        """The content that opens at token `index`, if any; `phrase` tells that a prepositional phrase runs on."""
        token = self._tokens[index]
        form, classes, frames = token.text, token.word.classes, saying.frames
        bare = "object" in frames
        if form == ":" and "colon" in frames:
            return self._colon(index + 1, limit)
        quotation = self.speech.at.get(index)
        if quotation is not None:
            if self._speaks(saying, quotation, index):
                return Opening("quote", index, quotation)
            return Opening("object", index) if bare and not phrase else None
        other = self._sayings.get(index)
        if other is not None and (other.form == "according" or (other.form == "noun" and other.pronoun)):
            return None
        if "saying_opener" in classes and "clause" in frames:
            return self.clause(index, False)
        if form in saying.links and not self._posted(index):
            return self._link(index + 1)
        if self.written(saying, index):
            return Opening("link", index, None, True)
        if not bare or (phrase and not self._is_noun(index, _ACTS)) or not form[0].isalpha() or classes & _NO_OBJECT:
            return None
        if (
            (index == start and (self._adjective(index) or self._person(saying, index)))
            or self._governed.match(form)
            or self._apposed(index, limit, phrase)
        ):
            return None
        if "saying_adverb" in classes or self._behind_part(index, index) > index:
            return None
        if saying.form == "noun" and not self._is_noun(index, _NOUNS):
            return None
        return Opening("object", index)

    def _is_noun(self, index: int, categories: frozenset[str]) -> bool:
        """Whether a noun of some categories begins at `index`, without a preposition in front."""
        mention = self._text.mention_at.get(index)
        return mention is not None and not mention.prefix and mention.may_be(categories)

    def _apposed(self, index: int, limit: int, phrase: bool) -> bool:
        """Whether what stands here only tells more of the subject, before the clause that another comma brings."""
        if index == 0 or not (phrase or self._tokens[index - 1].text in COMMAS):
            return False
        for near in range(index + 1, min(index + _APPOSITION, limit)):
            token = self._tokens[near]
            if token.text in COMMAS and near + 1 < limit and "saying_opener" in self._tokens[near + 1].word.classes:
                return True
        return False

    def _posted(self, index: int) -> bool:
        """Whether a preposition only tells where a paper was put (a tweet on Twitter)."""
        if "saying_paper" not in self._tokens[index - 1].word.classes:
            return False
        actor = self._actors.get(index + 1)
        return actor is not None and actor.kind in _OUTLETS

    def _person(self, saying: Saying, index: int) -> bool:
        """Whether an office at `index` only tells more of the subject."""
        if saying.kind in _AIMED:
            return False
        actor = self._actors.get(index)
        return actor is not None and actor.kind == "person" and actor.how == "office"

    def _adjective(self, index: int) -> bool:
        """Whether the word at `index` only says whose the body before it is."""
        mention = self._text.mention_at.get(index)
        return mention is not None and mention.entry("adjective") is not None

    def _step(self, index: int, phrase: bool) -> tuple[int, bool]:
        """The next token where content may open, and whether a prepositional phrase runs on there."""
        token = self._tokens[index]
        quotation = self.speech.at.get(index)
        if quotation is not None:
            return quotation.last, phrase
        saying = self._sayings.get(index)
        if saying is not None and saying.form == "according":
            return saying.last, True
        if token.text in COMMAS:
            return index + 1, False
        behind = self._behind_part(index, index)
        if behind > index:
            return behind, False
        classes = token.word.classes
        if not classes:
            return index + 1, phrase
        if "saying_aside" in classes or ("relative" in classes and "saying_joint" in classes):
            return index + 1, True
        if not classes.isdisjoint(_GOVERNS):
            return max(self._behind_part(index + 1, index + 2), index + 1), True
        return index + 1, phrase

    def _behind_part(self, index: int, otherwise: int) -> int:
        """Behind the time, or the actor with a preposition in front, that begins at `index`; else `otherwise`."""
        if index >= len(self._tokens):
            return index
        moment = self._moments.get(index)
        if moment is not None:
            return moment.last
        actor = self._actors.get(index)
        if actor is None:
            return otherwise
        governed = actor.prefix and not self._tokens[index].word.conjunction
        return actor.last if governed or otherwise > index or actor.how == "office" else otherwise

    def _begins(self, saying: Saying) -> bool:
        """Whether words of saying begin a clause of their own."""
        if saying.form not in ("verb", "participle"):
            return False
        return saying.joined or (saying.form == "participle" and self._tokens[saying.first - 1].text in COMMAS)

    def _turns(self, index: int) -> bool:
        """Whether a comma and a conjunction begin another clause."""
        classes = self._tokens[index].word.classes
        joint = "saying_joint" in classes and "relative" not in classes
        return joint and index > 0 and self._tokens[index - 1].text in COMMAS

    def written(self, saying: Saying, index: int) -> bool:
        """Whether a preposition that introduces content is written together with the word at `index`."""
        token = self._tokens[index]
        if not token.text.startswith(saying.clitics):
            return False
        classes = token.word.classes
        if "saying_what" in classes:
            return True
        if len(token.text) < _LETTERS or classes:
            return False
        prefixes = [start.prefix for start in token.word.starts if start.node.entries]
        return not prefixes or any(prefix.endswith(token.text[0]) for prefix in prefixes)

    def _link(self, index: int) -> Opening:
        """Behind a preposition: a clause, a quotation or a noun."""
        tokens = self._tokens
        while index < len(tokens) and tokens[index].text in COMMAS:
            index += 1
        if index < len(tokens) and "saying_opener" in tokens[index].word.classes:
            return self.clause(index, True)
        inside = index + 1 if index < len(tokens) and tokens[index].text in MARKS else index
        quotation = self.speech.at.get(inside)
        return Opening("link", inside if quotation else index, quotation, True)

    def clause(self, index: int, linked: bool) -> Opening:
        """Behind the particle at `index` that opens a clause."""
        tokens = self._tokens
        first = index + 1
        while first < len(tokens) - 1 and self.speech.at.get(first) is None:
            if tokens[first].text not in COMMAS and tokens[first].text not in MARKS and tokens[first].text != ":":
                break
            first += 1
        return Opening("clause", first, self.speech.at.get(first), linked)

    def _colon(self, index: int, limit: int) -> Opening | None:
        tokens = self._tokens
        first = index
        while first < len(tokens) and tokens[first].text in MARKS and self.speech.at.get(first) is None:
            first += 1
        quotation = self.speech.at.get(first)
        if quotation is not None:
            return Opening("quote", first, quotation)
        if first == index < limit and "saying_opener" in tokens[first].word.classes:
            return self.clause(first, False)
        return Opening("colon", index) if index < limit else None

    def _speaks(self, saying: Saying, quotation: Quotation, index: int) -> bool:
        """Whether a quotation that no particle introduces is speech rather than a name."""
        if "quote" not in saying.frames or index < 2:
            return False
        length = quotation.last - quotation.first
        before = self._tokens[index - 2]
        if before.text == ":":
            return length > 1
        if index - 2 < saying.last:
            return length > _TITLE or (length > 1 and not self._runs_on(quotation))
        if before.text in COMMAS:
            return length > _TITLE or self.speech.predicate(self._tokens[index])
        return length > _TITLE and "preposition" not in before.word.classes

    def _runs_on(self, quotation: Quotation) -> bool:
        """Whether a short quotation is only a name in a sentence that goes on behind it."""
        behind = self._tokens[quotation.last + 1 : quotation.last + 2]
        goes_on = any(token.text[0].isalnum() for token in behind)
        return goes_on and not self.speech.predicate(self._tokens[quotation.first])

    def before(self, saying: Saying) -> Quotation | None:
        """The speech that ends just before words of saying."""
        quotation = self.speech.before(saying.first)
        if quotation is None or quotation.last - quotation.first < _SPOKEN:
            return None
        tokens = self._tokens
        gap = tokens[quotation.last : saying.first]
        if len(gap) > _GAP or any(token.text[0].isalnum() for token in gap):
            return None
        if quotation.first > 1:
            lead, first = tokens[quotation.first - 2], tokens[quotation.first]
            if lead.text[0].isalnum() and not self.speech.lines_between(lead, first):
                return None
        ends = self.speech.lines_between(tokens[quotation.last - 1], tokens[saying.first])
        return None if ends else quotation

    def next_to(self, saying: Saying) -> bool:
        """Whether a clause or a colon follows words of saying at once."""
        following = self._tokens[saying.last : saying.last + 2]
        return any("saying_opener" in token.word.classes or token.text == ":" for token in following)

    def soon(self, saying: Saying) -> bool:
        """Whether words of saying may have content of their own near."""
        if "object" in saying.frames:
            return True
        for index in range(saying.last, min(saying.last + _SOON, len(self._tokens))):
            token = self._tokens[index]
            if "saying_opener" in token.word.classes or token.text == ":" or self.speech.at.get(index) is not None:
                return True
            if token.text in saying.links or self.written(saying, index):
                return True
        return False
