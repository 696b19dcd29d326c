"""Reckoning with dates: counting from the day of publication, no more precisely than it is known."""

import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from mizan.model import edtf

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|[T ])")
_DAY = timedelta(1)
# How much nearer a coming date must be than the past one to be meant where nothing tells which, or a past verb does.
_FAVOUR = 5
_FAVOUR_TOLD = 12
# How many days ahead a date may lie that a clause tells as coming without saying more.
_FORESEEN = 270


class Publication:
    """When a document was published, as far as that is known, and what relative expressions mean then."""

    def __init__(self, published: str | None) -> None:
        match = _PUBLISHED.match(published or "")
        year, month, day = (int(part) if part else None for part in match.groups()) if match else (None,) * 3
        self.year = year or None
        self.month = month if month and 1 <= month <= 12 else None
        self.day: date | None = None
        if year and self.month and day:
            try:
                self.day = date(year, self.month, day)
            except ValueError:
                self.day = None

    def days(self, count: int) -> str | None:
        """The day so many days from publication, or its month or year where no more is known."""
        if self.day is not None:
            return _shift(self.day, count)
        if self.year is None:
            return None
        return edtf.month(self.year, self.month) if self.month else edtf.year(self.year)

    def weekday(self, weekday: int, direction: str) -> str | None:
        """The nearest such weekday: `past` before publication, `future` after, `recent` or `coming` with that day."""
        if self.day is None:
            return self.days(0) if self.month else None
        ahead = (weekday - self.day.weekday()) % 7
        if direction == "future":
            return _shift(self.day, ahead or 7)
        if direction == "coming":
            return _shift(self.day, ahead)
        behind = (self.day.weekday() - weekday) % 7
        return _shift(self.day, -(behind or 7) if direction == "past" else -behind)

    def weeks(self, count: int) -> str | None:
        """The month or months into which the week falls that is so many weeks from publication."""
        if self.day is None:
            return self.days(0) if count == 0 else None
        first = _moved(self.day, 7 * count - 3)
        last = _moved(self.day, 7 * count + 3)
        middle = _moved(self.day, 7 * count)
        if first is None or last is None or middle is None:
            return None
        if count == 0:
            return edtf.month(middle.year, middle.month)
        return edtf.interval(edtf.month(first.year, first.month), edtf.month(last.year, last.month))

    def months(self, count: int) -> str | None:
        """The month so many months from publication."""
        if self.year is None or self.month is None:
            return None
        return _checked(edtf.month(self.year, self.month + count)) if self._sane(count // 12) else None

    def years(self, count: int) -> str | None:
        """The year so many years from publication."""
        return edtf.year(self.year + count) if self.year is not None and self._sane(count) else None

    def span(self, unit: str, count: int) -> str | None:
        """The stretch from publication to so many units before (negative) or after it."""
        steps = {"year": self.years, "month": self.months, "week": self.weeks, "day": self.days}
        if unit == "decade":
            unit, count = "year", 10 * count
        if unit not in steps or (unit == "day" and self.day is None):
            return None
        here, there = steps[unit](0), steps[unit](count)
        if here is None or there is None or "/" in there:
            return None
        return edtf.interval(*sorted((here, there)))

    def away(self, unit: str, count: int) -> str | None:
        """The day, month or year that lies so many units from publication."""
        if unit == "week":
            return self.weeks(count)
        if unit == "decade":
            unit, count = "year", 10 * count
        if unit == "day":
            return self.days(count) if self.day is not None or abs(count) < 3 else None
        return {"month": self.months, "year": self.years}[unit](count) if unit in ("month", "year") else None

    def year_of(self, month: int, day: int | None, direction: str | None, calendar: str = "gregorian") -> int | None:
        """The year of a month or day told without one, in its calendar.

        `past` and `future` exclude the month or day of publication, `present` is the year of publication,
        `coming` the next, `recent` the last one; None the nearest, the past one unless the other is much nearer.
        """
        if self.year is None:
            return None
        if calendar == "gregorian":
            if direction == "present" or self.month is None:
                return self.year if direction == "present" else None
            now = self.year, self.month, self.day.day if self.day else None
        elif self.day is not None:
            found = _hijri(self.day) if calendar == "hijri" else _iranian(self.day)
            if found is None:
                return None
            now = found
        else:
            return None
        year = now[0]
        dated = day is not None and now[2] is not None
        here = (now[1], now[2] or 0 if dated else 0)
        there = (month, day or 0 if dated else 0)
        if direction == "present":
            return year
        if direction == "past":
            return year - (there >= here)
        if direction == "future":
            return year + (there <= here)
        ahead = ((there[0] - here[0]) * 30 + there[1] - here[1]) % 360
        if direction == "coming" and ahead < _FORESEEN:
            return year + (there < here)
        favour = _FAVOUR_TOLD if direction == "recent" else _FAVOUR
        return year - (there > here) + (0 < ahead * favour < 360 - ahead)

    def _sane(self, years: int) -> bool:
        return self.year is not None and 1 <= self.year + years <= 9998


def day(year: int, month: int, number: int) -> str | None:
    """The EDTF day, or None where there is none such."""
    return _checked(f"{year:04d}-{month:02d}-{number:02d}")


def gregorian(calendar: str, year: int, month: int, number: int | None) -> str | None:
    """A Hijri or Iranian month or day as its Gregorian day, or the month or months it falls into."""
    convert = _from_hijri if calendar == "hijri" else _from_iranian
    if number is not None:
        found = convert(year, month, number)
        return found.isoformat() if found else None
    first = convert(year, month, 1)
    following = convert(year + month // 12, month % 12 + 1, 1)
    if first is None or following is None:
        return None
    last = following - _DAY
    return edtf.interval(edtf.month(first.year, first.month), edtf.month(last.year, last.month))


def gregorian_year(calendar: str, year: int) -> str | None:
    """A Hijri or Iranian year as a stretch of Gregorian days."""
    convert = _from_hijri if calendar == "hijri" else _from_iranian
    first, following = convert(year, 1, 1), convert(year + 1, 1, 1)
    return f"{first.isoformat()}/{(following - _DAY).isoformat()}" if first and following else None


def iranian_year(when: date) -> int:
    """The Iranian year that a day falls into."""
    number = when.year - 621
    start = _from_iranian(number, 1, 1)
    return number if start is not None and when >= start else number - 1


def _hijri(when: date) -> tuple[int, int, int | None] | None:
    try:
        found = Gregorian(when.year, when.month, when.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def _iranian(when: date) -> tuple[int, int, int | None] | None:
    year = iranian_year(when)
    start = _from_iranian(year, 1, 1)
    if start is None:
        return None
    days = (when - start).days
    return (
        (year, days // 31 + 1, days % 31 + 1) if days < 186 else (year, (days - 186) // 30 + 7, (days - 186) % 30 + 1)
    )


def _from_hijri(year: int, month: int, number: int) -> date | None:
    try:
        when = Hijri(year, month, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(when.year, when.month, when.day)


def _from_iranian(year: int, month: int, number: int) -> date | None:
    """By the 33-year cycle, which holds from 1178 to 1633 but for single days."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= number <= 31):
        return None
    leaps = sum((1, 5, 9, 13, 17, 22, 26, 30).count(each % 33) for each in range(1178, year))
    days = (year - 1178) * 365 + leaps + sum(31 if each < 7 else 30 for each in range(1, month)) + number - 1
    return date(1799, 3, 21) + timedelta(days)


def _moved(when: date, count: int) -> date | None:
    try:
        return when + timedelta(count)
    except OverflowError:
        return None


def _shift(when: date, count: int) -> str | None:
    moved = _moved(when, count)
    return moved.isoformat() if moved else None


def _checked(text: str) -> str | None:
    return text if edtf.valid(text) else None
