"""Finding moments: the expressions of time of a text, resolved to EDTF dates as far as they go."""

from mizan.languages.calendar import TimeWord
from mizan.model import edtf
from mizan.reading.parts import Moment
from mizan.reading.text import Text
from mizan.reading.times.timeline import Found
from mizan.reading.times.written_dates import WrittenDates


def find_moments(text: Text) -> None:
    """Find the moments of a text."""
    _Finder(text).run()


class _Finder(WrittenDates):
    """Reads a text once, from word of time to word of time."""

    def run(self) -> None:
        known, words = self.calendar.words, self.words
        index = 0
        for hit in self.text.bearing("time"):
            if hit < index:
                continue
            role = known.get(words[hit])
            found = self._from_word(hit, role) if role is not None else self._from_digits(hit)
            if found is not None:
                self._add(found)
                index = max(found.last, hit + 1)

    def _add(self, found: Found) -> None:
        first = max(found.first, self.done)
        if first >= found.last:
            return
        lead = first - 1
        while "part" in self._role(lead).classes and lead > first - 3:
            lead -= 1
        before = self._role(lead)
        by_the_end = "ago" in before.classes and lead < first - 1
        until = found.until or by_the_end or "until" in before.classes
        date = found.date
        if date is not None:
            if "/" not in date and "since" in before.classes:
                date = f"{date}/.."
            if not edtf.valid(date):
                date = None
            elif found.date and found.date[:4].isdecimal():
                self.last_year = int(found.date[:4])
        tokens = self.tokens
        self.text.moments.append(
            Moment(
                date=date,
                basis=found.basis,
                first=first,
                last=found.last,
                start=tokens[first].start,
                end=tokens[found.last - 1].end,
                until=until,
            )
        )
        self.done = found.last

    def _from_word(self, index: int, role: TimeWord) -> Found | None:
        if role.month is not None or role.longer:
            found = self._from_month(index)
            if found is not None:
                return found
        if role.weekday is not None:
            return self._from_weekday(index, role.weekday)
        if role.day is not None:
            found = self._from_day(index, role)
            if found is not None:
                return found
        if role.dual is not None:
            return self._from_stretch(index, role.dual, 2, index, index + 1)
        if role.unit is not None:
            return self._from_unit(index, role, role.unit)
        if role.season is not None:
            return self._from_season(index, role, role.season)
        if role.decade is not None:
            return self._from_decade(index, role.decade)
        return None
