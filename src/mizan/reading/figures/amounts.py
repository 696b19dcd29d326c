"""Finding amounts: numbers with what they measure or count."""

from mizan.languages.attachment import PLAIN
from mizan.languages.measures import Measured, Unit
from mizan.languages.numbers import Number
from mizan.reading.figures.counting import UNKNOWN, Amount, Counting
from mizan.reading.parts import Sentence
from mizan.reading.text import Text

__all__ = ["Amount", "find_amounts"]

# Words up to this number ("one", "both") measure nothing.
_FEW = 10
_SMALL = 2
# Between the word of an age and its number a name of so many words may stand.
_NAME = 6
# The most tokens between an amount and what tells it in another unit, and between a verb and the number it governs.
_EQUATED, _SUBJECT = 4, 9
# How far before a number may stand what tells that something rose or fell from it.
_CHANGE = 12
# How far before an amount stands that it is the right one.
_CORRECTING = 3
_DASHES = frozenset("-–—")


def find_amounts(text: Text) -> list[Amount]:
    """The amounts of a text, in order; numbers of dates, names, ages and orders are none."""
    return _Finder(text).run()


class _Finder(Counting):
    """Reads the numbers of a text once."""

    def run(self) -> list[Amount]:
        hits = self.text.bearing("number")
        if not hits:
            return self.found
        self.timed = {i for moment in self.text.moments for i in range(moment.first, moment.last)}
        sentences = iter(self.text.sentences)
        sentence = next(sentences)
        index = 0
        for hit in hits:
            if hit < index:
                continue
            while hit >= sentence.last:
                sentence = next(sentences)
                self.done = sentence.first
            number = self.numbers.read(self.words, hit, sentence.last)
            if number is not None:
                self.done = max(self.done, hit)
                index = self._take(number, sentence)
        return self.found

    def _take(self, number: Number, sentence: Sentence) -> int:
        """Make an amount, or a range of two, of the number; returns where to read on."""
        if number.digits and number.scaled and number.first in self.timed:
            # The year of a date before a scale that begins a number of its own: in 2016, a billion …
            return number.first + 1
        first = self._outer(number, sentence)
        if number.vague or self._names(number, first, sentence) or self._rejected(number, sentence):
            return number.last
        changed = self._changed(first, sentence)
        second = self._second(number, first, changed, sentence)
        if second is not None:
            return self._range(number, first, second, changed, sentence)
        amount = self._amount(number, first, sentence)
        if amount is None:
            return number.last
        if self._corrects(amount, sentence):
            self.found.pop()
        self.found.append(amount)
        return max(amount.last, number.last)

    def _rejected(self, number: Number, sentence: Sentence) -> bool:
        """Whether a number is told as what another is not (7 billion, not 5)."""
        before = number.first - 1
        return before > sentence.first and self.words[before] in self.around.rejecting

    def _corrects(self, amount: Amount, sentence: Sentence) -> bool:
        """Whether an amount is told as the right one in place of that before it (it was 28 billion; correct is 27)."""
        if not self.found or self.found[-1].first < sentence.first or self.found[-1].unit != amount.unit:
            return False
        low = max(self.found[-1].last, amount.first - _CORRECTING)
        return not self.around.correcting.isdisjoint(self.words[low : amount.first])

    def _names(self, number: Number, first: int, sentence: Sentence) -> bool:
        """Whether the number names, orders or dates rather than measures."""
        if self._in_name(number.first):
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
        if number.digits:
            return False
        compound = number.attached.conjunction and number.attached.definite
        if compound and before in self.numbers.ordinals:
            return True
        percent = self.measures.read(self.words, number.first, number.last)
        if percent is not None and percent.unit.kind == "share":
            return True
        return not number.scaled and number.value <= _SMALL

    def _glued(self, number: Number, first: int, sentence: Sentence) -> bool:
        """Whether the digits belong to the word they touch (a model, a code) rather than lack a space."""
        if first != number.first or first == sentence.first or not self._touches(first - 1):
            return False
        word = self.words[first - 1]
        if not word.isalpha():
            return False
        return word.isascii() or self.measures.read(self.words, number.last, sentence.last) is None

    def _second(self, number: Number, first: int, changed: bool, sentence: Sentence) -> Number | None:
        """The number that closes a range which this one opens: 40-45, between 5 and 7, 3 to 5."""
        link = number.last
        if link + 1 >= sentence.last:
            return None
        word = self.words[link]
        opened = not self.around.between.isdisjoint(self.words[max(sentence.first, first - 3) : first])
        start = None
        if word in _DASHES or word in self.around.to or (opened and word == self.numbers.conjunction):
            start = link + 1
        elif opened and word in self.numbers.words and self.numbers.words[word].attached.conjunction:
            start = link
        elif opened or changed:
            measured = self._unit(number.last, sentence)
            if measured is not None and measured.last < sentence.last:
                word = self.words[measured.last]
                entry = self.numbers.words.get(word)
                if changed:
                    start = measured.last + 1 if word in self.around.to else None
                elif word == self.numbers.conjunction:
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
        return second if low < second.value or (changed and low > second.value) else None

    def _changed(self, first: int, sentence: Sentence) -> bool:
        """Whether the number at a token is what something rose or fell from."""
        before = first - 1
        if before <= sentence.first or self.words[before] not in self.around.partitive:
            return False
        return not self.around.changing.isdisjoint(self.words[max(sentence.first, before - _CHANGE) : before])

    def _range(self, number: Number, first: int, second: Number, changed: bool, sentence: Sentence) -> int:
        upper = self._amount(second, self._outer(second, sentence), sentence)
        if upper is None:
            return number.last
        value = number.value if number.scaled else number.value * second.scale
        measured = self._unit(second.last, sentence)
        factor = measured.unit.factor if measured is not None else 1
        lower = Amount(
            value=float(value) * factor,
            unit=upper.unit,
            kind=upper.kind,
            first=first,
            last=upper.last,
            noun=upper.noun,
            bound="exact" if changed else "over",
            shape="from" if changed else "range",
            number=number,
            references=upper.references,
            signs=upper.signs,
        )
        upper.first = lower.first
        upper.bound, upper.shape = (upper.bound, "to") if changed else ("under", "range")
        self.found += [lower, upper]
        return upper.last

    def _amount(self, number: Number, first: int, sentence: Sentence) -> Amount | None:
        prefix = self.numbers.heads.get(self.words[first], PLAIN) if first < number.first else number.attached
        number = self._bracketed(number, first, sentence)
        measured = self._unit(number.last, sentence)
        shape, noun = "after", number.last
        if measured is None or measured.unit is UNKNOWN:
            number, measured = self._mended(number, measured, sentence)
        described = prefix.definite and not number.digits and not number.scaled and number.value <= _FEW
        if (
            measured is None
            or (prefix.definite and measured.unit is UNKNOWN)
            or (described and measured.unit.kind == "count")
        ):
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
        if unit is UNKNOWN and self.words[number.first] in self.around.doubtful:
            return None
        if self._dated(number, unit) or (unit.kind == "duration" and self._aged(first, number, measured, sentence)):
            return None
        if unit.kind == "money":
            code, how = self.currencies.resolve(unit, measured.last, sentence)
        else:
            code, how = unit.name or self.text.original(noun, noun + 1), ""
        begin = first if shape not in ("before", "symbol") else min(first, noun)
        last = max(number.last, measured.last)
        bound, begin, last = self._bound(begin, last, sentence)
        if bound == "":
            bound = self._equated(begin, unit.kind, sentence) or self._exceeded(number, begin, sentence)
        signs = [f"shape={shape}", f"kind={unit.kind}", f"digits={'yes' if number.digits else 'no'}"]
        if number.scaled:
            signs.append("scaled")
        if how:
            signs.append(f"currency={how}")
        if not unit.name:
            signs.append("unknown unit")
        if shape == "before":
            following = self.words[number.last] if number.last < sentence.last else ""
            signs.append("described" if following.startswith(self.around.article) else "bare")
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

    def _dated(self, number: Number, unit: Unit) -> bool:
        """Whether the number is part of a date: only a duration may stand in one."""
        return number.first in self.timed and unit.kind != "duration"

    def _aged(self, first: int, number: Number, measured: Measured, sentence: Sentence) -> bool:
        """Whether years tell an age: at 30, (30 years)."""
        for index in range(first - 1, max(sentence.first, first - _NAME) - 1, -1):
            if self.words[index] in self.around.lasting:
                return False
            if self.words[index] in self.around.age:
                return index >= first - 2 or self._of_person(index, first)
        if first > sentence.first and self.words[first - 1] in ("(", "،", ","):
            closing = self.words[measured.last] if measured.last < sentence.last else ""
            return closing in (")", "،", ",") and measured.unit.name == "year" and number.value >= 15
        return False

    def _of_person(self, first: int, last: int) -> bool:
        """Whether a person is named among tokens `first` … `last - 1`, and nothing else (Dany, now 29)."""
        actors = self.text.actors_in(first, last)
        return len(actors) == 1 and actors[0].kind == "person" and actors[0].first == first + 1

    def _bound(self, first: int, last: int, sentence: Sentence) -> tuple[str, int, int]:
        """How exactly the amount is meant, and the tokens with the words that tell it."""
        if last < sentence.last:
            for form, bound in self.around.bounds_behind.get(self.words[last], ()):
                if tuple(self.words[last : last + len(form)]) == form:
                    return bound, first, min(last + len(form), sentence.last)
        before = self.words[first - 1] if first > sentence.first else ""
        for length in self.around.bounding.get(before, ()):
            start = first - length
            told = self.around.bounds.get(tuple(self.words[start:first])) if start >= sentence.first else None
            if told is not None:
                return told, start, last
        return "", first, last

    def _equated(self, first: int, kind: str, sentence: Sentence) -> str:
        """The bound of the amount that this one, in brackets right behind it, only tells in another unit."""
        before = self.found[-1] if self.found else None
        if before is None or before.kind != kind or before.first < sentence.first or first - before.last > _EQUATED:
            return ""
        return before.bound if "(" in self.words[before.last : first] else ""

    def _exceeded(self, number: Number, first: int, sentence: Sentence) -> str:
        """The bound that a verb tells whose object is the number, under where exceeding is denied; else exact."""
        tokens, around = self.text.tokens, self.around
        low = max(sentence.first, first - _SUBJECT)
        clitics = self.numbers.heads.get(self.words[first], PLAIN) if first < number.first else number.attached
        if clitics.preposition or first == low:
            return "exact"
        lead = self.words[first - 1] if "preposition" in tokens[first - 1].word.classes else ""
        if lead and lead not in around.leads:
            return "exact"
        for index in range(first - 2 if lead else first - 1, low - 1, -1):
            word = self.words[index]
            bound = around.led_bounds.get((word, lead)) if lead else around.verbal_bounds.get(word)
            if bound is not None:
                denied = index > sentence.first and self.words[index - 1] in around.denying
                return "under" if denied and bound == "over" else bound
            if "clause_end" in tokens[index].word.classes or not word[0].isalpha() or word in self.numbers.words:
                break
        return "exact"
