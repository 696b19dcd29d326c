"""Finding amounts: numbers with what they measure or count."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from mizan.languages import language
from mizan.languages.attachment import PLAIN, attached
from mizan.languages.calendar import calendar
from mizan.languages.measures import Measured, Unit, measures
from mizan.languages.numbers import Number, numbers
from mizan.reading.currency import Currencies
from mizan.reading.parts import Sentence
from mizan.reading.text import Text

_NAMES = frozenset(("state", "capital", "city", "place", "person", "organisation", "company", "body", "project"))
# Words up to this number ("one", "both") measure nothing.
_SMALL = 2
_DASHES = frozenset("-–—")
_UNKNOWN = Unit("", "count")
_PERSON = Unit("person", "person")


class Amount(Struct, eq=False, kw_only=True):
    """A number and its unit on tokens `first` … `last - 1`; `noun` the token of the unit, `bound` how exact it is.

    `shape` tells how number and unit stand to each other (after, before, of, symbol, shared), `signs` are features.
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


class Words:
    """The words around numbers, ready for look-up."""

    def __init__(self, code: str) -> None:
        tongue = language(code)
        grammar: Mapping[str, Any] = tongue.grammar.get("numbers", {})
        clitics = tongue.grammar.get("clitics", {})
        settings = grammar.get("words", {})

        def folded(forms: Sequence[str]) -> frozenset[str]:
            plain = [tongue.view(form).text for form in forms]
            heads = ("", *clitics.get("conjunctions", ()))
            return frozenset(head + form for form in plain for head in heads)

        self.of = folded(settings.get("of", ()))
        self.partitive = folded(settings.get("partitive", ()))
        self.between = folded(settings.get("between", ()))
        self.to = folded(settings.get("to", ()))
        self.naming = folded(settings.get("naming", ()))
        self.verbal = tuple(tongue.view(ending).text for ending in settings.get("verbal", ()))
        self.not_counted = folded(settings.get("not_counted", ()))
        self.clitics = tuple(tongue.view(head).text for head in clitics.get("prepositions", ()))
        self.age = folded(settings.get("age", ()))
        self.article = clitics.get("article", "")
        self.bounds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.bounds_behind: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for bound, forms in grammar.get("bounds", {}).items():
            for form in forms:
                parts = tongue.view(form).text.split()
                for word, _ in attached(parts[0], {**clitics, "article": ""}):
                    whole = (word, *parts[1:])
                    self.bounds.setdefault(whole[-1], []).append((whole, bound))
        for bound, forms in grammar.get("bounds_behind", {}).items():
            for form in forms:
                parts = tongue.view(form).text.split()
                self.bounds_behind.setdefault(parts[0], []).append((tuple(parts), bound))
        for options in (*self.bounds.values(), *self.bounds_behind.values()):
            options.sort(key=lambda option: -len(option[0]))


def _close(word: str, form: str) -> bool:
    """Whether two words of one length differ in one letter."""
    return len(word) == len(form) and sum(a != b for a, b in zip(word, form, strict=True)) == 1


@cache
def number_words(code: str) -> Words:
    """The words around numbers of a language, by its code."""
    return Words(code)


def find_amounts(text: Text) -> list[Amount]:
    """The amounts of a text, in order; numbers of dates, names, ages and orders are none."""
    return _Finder(text).run()


