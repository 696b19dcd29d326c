"""Dates that carry their precision: the part of EDTF (ISO 8601-2) that records use.

Years `2023`, months `2023-11`, days `2023-11-09`, seasons `2023-21` (spring) to `2023-24` (winter), decades `199X`,
centuries `19XX`, intervals `2023-01/2023-08`, open ones `../2033` and `2006/..`.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d))?)?")
_OPEN = ".."
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def valid(text: str) -> bool:
    """Whether a text is an EDTF date of the kinds listed above; an interval must not run backwards."""
    return _bounds(text) is not None


def bounds(text: str) -> tuple[date, date]:
    """The first and the last day that a date covers; an open end reaches `date.min` or `date.max`.

    Raises ValueError where the text is not a valid date.
    """
    found = _bounds(text)
    if found is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    return found


def precision(text: str) -> str:
    """How precise a date is: `day`, `month`, `season`, `year`, `decade`, `century` or `interval`."""
    if "/" in text:
        return "interval"
    if "X" in text:
        return "century" if text.endswith("XX") else "decade"
    if len(text) == 7:
        return "season" if int(text[5:]) in _SEASONS else "month"
    return "year" if len(text) == 4 else "day"


def compare(first: str, second: str) -> int:
    """-1 where the first date ends before the second begins, 1 the other way round, 0 where they overlap."""
    (a, b), (c, d) = bounds(first), bounds(second)
    return -1 if b < c else 1 if d < a else 0


def covers(whole: str, part: str) -> bool:
    """Whether every day of `part` lies within `whole`."""
    (a, b), (c, d) = bounds(whole), bounds(part)
    return a <= c and d <= b


def interval(first: str, last: str) -> str:
    """The interval from one date to another; the date itself where both are the same."""
    return first if first == last else f"{first}/{last}"


def year(number: int) -> str:
    """The EDTF year of a number from 0 to 9999."""
    return f"{number:04d}"


def month(year: int, month: int) -> str:
    """The EDTF month; months beyond 1 … 12 count on into the years before and after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


@lru_cache(maxsize=1 << 12)
def _bounds(text: str) -> tuple[date, date] | None:
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first)
    low = (date.min, date.min) if first == _OPEN else _point(first)
    high = (date.max, date.max) if last == _OPEN else _point(last)
    if low is None or high is None or low[0] > high[1] or (first == last):
        return None
    return low[0], high[1]


def _point(text: str) -> tuple[date, date] | None:
    match = _POINT.fullmatch(text)
    if match is None or not text.isascii():
        return None
    digits, month, day = match.groups()
    if "X" in digits:
        if month:
            return None
        low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
        return (date(low, 1, 1), date(high, 12, 31)) if low else None
    try:
        return _days(int(digits), int(month) if month else None, int(day) if day else None)
    except (ValueError, OverflowError):
        return None


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month in _SEASONS:
        if day is not None:
            raise ValueError("a season has no day")
        start = date(year, _SEASONS[month], 1)
        following = _SEASONS[month] + 3
        end = date(year + (following > 12), (following - 1) % 12 + 1, 1) - timedelta(1)
        return start, end
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
