"""Months and days of them, with or without their year, and ranges between them."""

from mizan.model import edtf
from mizan.reading.times.reckoning import day, gregorian
from mizan.reading.times.timeline import INFERRED, RELATIVE, STATED, Found, Timeline

_BEFORE_MONTH = frozenset(("part", "month_name", "during", "since", "until"))


class Point:
    """A month or a day of one, its year not yet settled."""

    __slots__ = ("basis", "calendar", "days", "direction", "first", "last", "month", "supported", "year")

    def __init__(self, first: int, last: int, calendar: str, month: int) -> None:
        self.first = first
        self.last = last
        self.calendar = calendar
        self.month = month
        self.days: tuple[int, ...] = ()
        self.year: int | None = None
        self.direction: str | None = None
        self.basis = INFERRED
        self.supported = False


class Months(Timeline):
    """Reads expressions around the name of a month."""

    def _from_month(self, index: int) -> Found | None:
        point = self._point(index)
        if point is None:
            return None
        start = self._before_month(point)
        if not point.supported:
            if start == index and not (self._role(index - 1).classes & _BEFORE_MONTH):
                return None
            if point.calendar != "gregorian" and "month_name" not in self._role(index - 1).classes:
                return None
        end = self._range_end(point)
        if end is not None:
            return end
        date = self._dated(point, None)
        return Found(point.first, point.last, date, point.basis)

    def _point(self, index: int) -> Point | None:
        """The month at `index` with its other names and its year or modifier; the day is still before it."""
        month = self._month_at(index)
        if month is None:
            return None
        kind, number, sure, last = month
        point = Point(index, last, kind, number)
        point.supported = sure
        after = last + (self._word(last) in self.calendar.pairs)
        other = self._month_at(after)
        if other is not None and other[:2] == (kind, number):
            point.last = other[3] + (self._word(other[3]) == ")" and after > last)
            point.supported = True
        self._year_behind(point)
        return point

    def _year_behind(self, point: Point) -> None:
        """Read the year, or the word that tells it, behind a month."""
        index = point.last
        while self._word(index) in self.calendar.slashes and index < point.last + 1:
            index += 1
        spaced = index > point.last
        year = self._year_number(index) if index < self.count else None
        if year is not None and (not spaced or self._word(index - 1) != "," or year > 999):
            point.year, point.last, point.basis, point.supported = year, index + 1, STATED, True
            self._era(point)
            return
        if self._word(point.last).startswith(self.calendar.article) and point.calendar != "gregorian":
            year = self._year_number(point.last + 1)
            if year is not None:
                point.year, point.last, point.basis, point.supported = year, point.last + 2, STATED, True
                self._era(point)
                return
        role = self._role(point.last)
        if role.modifier not in (None, "recent", "previous") and not role.attached.conjunction:
            point.direction, point.last, point.supported = role.modifier, point.last + 1, True
            point.basis = RELATIVE
            year = self._year_number(point.last)
            if year is not None:
                point.year, point.last, point.basis = year, point.last + 1, STATED
            return
        year_phrase = self._year_phrase(point.last)
        if year_phrase is not None:
            value, last, basis = year_phrase
            point.last, point.supported = last, True
            point.year, point.basis = value, basis
            if value is None:
                point.direction = "unknown"

    def _era(self, point: Point) -> None:
        role = self._role(point.last)
        if role.classes & {"hijri", "gregorian", "iranian"} and len(self._word(point.last)) < 3:
            point.last += 1

    def _before_month(self, point: Point) -> int:
        """Take in the day, weekday and words before a month; returns where it then begins."""
        index = point.first
        if "month_name" in self._role(index - 1).classes or self._role(index - 1).unit == "month":
            index -= 1
            point.supported = True
        days = self._days_before(index)
        if days is None and "partitive" in self._role(index - 1).classes:
            days = self._days_before(index - 1)
            if days is not None and self._role(days[1] - 1).unit in ("week", "half", "quarter"):
                days = None
        if days is None and self._word(index - 1) in ("/", "-"):
            days = self._days_before(index - 1)
        if days is not None:
            point.days, index = days
            point.supported = point.supported or point.calendar == "gregorian"
        before = self._role(index - 1)
        if "day_name" in before.classes or before.unit == "day":
            index -= 1
        index = self._weekday_before(index)
        if index < point.first:
            point.first = index
        return point.first

    def _weekday_before(self, index: int) -> int:
        """Where an expression begins whose weekday, today or tomorrow stands before `index`."""
        look = index - 1
        if self._word(look) in ("،", ",", "("):
            look -= 1
        for _ in range(3):
            role = self._role(look)
            if role.weekday is None and role.day is None and "day_name" not in role.classes:
                break
            index, look = look, look - 1
        return index

    def _range_end(self, point: Point) -> Found | None:
        """A range whose first end is `point`: from January to August 2023."""
        link = point.last
        word = self._word(link)
        opening = self._role(point.first - 1).classes
        between = "between" in opening or self._role(point.first).dual == "month"
        opened = bool(opening & {"from", "since"}) and "until" not in opening
        second = None
        if word in ("-", "–", "—") or "to" in self._role(link).classes:
            second = self._second(link + 1, point, False)
        elif word in ("،", ",") and "to" in self._role(link + 1).classes and opened:
            second = self._second(link + 2, point, False)
        elif between and word:
            second = self._second(link, point, True)
        if second is None:
            return None
        if not second.supported:
            return None
        if point.year is None and point.direction is None:
            point.direction, point.year = second.direction, second.year
            if second.year is not None and second.calendar == point.calendar and second.month < point.month:
                point.year = second.year - 1
        later = self._dated(second, point)
        earlier = self._dated(point, None)
        if earlier is None or later is None or "/" in earlier or "/" in later:
            return None
        date = edtf.interval(earlier, later)
        if not edtf.valid(date):
            return None
        basis = second.basis if second.basis == point.basis else INFERRED
        return Found(point.first, second.last, date, basis)

    def _second(self, index: int, opening: Point, conjoined: bool) -> Point | None:
        """The point at or just behind `index` that closes a range: a month, a day of one, or "31 of that month"."""
        if "of" in self._role(index + 1).classes and self._role(index + 3).unit == "month":
            day_word = self._word(index)
            if "same" in self._role(index + 2).classes and day_word.isascii() and day_word.isdecimal():
                point = Point(index, index + 4, opening.calendar, opening.month)
                point.days, point.supported = (int(day_word[:3]),), True
                return point
        for start in range(index, min(index + 4, self.count)):
            role = self._role(start)
            if role.month is not None or role.longer:
                closing = self._point(start)
                if closing is None:
                    continue
                if conjoined and not role.attached.conjunction and start == index:
                    return None
                if start > index:
                    days = self._days_before(start)
                    if days is None and "partitive" in self._role(start - 1).classes:
                        days = self._days_before(start - 1)
                    if days is not None:
                        closing.days = days[0]
                        closing.supported = True
                return closing
            word = self._word(start)
            dated = word[:1].isdecimal() or role.unit == "month" or role.weekday is not None
            linked = "of" in role.classes or word == self.numbers.conjunction or word in self.numbers.ordinals
            if not dated and not linked:
                return None
        return None

    def _dated(self, point: Point, after: Point | None) -> str | None:
        """Settle the year of a point and write it out; a point that closes a range comes after its first."""
        year = point.year
        if point.direction == "unknown" and (after is None or after.year is None):
            return None
        if year is None:
            if after is not None and after.year is not None and after.calendar == point.calendar:
                year = after.year + (point.month < after.month)
                point.basis = after.basis
            else:
                direction = point.direction or self._outlook(point.first, point.last)
                number = point.days[0] if point.days else None
                year = self.published.year_of(point.month, number, direction, point.calendar)
            point.year = year
        if year is None:
            return None
        if (point.calendar == "gregorian") is (year < 1700):
            return None
        dates = [self._write(point, year, number) for number in point.days] or [self._write(point, year, None)]
        first, last = dates[0], dates[-1]
        return edtf.interval(first, last) if first is not None and last is not None else None

    @staticmethod
    def _write(point: Point, year: int, number: int | None) -> str | None:
        if point.calendar != "gregorian":
            return gregorian(point.calendar, year, point.month, number)
        return edtf.month(year, point.month) if number is None else day(year, point.month, number)
