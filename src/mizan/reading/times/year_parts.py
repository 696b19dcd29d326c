"""Quarters, halves and seasons of a year, decades and centuries."""

from mizan.languages.calendar import TimeWord
from mizan.model import edtf
from mizan.reading.times.timeline import INFERRED, RELATIVE, STATED, Found
from mizan.reading.times.weekdays import Weekdays


class YearParts(Weekdays):
    """Reads parts of years, and stretches of many."""

    def _from_part_of_year(self, index: int, unit: str) -> Found | None:
        """A quarter or half of a year."""
        look = index + 1
        ordinal = self.numbers.ordinal(self.words, look, self.count) if look < self.count else None
        parts = 4 if unit == "quarter" else 2
        if ordinal is not None:
            number, look = ordinal
        elif "last" in self._role(look).classes:
            number, look = parts, look + 1
        else:
            return None
        if not 1 <= number <= parts:
            return None
        months = 12 // parts
        year = self._year_phrase(look)
        value, basis = self.published.year, INFERRED
        if year is not None:
            value, look, basis = year
        else:
            bare = self._year_number(look + 1) if "of" in self._role(look).classes else None
            if bare is not None:
                value, look, basis = bare, look + 2, STATED
            elif self._role(look).modifier is not None:
                look, basis = look + 1, RELATIVE
            elif "of" in self._role(look).classes:
                return None
            if value is not None and bare is None and self.published.month is not None:
                value -= (number - 1) * months + 1 > self.published.month
        if value is None:
            return Found(index, look, None, basis)
        first, last = edtf.month(value, (number - 1) * months + 1), edtf.month(value, number * months)
        return Found(index, look, f"{first}/{last}", basis)

    def _from_season(self, index: int, role: TimeWord, season: int) -> Found | None:
        last = index + 1
        before = self._role(index - 1)
        year: int | None = None
        basis = RELATIVE
        phrase = self._year_phrase(last)
        number = self._year_number(last)
        modifier = self._role(last).modifier
        if number is not None:
            year, last, basis = number, last + 1, STATED
        elif phrase is not None:
            year, last, basis = phrase
        elif modifier in ("past", "future", "present"):
            last += 1
            year = self._season_year(season, modifier)
        elif "demonstrative" in before.classes and role.attached.definite:
            year = self.published.year
            index -= 1
        elif role.attached.definite and "during" in before.classes:
            if self._word(last).startswith(self.calendar.article):
                return None
            year = self._season_year(season, self._outlook(index, last))
            basis = INFERRED
        else:
            return None
        return Found(index, last, f"{edtf.year(year)}-{season}" if year is not None else None, basis)

    def _season_year(self, season: int, direction: str | None) -> int | None:
        """The year in which a season began; one that lasts still is not past."""
        first = (season - 20) * 3
        if direction != "past":
            return self.published.year_of(first, None, direction)
        year = self.published.year_of((first + 1) % 12 + 1, None, direction)
        return year - (first + 2 > 12) if year is not None else None

    def _from_decade(self, index: int, decade: int) -> Found:
        last = index + 1
        century = 19
        role = self._role(last)
        if role.unit == "century":
            last += 1
            if self._role(last).modifier is not None:
                century = 20 if self._role(last).modifier == "present" else 19
                last += 1
            else:
                ordinal = self.numbers.ordinal(self.words, last, self.count) if last < self.count else None
                if ordinal is not None:
                    century, last = ordinal[0] - 1, ordinal[1]
        return Found(index, last, f"{century:02d}{decade // 10}X", STATED)

    def _from_century(self, index: int) -> Found | None:
        role = self._role(index)
        if not role.attached.definite:
            return None
        modifier = self._role(index + 1).modifier
        if modifier is not None:
            year = self.published.year
            if year is None or modifier not in ("past", "present", "future"):
                return None
            century = year // 100 + {"past": -1, "present": 0, "future": 1}[modifier]
            return Found(index, index + 2, f"{century:02d}XX", RELATIVE)
        ordinal = self.numbers.ordinal(self.words, index + 1, self.count) if index + 1 < self.count else None
        if ordinal is None or not 2 <= ordinal[0] <= 30:
            return None
        return Found(index, ordinal[1], f"{ordinal[0] - 1:02d}XX", STATED)
