"""What a number counts: the unit, currency or noun that stands with it."""

from msgspec import Struct, structs

from mizan.languages.attachment import PLAIN
from mizan.languages.calendar import calendar
from mizan.languages.measures import Measured, Unit, measures
from mizan.languages.number_context import number_context
from mizan.languages.numbers import Number, numbers
from mizan.reading.figures.currency import Currencies
from mizan.reading.parts import Sentence
from mizan.reading.text import Text

UNKNOWN = Unit("", "count")
_PERSON = Unit("person", "person")
_NAMES = frozenset(("state", "capital", "city", "place", "person", "organisation", "company", "body", "project"))


class Amount(Struct, eq=False, kw_only=True):
    """A number and its unit on tokens `first` … `last - 1`; `noun` the token of the unit, `bound` how exact it is.

    `shape` tells how number and unit stand to each other (after, before, of, symbol, shared, or one of a range, or
    what something changed from or to), `signs` are features.
    """

    value: float
    unit: str
    kind: str
    first: int
    last: int
    noun: int
    bound: str
    shape: str
    number: Number
    references: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Counting:
    """A text whose numbers are being read, and the units around them."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.words = text.words
        self.count = len(self.words)
        code = text.language.code
        self.numbers = numbers(code)
        self.measures = measures(code)
        self.around = number_context(code)
        self.calendar = calendar(code)
        self.currencies = Currencies(text)
        familiar = text.language.grammar.get("words", {})
        self.scores: dict[str, int] = familiar.get("scores", {})
        self.foreign: frozenset[str] = familiar.get("foreign", frozenset())
        self.timed: set[int] = set()
        self.found: list[Amount] = []
        self.done = 0

    def _in_name(self, index: int) -> bool:
        """Whether a token stands within a name of several words, whose numbers count nothing."""
        mention = self.text.mention_before(index)
        if mention is None or mention.last <= index or mention.last - mention.first == 1:
            return False
        return mention.may_be(_NAMES) and self.measures.read(self.words, mention.first, mention.last) is None

    def _outer(self, number: Number, sentence: Sentence) -> int:
        """Where the number begins with the clitic that was cut off before its digits."""
        first = number.first
        if number.digits and first > sentence.first and self.words[first - 1] in self.numbers.heads:
            return first - 1
        return first

    def _touches(self, index: int) -> bool:
        """Whether nothing stands between a token and the next."""
        tokens = self.text.tokens
        return tokens[index].end == tokens[index + 1].start

    def _unit(self, index: int, sentence: Sentence) -> Measured | None:
        """The unit or counted noun that begins at `index`."""
        if index >= sentence.last:
            return None
        found = self.measures.read(self.words, index, sentence.last)
        if found is not None:
            clitic, kind = found.attached, found.unit.kind
            bare = not (clitic.conjunction or clitic.preposition) and (kind == "money" or not clitic.definite)
            if kind == "none":
                return None
            if bare or kind == "share":
                return found
        word = self.words[index]
        if word in ("%",):
            return None
        if word in self.around.partitive and index + 1 < sentence.last:
            return self._partitive(index, sentence)
        return self._counted(index, sentence)

    def _partitive(self, index: int, sentence: Sentence) -> Measured | None:
        """A definite plural after "of": eighty of the businessmen, seven of its citizens."""
        following = self.measures.read(self.words, index + 1, sentence.last) or self._owned(index + 1)
        if following is not None and following.unit.kind in ("person", "count") and not following.attached.conjunction:
            return Measured(following.unit, following.last, following.attached)
        if self._nationality(index + 1):
            return Measured(_PERSON, index + 2, PLAIN)
        return None

    def _owned(self, index: int) -> Measured | None:
        """A noun with the pronoun of its owner."""
        word, around = self.words[index], self.around
        owner = next((ending for ending in around.owners if word.endswith(ending)), "")
        stem = word.removesuffix(owner)
        if not owner or len(stem) < 3:
            return None
        options = (self.measures.read([form], 0, 1) for form in (stem, stem + around.dropped))
        found = next((option for option in options if option is not None), None)
        return Measured(found.unit, index + 1, found.attached) if found is not None else None

    def _nationality(self, index: int) -> bool:
        """Whether the word tells the people of a state, with no clitic in front (and Russia)."""
        starts = [start for start in self.text.tokens[index].word.starts if not start.prefix]
        return any(entry.category == "adjective" for start in starts for entry in start.node.entries)

    def _counted(self, index: int, sentence: Sentence) -> Measured | None:
        """A noun that is not in the lexicon of units: an inhabitant of a state, or any indefinite noun."""
        token = self.text.tokens[index]
        word = token.text
        if not word.isalpha() or word.isascii() or len(word) < 3 or token.word.classes:
            return None
        if self._nationality(index):
            return Measured(_PERSON, index + 1, PLAIN)
        if word.startswith(self.around.article) or word in self.numbers.words:
            return None
        if word in self.around.bounding or word in self.around.not_counted or token.word.conjunction:
            return None
        if token.word.verbs or word.startswith(self.numbers.conjunction) or self._finite(word):
            return None
        if len(word) > 4 and word.endswith(self.around.owned):
            return None
        if any(start.prefix and start.node.entries for start in token.word.starts) or self._governed(word):
            return None
        near = self._misspelt(word)
        if near is not None:
            return Measured(near, index + 1, PLAIN)
        return Measured(UNKNOWN, index + 1, PLAIN)

    def _governed(self, word: str) -> bool:
        """Whether a word is a known one behind a preposition (it never takes the article), or a foreign name."""
        if word in self.foreign:
            return True
        noun = self.around.article + word in self.scores
        return len(word) > 3 and not noun and word.startswith(self.around.clitics) and word[1:] in self.scores

    def _finite(self, word: str) -> bool:
        """Whether a word that the lexicon does not know looks like a verb."""
        if word.endswith(self.around.verbal):
            return True
        times = self.calendar
        return len(word) > 4 and word.startswith(times.future) and not word.startswith(times.not_future)

    def _misspelt(self, word: str) -> Unit | None:
        """The currency whose name is one letter off."""
        if len(word) < 5:
            return None
        for length in range(len(word)):
            shorter = word[:length] + word[length + 1 :]
            if len(shorter) > 3 and self.measures.names_money(shorter):
                found = self.measures.read([shorter], 0, 1)
                return found.unit if found is not None and not found.attached.preposition else None
        return None

    def _symbol(self, first: int, sentence: Sentence) -> tuple[Measured, str, int] | None:
        """A currency or per cent sign before the number."""
        before = first - 1
        if before >= sentence.first and self.words[before] in "$€£¥%" and self._touches(before):
            found = self.measures.read(self.words, before, first)
            if found is not None:
                return found, "symbol", before
        return None

    def _before(
        self, number: Number, first: int, definite: bool, sentence: Sentence
    ) -> tuple[Measured, str, int] | None:
        """A definite noun before a definite number: the five states."""
        if not definite or number.value > 999:
            return None
        if number.last < sentence.last and self.numbers.ordinals.get(self.words[number.last], (0,))[0] == 1:
            return None
        for length in (1, 2):
            start = first - length
            if start < max(sentence.first, self.done - 8):
                break
            found = self.measures.read(self.words, start, first)
            if found is not None and found.last == first and found.attached.definite:
                if self._ordered(number, found, start) or self.words[start - 1] in self.around.naming:
                    return None
                return Measured(found.unit, number.last, found.attached), "before", start
        return None

    def _ordered(self, number: Number, found: Measured, start: int) -> bool:
        """Whether tens behind a singular noun are an order: the twentieth century."""
        if number.digits or number.value < 20:
            return False
        return found.unit.kind == "duration" and self.words[start] not in self.calendar.plurals

    def _shared(self, number: Number, first: int, sentence: Sentence) -> tuple[Measured, str, int] | None:
        """A number without a unit of its own: the rest of "76 of 89 regions", or money told before."""
        if not self.found:
            return None
        last = self.found[-1]
        if last.first >= sentence.first and not number.scaled:
            two = " ".join(self.words[max(sentence.first, first - 2) : first])
            if two in self.around.of and last.kind in ("count", "person"):
                return Measured(Unit(last.unit, last.kind), number.last, PLAIN), "shared", last.noun
            return None
        behind = self.words[number.last] if number.last < sentence.last else ""
        if not number.scaled or number.value < 1_000_000 or behind in self.around.partitive:
            return None
        for amount in reversed(self.found[-4:]):
            if amount.kind == "money":
                unit = Unit(amount.unit, "money", 1, amount.unit)
                return Measured(unit, number.last, PLAIN), "shared", number.last - 1
        return None

    def _mended(self, number: Number, measured: Measured | None, sentence: Sentence) -> tuple[Number, Measured | None]:
        """Mend a misspelt scale before a currency, or a currency left out before a preposition (18 billion for …)."""
        if number.last >= sentence.last:
            return number, measured
        word = self.words[number.last]
        if number.scaled:
            return (number, None) if word.startswith(self.around.clitics) else (number, measured)
        behind = self.measures.read(self.words, number.last + 1, sentence.last)
        if behind is not None and behind.unit.kind == "money" and len(word) > 3:
            for scale, forms in self.numbers.scales.items():
                if any(_close(word, form) for form in forms):
                    value = number.value * scale
                    return structs.replace(number, value=value, last=number.last + 1, scale=scale), behind
        return number, measured

    def _bracketed(self, number: Number, first: int, sentence: Sentence) -> Number:
        """The number with the brackets around it, where its scale or unit stands outside: (40) million riyals."""
        last = number.last
        closed = last + 1 < sentence.last and first > sentence.first and self.words[last] == ")"
        if not closed or self.words[first - 1] != "(":
            return number
        scale = None if number.scaled else self.numbers.read(self.words, last + 1, sentence.last)
        if scale is not None and scale.value == scale.scale and not scale.attached.conjunction:
            return structs.replace(number, value=number.value * scale.scale, scale=scale.scale, last=scale.last)
        if self.measures.read(self.words, last + 1, sentence.last) is not None:
            return structs.replace(number, last=last + 1)
        return number


def _close(word: str, form: str) -> bool:
    """Whether two words of one length differ in one letter."""
    return len(word) == len(form) and sum(a != b for a, b in zip(word, form, strict=True)) == 1