class _Finder:
    """Reads the numbers of a text once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.words = [token.text for token in text.tokens]
        self.count = len(self.words)
        code = text.language.code
        self.numbers = numbers(code)
        self.measures = measures(code)
        self.around = number_words(code)
        self.calendar = calendar(code)
        self.currencies = Currencies(text)
        self.named = self._named()
        self.timed = {i for moment in text.moments for i in range(moment.first, moment.last)}
        self.found: list[Amount] = []
        self.done = 0

    def _named(self) -> set[int]:
        """Tokens within names of several words, whose numbers count nothing."""
        return {
            index
            for mention in self.text.mentions
            if mention.last - mention.first > 1 and any(entry.category in _NAMES for entry in mention.entries)
            if self.measures.read(self.words, mention.first, mention.last) is None
            for index in range(mention.first, mention.last)
        }

    def run(self) -> list[Amount]:
        number_word = self.numbers.words
        words = self.words
        for sentence in self.text.sentences:
            index = sentence.first
            self.done = index
            while index < sentence.last:
                word = words[index]
                if not ("0" <= word[0] <= "9") and word not in number_word:
                    index += 1
                    continue
                number = self.numbers.read(words, index, sentence.last)
                if number is None:
                    index += 1
                    continue
                self.done = max(self.done, index)
                index = self._take(number, sentence)
        return self.found

    def _take(self, number: Number, sentence: Sentence) -> int:
        """Make an amount, or a range of two, of the number; returns where to read on."""
        if number.vague or self._names(number, sentence):
            return number.last
        second = self._second(number, sentence)
        if second is not None:
            return self._range(number, second, sentence)
        amount = self._amount(number, sentence)
        if amount is None:
            return number.last
        self.found.append(amount)
        return max(amount.last, number.last)

    def _names(self, number: Number, sentence: Sentence) -> bool:
        """Whether the number names, orders or dates rather than measures."""
        first = self._outer(number, sentence)
        if number.first in self.named:
            return True
        before = self.words[first - 1] if first > sentence.first else ""
        if before in self.around.naming and not number.scaled:
            return True
        if number.digits and not number.scaled:
            after = self.words[number.last] if number.last < sentence.last else ""
            behind = self.words[number.last + 1] if number.last + 1 < sentence.last else ""
            joined = after in ("+", "/", ":") and behind[:1].isdecimal()
            if joined or before in ("+", "#", "/") or self._glued(number, first, sentence):
                return True
            if before == ":" and first - 2 >= sentence.first and self.words[first - 2][:1].isdecimal():
                return True
            if first == sentence.first and after in ("-", ")", "."):
                return True
        compound = not number.digits and number.attached.conjunction and number.attached.definite
        if compound and before in self.numbers.ordinals:
            return True
        percent = self.measures.read(self.words, number.first, number.last)
        if percent is not None and percent.unit.kind == "share":
            return True
        return not number.digits and not number.scaled and number.value <= _SMALL

    def _glued(self, number: Number, first: int, sentence: Sentence) -> bool:
        """Whether the digits belong to the word they touch (a model, a code) rather than lack a space."""
        if first != number.first or first == sentence.first or not self._touches(first - 1):
            return False
        word = self.words[first - 1]
        if not word.isalpha():
            return False
        return word.isascii() or self.measures.read(self.words, number.last, sentence.last) is None

    def _touches(self, index: int) -> bool:
        """Whether nothing stands between a token and the next."""
        tokens = self.text.tokens
        return tokens[index].end == tokens[index + 1].start

    def _outer(self, number: Number, sentence: Sentence) -> int:
        """Where the number begins with the clitic that was cut off before its digits."""
        first = number.first
        if number.digits and first > sentence.first and self.words[first - 1] in self.numbers.heads:
            return first - 1
        return first

    def _second(self, number: Number, sentence: Sentence) -> Number | None:
        """The number that closes a range which this one opens: 40-45, between 5 and 7, 3 to 5."""
        link = number.last
        if link + 1 >= sentence.last:
            return None
        word = self.words[link]
        first = self._outer(number, sentence)
        opened = any(self.words[i] in self.around.between for i in range(max(sentence.first, first - 3), first))
        start = None
        if word in _DASHES or word in self.around.to or (opened and word == self.numbers.conjunction):
            start = link + 1
        elif opened and word in self.numbers.words and self.numbers.words[word].attached.conjunction:
            start = link
        else:
            measured = self._unit(number.last, sentence)
            if measured is not None and opened and measured.last < sentence.last:
                word = self.words[measured.last]
                entry = self.numbers.words.get(word)
                if word == self.numbers.conjunction:
                    start = measured.last + 1
                elif entry is not None and entry.attached.conjunction:
                    start = measured.last
        if start is not None and start < sentence.last and self.words[start] in self.numbers.heads:
            start += 1
        if start is None or start >= sentence.last:
            return None
        second = self.numbers.read(self.words, start, sentence.last)
        if second is None or second.vague or self._unit(second.last, sentence) is None:
            return None
        low = number.value
        if second.scaled and not number.scaled:
            low *= second.scale
        return second if low < second.value else None

    def _range(self, number: Number, second: Number, sentence: Sentence) -> int:
        upper = self._amount(second, sentence)
        if upper is None:
            return number.last
        value = number.value if number.scaled else number.value * second.scale
        measured = self._unit(second.last, sentence)
        factor = measured.unit.factor if measured is not None else 1
        lower = Amount(
            value=float(value) * factor,
            unit=upper.unit,
            kind=upper.kind,
            first=self._outer(number, sentence),
            last=upper.last,
            noun=upper.noun,
            bound="over",
            shape="range",
            number=number,
            references=upper.references,
            signs=upper.signs,
        )
        upper.bound, upper.shape, upper.first = "under", "range", lower.first
        self.found += [lower, upper]
        return upper.last

    def _amount(self, number: Number, sentence: Sentence) -> Amount | None:
        first = self._outer(number, sentence)
        prefix = self.numbers.heads.get(self.words[first], PLAIN) if first < number.first else number.attached
        number = self._bracketed(number, first, sentence)
        measured = self._unit(number.last, sentence)
        shape, noun = "after", number.last
        if measured is not None and measured.unit is _UNKNOWN:
            number, measured = self._mended(number, measured, sentence)
        if measured is None or (prefix.definite and measured.unit is _UNKNOWN):
            other = self._symbol(first, sentence) or self._before(number, first, prefix.definite, sentence)
            if other is not None:
                measured, shape, noun = other
            elif measured is not None:
                return None
            else:
                shared = self._shared(number, first, sentence)
                if shared is None:
                    return None
                measured, shape, noun = shared
        unit = measured.unit
        if self._dated(number, unit) or (unit.kind == "duration" and self._aged(first, number, measured, sentence)):
            return None
        if unit.kind == "money":
            code, how = self.currencies.resolve(unit, measured.last, sentence)
        else:
            code, how = unit.name or self.text.original(noun, noun + 1), ""
        begin = first if shape not in ("before", "symbol") else min(first, noun)
        last = max(number.last, measured.last)
        bound, begin, last = self._bound(begin, last, sentence)
        signs = [f"shape={shape}", f"kind={unit.kind}", f"digits={'yes' if number.digits else 'no'}"]
        if number.scaled:
            signs.append("scaled")
        if how:
            signs.append(f"currency={how}")
        if not unit.name:
            signs.append("unknown unit")
        return Amount(
            value=float(number.value * unit.factor),
            unit=code,
            kind=unit.kind,
            first=begin,
            last=last,
            noun=noun,
            bound=bound,
            shape=shape,
            number=number,
            references=(unit.reference,) if unit.name else (),
            signs=tuple(signs),
        )

    def _bracketed(self, number: Number, first: int, sentence: Sentence) -> Number:
        """The number with the brackets around it, where its unit stands outside: (40,000) riyals."""
        last = number.last
        closed = last + 1 < sentence.last and first > sentence.first and self.words[last] == ")"
        if closed and self.words[first - 1] == "(" and self.measures.read(self.words, last + 1, sentence.last):
            return number._replace(last=last + 1)
        return number

    def _mended(self, number: Number, measured: Measured, sentence: Sentence) -> tuple[Number, Measured | None]:
        """Mend a misspelt scale before a currency, or a currency left out before a preposition (18 billion for …)."""
        word = self.words[number.last]
        if number.scaled:
            return (number, None) if word.startswith(self.around.clitics) else (number, measured)
        behind = self.measures.read(self.words, number.last + 1, sentence.last)
        if behind is not None and behind.unit.kind == "money" and len(word) > 3:
            for scale, forms in self.numbers.scales.items():
                if any(_close(word, form) for form in forms):
                    value = number.value * scale
                    return number._replace(value=value, last=number.last + 1, scale=scale), behind
        return number, measured

    def _dated(self, number: Number, unit: Unit) -> bool:
        """Whether the number is part of a date: only a duration may stand in one."""
        return number.first in self.timed and unit.kind != "duration"

    def _aged(self, first: int, number: Number, measured: Measured, sentence: Sentence) -> bool:
        """Whether years tell an age: at 30, (30 years)."""
        if any(self.words[i] in self.around.age for i in range(max(sentence.first, first - 3), first)):
            behind = self.words[first - 1]
            return behind in self.around.age or self.words[first - 2] in self.around.age
        if first > sentence.first and self.words[first - 1] in ("(", "،", ","):
            closing = self.words[measured.last] if measured.last < sentence.last else ""
            return closing in (")", "،", ",") and measured.unit.name == "year" and number.value >= 15
        return False

    def _unit(self, index: int, sentence: Sentence) -> Measured | None:
        """The unit or counted noun that begins at `index`."""
        if index >= sentence.last:
            return None
        found = self.measures.read(self.words, index, sentence.last)
        if found is not None:
            clitic, kind = found.attached, found.unit.kind
            bare = not (clitic.conjunction or clitic.preposition) and (kind == "money" or not clitic.definite)
            if bare or kind == "share":
                return found
        word = self.words[index]
        if word in ("%",):
            return None
        if word in self.around.partitive and index + 1 < sentence.last:
            return self._partitive(index, sentence)
        return self._counted(index, sentence)

    def _partitive(self, index: int, sentence: Sentence) -> Measured | None:
        """A definite plural after "of": eighty of the businessmen."""
        following = self.measures.read(self.words, index + 1, sentence.last)
        if following is not None and following.unit.kind in ("person", "count") and not following.attached.conjunction:
            return Measured(following.unit, following.last, following.attached)
        return None

    def _counted(self, index: int, sentence: Sentence) -> Measured | None:
        """A noun that is not in the lexicon of units: an inhabitant of a state, or any indefinite noun."""
        token = self.text.tokens[index]
        word = token.text
        if not word.isalpha() or word.isascii() or len(word) < 3 or token.word.classes:
            return None
        if any(entry.category == "adjective" for start in token.word.starts for entry in start.node.entries):
            return Measured(_PERSON, index + 1, PLAIN)
        if word.startswith(self.around.article) or word in self.numbers.words:
            return None
        if word in self.around.bounds or word in self.around.not_counted or token.word.conjunction:
            return None
        if token.word.verbs or word.startswith(self.numbers.conjunction) or self._finite(word):
            return None
        if any(start.prefix and start.node.entries for start in token.word.starts):
            return None
        near = self._misspelt(word)
        if near is not None:
            return Measured(near, index + 1, PLAIN)
        return Measured(_UNKNOWN, index + 1, PLAIN)

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
            if shorter in self.measures.money and len(shorter) > 3:
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
                return Measured(found.unit, number.last, found.attached), "before", start
        return None

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
        if not number.scaled or number.value < 1_000_000:
            return None
        for amount in reversed(self.found[-4:]):
            if amount.kind == "money":
                unit = Unit(amount.unit, "money", 1, amount.unit)
                return Measured(unit, number.last, PLAIN), "shared", number.last - 1
        return None

    def _bound(self, first: int, last: int, sentence: Sentence) -> tuple[str, int, int]:
        """How exactly the amount is meant, and the tokens with the words that tell it."""
        if last < sentence.last:
            for form, bound in self.around.bounds_behind.get(self.words[last], ()):
                if tuple(self.words[last : last + len(form)]) == form:
                    return bound, first, min(last + len(form), sentence.last)
        before = self.words[first - 1] if first > sentence.first else ""
        for form, bound in self.around.bounds.get(before, ()):
            start = first - len(form)
            if start >= sentence.first and tuple(self.words[start:first]) == form:
                return bound, start, last
        return "exact", first, last
