"""Years, months, weeks and days as such: named by a number, by "last" and "next", or counted from today."""

from mizan.languages.calendar import TimeWord
from mizan.model import edtf
from mizan.reading.times.reckoning import gregorian_year, iranian_year
from mizan.reading.times.timeline import INFERRED, RELATIVE, STATED, Found
from mizan.reading.times.year_parts import YearParts


class TimeUnits(YearParts):
    """Reads expressions around a unit of time."""

    def _from_unit(self, index: int, role: TimeWord, unit: str) -> Found | None:
        if unit == "year":
            found = self._years_named(index)
            if found is not None:
                return found
        if unit in ("quarter", "half"):
            return self._from_part_of_year(index, unit)
        if unit == "century":
            return self._from_century(index)
        first = index
        before, following = self._role(index - 1), self._role(index + 1)
        if "demonstrative" in before.classes and role.attached.definite:
            last = index + 2 if following.modifier == "present" else index + 1
            return self._counted(first - 1, last, unit, 0)
        if ("same" in before.classes or following.modifier == "same") and unit == "year":
            last = index + 1 if "same" in before.classes else index + 2
            year = edtf.year(self.last_year) if self.last_year is not None else None
            return Found(index, last, year, RELATIVE)
        if unit == "year" and role.attached.definite:
            end = self._year_before(index + 1)
            if end is not None:
                told = self.last_year or self.published.year
                return Found(index, end, edtf.year(told - 1) if told is not None else None, RELATIVE)
        if role.attached.definite:
            for look in range(index + 1, index + 5):
                modifier = self._role(look).modifier
                if modifier in ("past", "present", "future", "recent"):
                    return self._modified(index, look, unit, modifier)
                word = self._word(look)
                if not (word.startswith(self.calendar.article) or word.isdecimal() or word in self.numbers.words):
                    break
            if "part" in before.classes and unit in ("year", "month") and not self._plural(self._word(index)):
                return self._counted(index, index + 1, unit, 0)
        return self._from_stretch(index, unit, None, index, index + 1)

    def _year_before(self, index: int) -> int | None:
        """Where the words end that tell, from a token on, that the year before the one just told is meant, if any."""
        if self._role(index).modifier == "previous":
            return index + 1
        return index + 2 if "preceding" in self._role(index + 1).classes else None

    def _years_named(self, index: int) -> Found | None:
        """The year 2016, the years 2009 and 2012, the year 2016-2017."""
        look = index + 1
        adjective = self._word(look)
        if adjective.startswith(self.calendar.article) and self._year_number(look + 1) is not None:
            look += 1
        if self._word(look) in ("،", ","):
            look += 1
        year = self._year_number(look)
        if year is None:
            number = self.numbers.read(self.words, look, self.count) if look < self.count else None
            if number is None or number.digits or not 1800 <= number.value <= 2199:
                return None
            return Found(index, number.last, edtf.year(int(number.value)), STATED)
        return self._year_range(index, look, year)

    def _modified(self, index: int, modifier_at: int, unit: str, modifier: str) -> Found | None:
        """Last year, the coming month, the past years: the unit at `index` is definite."""
        last = modifier_at + 1
        word = self._word(index)
        plural = self._plural(word)
        first = index
        if plural or modifier_at > index + 1:
            number = self._number_around(index, modifier_at)
            if number is not None:
                count, first = number
                return self._stretch(first, last, unit, count, modifier)
            if plural:
                return Found(first, last, None, RELATIVE)
            if self._role(index + 1).classes & {"iranian"} and unit == "year" and self.published.day is not None:
                shift = {"past": -1, "present": 0, "future": 1}.get(modifier, 0)
                year = iranian_year(self.published.day) + shift
                return Found(first, last, gregorian_year("iranian", year), RELATIVE)
        if modifier == "recent":
            return None if unit == "day" else Found(first, last, None, RELATIVE)
        shift = {"past": -1, "present": 0, "future": 1}[modifier]
        explicit = self._year_number(last) if unit == "year" else None
        if explicit is not None:
            return Found(first, last + 1, edtf.year(explicit), STATED)
        if unit == "day" and shift:
            return None
        if unit == "decade":
            return Found(first, last, self.published.span(unit, shift) if shift else None, RELATIVE)
        if unit == "month" and "partitive" in self._role(first - 1).classes:
            days = self._days_before(first - 1)
            if days is not None:
                return self._days_of(days, last, self.published.months(shift))
        return self._counted(first, last, unit, shift)

    def _days_of(self, days: tuple[tuple[int, ...], int], last: int, month: str | None) -> Found:
        """A day, or several, of this month or another counted from publication: the 15th of the coming month."""
        numbers, first = days
        if month is None:
            return Found(first, last, None, RELATIVE)
        date = edtf.interval(f"{month}-{numbers[0]:02d}", f"{month}-{numbers[-1]:02d}")
        return Found(first, last, date, RELATIVE)

    def _plural(self, word: str) -> bool:
        return word in self.calendar.plurals

    def _number_around(self, index: int, limit: int) -> tuple[int, int] | None:
        """The number before the unit or between it and its modifier: (value, where the whole begins)."""
        for start in range(index + 1, limit):
            number = self.numbers.read(self.words, start, limit)
            if number is not None and number.value == int(number.value) and number.value < 1000:
                return int(number.value), index
        for start in (index - 1, index - 2):
            if start >= self.done:
                number = self.numbers.read(self.words, start, index)
                if number is not None and number.last == index and number.value < 1000:
                    head = start - 1 if self._word(start - 1) in self.numbers.heads else start
                    return int(number.value), head
        return None

    def _stretch(self, first: int, last: int, unit: str, count: int, modifier: str) -> Found:
        """So many years past or to come; "the first seven months" of a year."""
        sign = {"past": -1, "recent": -1, "future": 1, "present": 0}[modifier]
        date = self.published.span(unit, sign * count) if sign else None
        if sign > 0 and unit == "year" and self._role(first).attached.preposition == self.calendar.purpose:
            date = self._years_ahead(count)
        return Found(first, last, date, RELATIVE)

    def _years_ahead(self, count: int) -> str | None:
        """The years behind that of publication, as a budget counts them."""
        first, last = self.published.years(1), self.published.years(count)
        return edtf.interval(first, last) if first is not None and last is not None else None

    def _from_stretch(self, index: int, unit: str, count: int | None, first: int, last: int) -> Found | None:
        """Units counted from publication: two years ago, for three years, within ten years."""
        role = self._role(index)
        if count == 2:
            if unit == "year":
                found = self._years_named(index)
                if found is not None:
                    return found
            if self._role(last).weekday is not None or self._month_at(last) is not None or self._word(last).isdecimal():
                return None
            modifier = self._role(last).modifier
            if role.attached.definite:
                if modifier in ("past", "recent", "future"):
                    return self._stretch(first, last + 1, unit, 2, modifier)
                return None
        elif role.attached.definite:
            return self._first_months(index, unit)
        else:
            number = self._number_before(index)
            if number is not None:
                count, first = number
                if unit == "month" and self._is_first(first - 1):
                    return self._opening(first - 1, last, count)
        behind = self._role(last).modifier
        if behind in ("past", "future") and count is not None and self._word(last):
            return self._stretch(first, last + 1, unit, count, behind)
        lead = first - 1
        vague = False
        while lead >= self.done and lead > first - 6 and "about" in self._role(lead).classes:
            vague, lead = True, lead - 1
        before = self._role(lead)
        if "ago" in before.classes or "since" in before.classes:
            return self._ago(lead, last, unit, count, vague, "since" in before.classes)
        if count is None:
            if "within" not in before.classes or self._plural(self._word(index)):
                return None
            count = 1
        if "after" in before.classes:
            if self._role(last).classes & {"from", "of"} or self._outlook(lead, last) != "coming":
                return None
            return self._counted(lead, last, unit, count) if not vague else Found(lead, last, None, RELATIVE)
        if "spanning" not in before.classes or vague or unit == "day" or "partitive" in self._role(last).classes:
            return None
        outlook = self._outlook(lead, last)
        if outlook == "coming" or ("within" in before.classes and outlook is None):
            return Found(lead, last, self.published.span(unit, count), RELATIVE)
        return None

    def _ago(self, lead: int, last: int, unit: str, count: int | None, vague: bool, since: bool) -> Found | None:
        following = self._role(last)
        if "from" in following.classes and not since:
            return None
        if count is None:
            if self._plural(self._word(last - 1)):
                date = self.published.weeks(-1) if unit == "day" else None
                return Found(lead + 1, last, date, RELATIVE)
            count = 1
            if unit == "day":
                return None
        if unit == "decade" or (vague and unit == "year"):
            return Found(lead + 1, last, None, RELATIVE)
        if vague and unit == "month" and count == 1:
            return Found(lead + 1, last, self.published.span("month", -1), RELATIVE)
        return self._counted(lead + 1, last, unit, -count)

    def _number_before(self, index: int) -> tuple[int, int] | None:
        for start in (index - 3, index - 2, index - 1):
            if start < self.done:
                continue
            number = self.numbers.read(self.words, start, index)
            if number is not None and number.last == index and number.value == int(number.value):
                if not 0 < number.value < 1000:
                    return None
                if self._word(start - 1) in self.numbers.heads and self._word(start - 1):
                    start -= 1
                return int(number.value), start
        return None

    def _first_months(self, index: int, unit: str) -> Found | None:
        """The first seven months [of this year]."""
        if unit != "month":
            return None
        look = index + 1
        count = None
        number = self.numbers.read(self.words, look, self.count) if look < self.count else None
        if number is not None:
            count, look = int(number.value), number.last
        else:
            before = self._number_around(index, index)
            if before is not None:
                count, index = before
        return self._opening(index, look + 1, count) if count is not None and self._is_first(look) else None

    def _opening(self, index: int, look: int, count: int) -> Found | None:
        """The first months of a year that is told, or not, at `look`."""
        if not 1 <= count <= 11:
            return None
        year = self._year_phrase(look)
        last = year[1] if year is not None else look
        value = year[0] if year is not None else self.published.year
        bare = self._year_number(look + 1) if year is None and "of" in self._role(look).classes else None
        if bare is not None:
            value, last = bare, look + 2
        if value is None:
            return Found(index, last, None, RELATIVE)
        basis = year[2] if year is not None else INFERRED
        return Found(index, last, f"{edtf.month(value, 1)}/{edtf.month(value, count)}", basis)
