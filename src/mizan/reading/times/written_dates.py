"""Dates in digits, and years that stand alone."""

from mizan.model import edtf
from mizan.reading.times.reckoning import day, gregorian
from mizan.reading.times.time_units import TimeUnits
from mizan.reading.times.timeline import STATED, Found

_BEFORE_YEAR = {"of", "since", "until", "to", "from", "part", "during", "year_name", "ago", "after", "dated"}


class WrittenDates(TimeUnits):
    """Reads expressions that begin with digits."""

    def _from_digits(self, index: int) -> Found | None:
        word = self.words[index]
        if len(word) > 4:
            return self._dotted(index, word)
        year = self._year_number(index)
        if year is None:
            return self._numeric(index)
        numeric = self._numeric(index)
        if numeric is not None:
            return numeric
        before = self._role(index - 1)
        if self._word(index - 1) in ("(", "[") and self._word(index + 1) in (")", "]") and year >= 1900:
            return Found(index, index + 1, edtf.year(year), STATED)
        second = self._year_number(index + 2) if self._word(index + 1) in ("-", "–", "—") else None
        alone = index == 0 or self._word(index - 1) in ("(", "[")
        joined = self._after_year(index) or (alone and second is not None and year < second <= 2100)
        if not 1900 <= year <= 2100 or not (before.classes & _BEFORE_YEAR or joined):
            return None
        if self._counts(index + 1):
            return None
        return self._year_range(index, index, year)

    def _after_year(self, index: int) -> bool:
        """Whether this number goes on a list of years: 2009 and 2012 and 2015."""
        look = index - 1
        return self._word(look) == self.numbers.conjunction and bool(self.text.moments) and self.done == look

    def _counts(self, index: int) -> bool:
        """Whether the word here is something counted, so that the number before is no year."""
        if index >= self.count:
            return False
        word = self.words[index]
        if word in self.numbers.words:
            return not self.numbers.words[word].attached.conjunction
        counted = self.measures.read(self.words, index, self.count)
        return counted is not None and not counted.attached.conjunction and counted.unit.kind != "duration"

    def _numeric(self, index: int) -> Found | None:
        """A date in digits: 20/7/2018, 2018-07-20, 7/2018."""
        mark = self._word(index + 1)
        if mark not in ("/", "-", "\\") or not self._word(index + 2).isdecimal():
            return None
        parts = [self.words[index], self.words[index + 2]]
        last = index + 3
        if self._word(index + 3) == mark and self._word(index + 4).isdecimal():
            parts.append(self.words[index + 4])
            last = index + 5
        if self._word(last) == mark and self._word(last + 1).isdecimal():
            return None
        date = _numeric_date(parts, mark)
        return Found(index, last, date, STATED) if date is not None else None

    def _dotted(self, index: int, word: str) -> Found | None:
        parts = word.split(".")
        date = _numeric_date(parts, ".") if len(parts) == 3 else None
        return Found(index, index + 1, date, STATED) if date is not None else None


def _numeric_date(parts: list[str], mark: str) -> str | None:
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 2:
        if mark == "/" and len(parts[1]) == 4 and len(parts[0]) <= 2 and 1 <= numbers[0] <= 12:
            return edtf.month(numbers[1], numbers[0]) if 1900 <= numbers[1] <= 2100 else None
        return None
    if len(parts[0]) == 4:
        year, month, number = numbers
    elif len(parts[2]) == 4:
        number, month, year = numbers
    else:
        return None
    if not 1900 <= year <= 2100:
        return gregorian("hijri", year, month, number) if 1300 <= year <= 1500 and 1 <= month <= 12 else None
    if month > 12 and number <= 12:
        month, number = number, month
    return day(year, month, number)
