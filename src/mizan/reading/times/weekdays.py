"""Weekdays, and today, yesterday and tomorrow."""

from mizan.languages.calendar import TimeWord
from mizan.reading.times.months import Months
from mizan.reading.times.timeline import RELATIVE, Found


class Weekdays(Months):
    """Reads expressions around the name of a weekday or a day counted from today."""

    def _from_weekday(self, index: int, weekday: int) -> Found | None:
        first, last = index, index + 1
        before = self._role(index - 1)
        if "not_weekday" in before.classes:
            return None
        if self._month_follows(last):
            return None
        if "day_name" in before.classes or before.unit == "day" or before.dual == "day":
            first -= 1
        first = self._daytime(first)
        second = self._role(last)
        other = second.weekday if second.attached.conjunction else None
        if other is not None:
            last += 1
        role = self._role(last)
        direction = role.modifier
        if direction in ("past", "future", "present"):
            last += 1
        else:
            direction = None
            sibling = self._role(first - 1)
            if sibling.day is not None:
                return None
        if direction is None or direction == "present":
            direction = self._outlook(first, last) or "recent"
        date = self.published.weekday(weekday, direction)
        if other is not None and date is not None and len(date) == 10:
            later = self.published.weekday(other, direction)
            date = f"{date}/{later}" if later is not None and later > date else date
        return Found(first, last, date, RELATIVE)

    def _from_day(self, index: int, role: TimeWord) -> Found | None:
        offset = role.day
        assert offset is not None
        first, last = index, index + 1
        before = self._role(index - 1)
        if offset == 0:
            following = self._role(last)
            if "not_today" in following.classes or following.modifier in ("past", "future"):
                return None
            if before.classes & {"distant", "same"} or self.numbers.ordinals.get(self._word(last)):
                return None
            if before.classes & {"part"} and "daytime" not in before.classes:
                return None
        elif offset == -1:
            if self._word(last) and self._is_first(last):
                offset, last = -2, last + 1
            elif self._is_first(index - 1):
                offset, first = -2, index - 1
        elif offset == 1 and "after" in before.classes:
            offset, first = 2, index - 1
        if self._month_follows(last):
            return None
        first = self._daytime(first)
        if "day_name" in self._role(first - 1).classes or self._role(first - 1).unit == "day":
            first = self._daytime(first - 1)
        look = last + 1 if self._word(last) in ("،", ",", "(") else last
        weekday = self._role(look).weekday
        date = self.published.days(offset)
        if weekday is not None and not self._role(look).attached.conjunction:
            if self._month_follows(look + 1):
                return None
            last = look + 1
            date = self.published.weekday(weekday, "coming" if offset > 0 else "recent")
        return Found(first, last, date, RELATIVE)
