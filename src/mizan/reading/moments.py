"""Finding moments: the expressions of time of a text, resolved to EDTF dates as far as they go."""

from mizan.languages.calendar import NO_WORD, TimeWord, calendar
from mizan.languages.measures import measures
from mizan.languages.numbers import numbers
from mizan.model import edtf
from mizan.reading.parts import Moment
from mizan.reading.reckoning import Publication, day, gregorian, gregorian_year, iranian_year
from mizan.reading.text import Text

_WINDOW = 14
_AHEAD = 5
_PAUSES = frozenset("،,؛;():\"«»“”")
_NAMES = frozenset(["state", "capital", "city", "place", "person", "organisation", "company", "body", "project"])
_STATED, _RELATIVE, _INFERRED = "stated", "relative", "inferred"


class _Found:
    """An expression in the making: its tokens, its date, how it was reckoned."""

    __slots__ = ("basis", "date", "first", "last", "until")

    def __init__(self, first: int, last: int, date: str | None, basis: str, until: bool = False) -> None:
        self.first = first
        self.last = last
        self.date = date
        self.basis = basis
        self.until = until


class _Point:
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
        self.basis = _INFERRED
        self.supported = False


def find_moments(text: Text) -> None:
    """Find the moments of a text."""
    _Finder(text).run()


class _Finder:
    """Reads a text once, from word of time to word of time."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.tokens = text.tokens
        self.words = [token.text for token in text.tokens]
        self.count = len(self.words)
        code = text.language.code
        self.calendar = calendar(code)
        self.numbers = numbers(code)
        self.measures = measures(code)
        self.published = Publication(text.document.published)
        self.last_year: int | None = None
        self.done = 0

    def run(self) -> None:
        known = self.calendar.words
        words = self.words
        index = 0
        while index < self.count:
            word = words[index]
            role = known.get(word)
            found = None
            if role is not None:
                found = self._from_word(index, role)
            elif "0" <= word[0] <= "9":
                found = self._from_digits(index)
            if found is None:
                index += 1
                continue
            self._add(found)
            index = max(found.last, index + 1)

    def _add(self, found: _Found) -> None:
        first = max(found.first, self.done)
        if first >= found.last:
            return
        before = self._role(first - 1)
        until = found.until or "until" in before.classes
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

    def _role(self, index: int) -> TimeWord:
        if not self.done <= index < self.count:
            return NO_WORD
        return self.calendar.words.get(self.words[index], NO_WORD)

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < self.count else ""

    def _from_word(self, index: int, role: TimeWord) -> _Found | None:
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

    # Months and days of them.

    def _month_at(self, index: int) -> tuple[str, int, bool, int] | None:
        """The month named at `index`: (calendar, number, sure, where it ends)."""
        role = self._role(index)
        longer = role.longer.get(self._word(index + 1)) if role.longer else None
        if longer is not None:
            return (*longer, index + 2)
        if role.month is not None:
            return (*role.month, index + 1)
        return None

    def _point(self, index: int) -> _Point | None:
        """The month at `index` with its other names and its year or modifier; the day is still before it."""
        month = self._month_at(index)
        if month is None:
            return None
        kind, number, sure, last = month
        point = _Point(index, last, kind, number)
        point.supported = sure
        after = last + (self._word(last) in self.calendar.pairs)
        other = self._month_at(after)
        if other is not None and other[:2] == (kind, number):
            point.last = other[3] + (self._word(other[3]) == ")" and after > last)
            point.supported = True
        self._year_behind(point)
        return point

    def _year_behind(self, point: _Point) -> None:
        """Read the year, or the word that tells it, behind a month."""
        index = point.last
        while self._word(index) in self.calendar.slashes and index < point.last + 1:
            index += 1
        spaced = index > point.last
        year = self._year_number(index) if index < self.count else None
        if year is not None and (not spaced or self._word(index - 1) != "," or year > 999):
            point.year, point.last, point.basis, point.supported = year, index + 1, _STATED, True
            self._era(point)
            return
        role = self._role(point.last)
        if role.modifier is not None and role.modifier != "recent" and not role.attached.conjunction:
            point.direction, point.last, point.supported = role.modifier, point.last + 1, True
            point.basis = _RELATIVE
            year = self._year_number(point.last)
            if year is not None:
                point.year, point.last, point.basis = year, point.last + 1, _STATED
            return
        year_phrase = self._year_phrase(point.last)
        if year_phrase is not None:
            value, last, basis = year_phrase
            point.last, point.supported = last, True
            point.year, point.basis = value, basis
            if value is None:
                point.direction = "unknown"

    def _era(self, point: _Point) -> None:
        role = self._role(point.last)
        if role.classes & {"hijri", "gregorian", "iranian"} and len(self._word(point.last)) < 3:
            point.last += 1

    def _year_phrase(self, index: int) -> tuple[int | None, int, str] | None:
        """A year told in a phrase: [of] [the] year 2018, last year, this year: (year, where it ends, basis)."""
        if "of" in self._role(index).classes:
            index += 1
        if self._word(index) in ("(", ","):
            index += 1
        role = self._role(index)
        if "demonstrative" in role.classes and self._role(index + 1).unit == "year":
            return self.published.year, index + 2, _RELATIVE
        if "same" in role.classes and self._role(index + 1).unit == "year":
            return self.last_year, index + 2, _RELATIVE
        if role.unit != "year" and "year_name" not in role.classes:
            return None
        value = self._year_number(index + 1)
        if value is not None:
            return value, index + 2, _STATED
        following = self._role(index + 1)
        shift = {"past": -1, "present": 0, "future": 1}.get(following.modifier or "")
        if shift is not None:
            year = self.published.year
            explicit = self._year_number(index + 2)
            if explicit is not None:
                return explicit, index + 3, _STATED
            return (year + shift if year is not None else None), index + 2, _RELATIVE
        if following.classes & {"same"} or following.modifier == "same":
            return self.last_year, index + 2, _RELATIVE
        return None

    def _year_number(self, index: int) -> int | None:
        """A year of three or four digits at `index`."""
        word = self._word(index)
        if not (word.isascii() and word.isdecimal() and len(word) == 4):
            return None
        value = int(word)
        return value if 1000 <= value <= 2199 else None

    def _from_month(self, index: int) -> _Found | None:
        point = self._point(index)
        if point is None:
            return None
        start = self._before_month(point)
        if not point.supported:
            if start == index and not (self._role(index - 1).classes & {"part", "month_name"}):
                return None
            if point.calendar != "gregorian":
                return None
        end = self._range_end(point)
        if end is not None:
            return end
        date = self._dated(point, None)
        return _Found(point.first, point.last, date, point.basis)

    def _before_month(self, point: _Point) -> int:
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

    def _days_before(self, index: int) -> tuple[tuple[int, ...], int] | None:
        """The day or days that end before `index`: (days, where they begin)."""
        word = self._word(index - 1)
        if index - 1 < self.done:
            return None
        if word.isascii() and word.isdecimal() and len(word) <= 2:
            last = int(word)
            if not 1 <= last <= 31:
                return None
            index -= 1
            link = index - 1
            if link >= self.done and self._joins(link):
                other = self._word(link - 1)
                if other.isascii() and other.isdecimal() and len(other) <= 2 and 1 <= int(other) < last:
                    start = link - 1
                    if "from" in self._role(start - 1).classes and start - 1 >= self.done:
                        start -= 1
                    return (int(other), last), start
            if self._word(link) in self.numbers.heads and link >= self.done and self._word(link):
                index = link
            return (last,), index
        for length in (3, 2, 1):
            start = index - length
            if start < self.done:
                continue
            ordinal = self.numbers.ordinal(self.words, start, index)
            if ordinal is not None and ordinal[1] == index and 1 <= ordinal[0] <= 31:
                return (ordinal[0],), start
            number = self.numbers.read(self.words, start, index)
            if number is not None and number.last == index and not number.digits and 1 <= number.value <= 31:
                if number.value != int(number.value):
                    return None
                return (int(number.value),), start
        return None

    def _joins(self, index: int) -> bool:
        """Whether a word joins two days: "and", "to", a dash."""
        word = self._word(index)
        return word in ("-", "–", "—", self.numbers.conjunction) or "to" in self._role(index).classes

    def _range_end(self, point: _Point) -> _Found | None:
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
        basis = second.basis if second.basis == point.basis else _INFERRED
        return _Found(point.first, second.last, date, basis)

    def _second(self, index: int, opening: _Point, conjoined: bool) -> _Point | None:
        """The point at or just behind `index` that closes a range: a month, a day of one, or "31 of that month"."""
        if "of" in self._role(index + 1).classes and self._role(index + 3).unit == "month":
            day_word = self._word(index)
            if "same" in self._role(index + 2).classes and day_word.isascii() and day_word.isdecimal():
                point = _Point(index, index + 4, opening.calendar, opening.month)
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

    def _dated(self, point: _Point, after: _Point | None) -> str | None:
        """Settle the year of a point and write it out; a point that closes a range comes after its first."""
        year = point.year
        if point.direction == "unknown" and (after is None or after.year is None):
            return None
        if year is None and point.calendar == "gregorian":
            if after is not None and after.year is not None:
                year = after.year + (point.month < after.month)
                point.basis = after.basis
            else:
                direction = point.direction or self._outlook(point.first, point.last)
                year = self.published.year_of(point.month, point.days[0] if point.days else None, direction)
            point.year = year
        if year is None:
            return None
        if (point.calendar == "gregorian") is (year < 1700):
            return None
        dates = [self._write(point, year, number) for number in point.days] or [self._write(point, year, None)]
        first, last = dates[0], dates[-1]
        return edtf.interval(first, last) if first is not None and last is not None else None

    @staticmethod
    def _write(point: _Point, year: int, number: int | None) -> str | None:
        if point.calendar != "gregorian":
            return gregorian(point.calendar, year, point.month, number)
        return edtf.month(year, point.month) if number is None else day(year, point.month, number)

    def _outlook(self, first: int, last: int) -> str | None:
        """`coming` where the nearest verb, before the expression or else behind it, tells what is to come."""
        sentence = self.text.sentence_at(self.tokens[first].start)
        for index in range(first - 1, max(sentence.first, first - _WINDOW) - 1, -1):
            outlook = self._tense(index, sentence.first)
            if outlook is not None:
                return outlook
        behind = last + (self._word(last) in _PAUSES)
        for index in range(behind, min(sentence.last, last + _AHEAD)):
            if self.words[index] in _PAUSES:
                break
            outlook = self._tense(index, sentence.first)
            if outlook is not None:
                return outlook
        return None

    def _tense(self, index: int, low: int) -> str | None:
        """Whether the word at `index` tells what is to come (`coming`) or what was (`recent`)."""
        word = self.words[index]
        token = self.tokens[index]
        role = self.calendar.words.get(word, NO_WORD)
        if len(word) < 3 or "timeless" in role.classes:
            return None
        before = self._role(index - 1).classes | self._role(index - 2).classes if index - 2 >= low else frozenset()
        if "coming" in role.classes:
            return "recent" if "told" in before else "coming"
        if "gone" in role.classes:
            return "recent"
        if any(entry.category in _NAMES for start in token.word.starts for entry in start.node.entries):
            return None
        stem = word[1:] if word.startswith(self.numbers.conjunction) else word
        if len(stem) > 3 and stem.startswith(self.calendar.future) and not stem.startswith(self.calendar.not_future):
            return "coming"
        verbs = [verb for verb in token.word.verbs if not verb.pronoun]
        tenses = {verb.tense for verb in verbs}
        if tenses == {"past"}:
            noun = len(word) == 3 and index > low and "preposition" in self.tokens[index - 1].word.classes
            return None if noun else "recent"
        if not tenses or "past" in tenses or all(verb.entry.category != "trigger" for verb in verbs):
            return None
        if word[0] in self.calendar.purpose:
            return None
        return "recent" if "told" in before else "coming"

    # Weekdays, today and tomorrow.

    def _from_weekday(self, index: int, weekday: int) -> _Found | None:
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
        return _Found(first, last, date, _RELATIVE)

    def _daytime(self, index: int) -> int:
        """Where an expression begins that a time of day opens (مساء السبت)."""
        return index - 1 if "daytime" in self._role(index - 1).classes else index

    def _month_follows(self, index: int) -> bool:
        """Whether a day of a month stands within the next words, so that it belongs to it."""
        if self._word(index) in ("،", ",", "("):
            index += 1
        if "day_name" in self._role(index).classes:
            index += 1
        if self._word(index)[:1].isdecimal():
            look = index + 1
        else:
            ordinal = self.numbers.ordinal(self.words, index, self.count) if index < self.count else None
            if ordinal is None:
                return False
            look = ordinal[1]
        for _ in range(3):
            if self._month_at(look) is not None:
                return True
            role = self._role(look)
            if not ("of" in role.classes or role.unit == "month" or self._joins(look) or self._word(look).isdecimal()):
                return False
            look += 1
        return False

    def _from_day(self, index: int, role: TimeWord) -> _Found | None:
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
        return _Found(first, last, date, _RELATIVE)

    def _is_first(self, index: int) -> bool:
        found = self.numbers.ordinals.get(self._word(index))
        return found is not None and found[0] == 1

    # Years, months, weeks as such.

    def _from_unit(self, index: int, role: TimeWord, unit: str) -> _Found | None:
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
            return _Found(index, last, year, _RELATIVE)
        if role.attached.definite:
            for look in range(index + 1, index + 5):
                modifier = self._role(look).modifier
                if modifier in ("past", "present", "future", "recent"):
                    return self._modified(index, look, unit, modifier)
                word = self._word(look)
                if not (word.startswith(self.calendar.article) or word.isdecimal() or word in self.numbers.words):
                    break
        return self._from_stretch(index, unit, None, index, index + 1)

    def _years_named(self, index: int) -> _Found | None:
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
            return _Found(index, number.last, edtf.year(int(number.value)), _STATED)
        return self._year_range(index, look, year)

    def _year_range(self, first: int, index: int, year: int) -> _Found:
        """The year at `index`, with a second one that closes a range behind it."""
        last = index + 1
        role = self._role(last)
        if role.classes & {"hijri"} or (self._word(last) == "/" and year < 1600):
            return _Found(first, last + 1, gregorian_year("hijri", year), _STATED)
        if role.classes & {"iranian"}:
            return _Found(first, last + 1, gregorian_year("iranian", year), _STATED)
        if 1300 <= year <= 1500:
            return _Found(first, last, gregorian_year("hijri", year), _STATED)
        if "gregorian" in role.classes:
            last += 1
        opened = self._role(first - 1).classes & {"from", "between", "since"}
        look = last
        joined = self._word(look) in ("-", "–", "—", "/") or "to" in self._role(look).classes
        if not joined and opened and self._word(look) == self.numbers.conjunction:
            joined = "between" in self._role(first - 1).classes
        if joined:
            look += 1
            if self._role(look).unit == "year":
                look += 1
            second = self._year_number(look)
            if second is not None and second > year:
                return _Found(first, look + 1, f"{edtf.year(year)}/{edtf.year(second)}", _STATED)
        if opened and self._word(last).startswith(self.numbers.conjunction) and self._role(last).unit == "year":
            second = self._year_number(last + 1)
            if second is not None and second > year and "between" in self._role(first - 1).classes:
                return _Found(first, last + 2, f"{edtf.year(year)}/{edtf.year(second)}", _STATED)
        return _Found(first, last, edtf.year(year), _STATED)

    def _counted(self, first: int, last: int, unit: str, count: int) -> _Found:
        return _Found(first, last, self.published.away(unit, count), _RELATIVE)

    def _modified(self, index: int, modifier_at: int, unit: str, modifier: str) -> _Found | None:
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
                return _Found(first, last, None, _RELATIVE)
            if self._role(index + 1).classes & {"iranian"} and unit == "year" and self.published.day is not None:
                shift = {"past": -1, "present": 0, "future": 1}.get(modifier, 0)
                year = iranian_year(self.published.day) + shift
                return _Found(first, last, gregorian_year("iranian", year), _RELATIVE)
        if modifier == "recent":
            return None if unit == "day" else _Found(first, last, None, _RELATIVE)
        shift = {"past": -1, "present": 0, "future": 1}[modifier]
        explicit = self._year_number(last) if unit == "year" else None
        if explicit is not None:
            return _Found(first, last + 1, edtf.year(explicit), _STATED)
        if unit == "day" and shift:
            return None
        return self._counted(first, last, unit, shift)

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

    def _stretch(self, first: int, last: int, unit: str, count: int, modifier: str) -> _Found:
        """So many years past or to come; "the first seven months" of a year."""
        sign = {"past": -1, "recent": -1, "future": 1, "present": 0}[modifier]
        date = self.published.span(unit, sign * count) if sign else None
        if sign > 0 and unit == "year" and self._role(first).attached.preposition == self.calendar.purpose:
            date = self._years_ahead(count)
        return _Found(first, last, date, _RELATIVE)

    def _years_ahead(self, count: int) -> str | None:
        """The years behind that of publication, as a budget counts them."""
        first, last = self.published.years(1), self.published.years(count)
        return edtf.interval(first, last) if first is not None and last is not None else None

    def _from_stretch(self, index: int, unit: str, count: int | None, first: int, last: int) -> _Found | None:
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
            return None
        if "after" in before.classes:
            if self._role(last).classes & {"from", "of"} or self._outlook(lead, last) != "coming":
                return None
            return self._counted(lead, last, unit, count) if not vague else _Found(lead, last, None, _RELATIVE)
        if "spanning" not in before.classes or vague or "partitive" in self._role(last).classes:
            return None
        outlook = self._outlook(lead, last)
        if outlook == "coming" or ("within" in before.classes and outlook is None):
            return _Found(lead, last, self.published.span(unit, count), _RELATIVE)
        return None

    def _ago(self, lead: int, last: int, unit: str, count: int | None, vague: bool, since: bool) -> _Found | None:
        following = self._role(last)
        if "from" in following.classes and not since:
            return None
        if count is None:
            if self._plural(self._word(last - 1)):
                date = self.published.weeks(-1) if unit == "day" else None
                return _Found(lead + 1, last, date, _RELATIVE)
            count = 1
            if unit == "day":
                return None
        if unit == "decade" or (vague and unit == "year"):
            return _Found(lead + 1, last, None, _RELATIVE)
        if vague and unit == "month" and count == 1:
            return _Found(lead + 1, last, self.published.span("month", -1), _RELATIVE)
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

    def _first_months(self, index: int, unit: str) -> _Found | None:
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
        if count is None or not 1 <= count <= 11 or not self._is_first(look):
            return None
        year = self._year_phrase(look + 1)
        last = year[1] if year is not None else look + 1
        value = year[0] if year is not None else self.published.year
        bare = self._year_number(look + 2) if year is None and "of" in self._role(look + 1).classes else None
        if bare is not None:
            value, last = bare, look + 3
        if value is None:
            return _Found(index, last, None, _RELATIVE)
        basis = year[2] if year is not None else _INFERRED
        return _Found(index, last, f"{edtf.month(value, 1)}/{edtf.month(value, count)}", basis)

    def _from_part_of_year(self, index: int, unit: str) -> _Found | None:
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
        value, basis = self.published.year, _INFERRED
        if year is not None:
            value, look, basis = year
        else:
            bare = self._year_number(look + 1) if "of" in self._role(look).classes else None
            if bare is not None:
                value, look, basis = bare, look + 2, _STATED
            elif self._role(look).modifier is not None:
                look, basis = look + 1, _RELATIVE
            elif "of" in self._role(look).classes:
                return None
            if value is not None and bare is None and self.published.month is not None:
                value -= (number - 1) * months + 1 > self.published.month
        if value is None:
            return _Found(index, look, None, basis)
        first, last = edtf.month(value, (number - 1) * months + 1), edtf.month(value, number * months)
        return _Found(index, look, f"{first}/{last}", basis)

    def _from_season(self, index: int, role: TimeWord, season: int) -> _Found | None:
        last = index + 1
        before = self._role(index - 1)
        year: int | None = None
        basis = _RELATIVE
        phrase = self._year_phrase(last)
        number = self._year_number(last)
        modifier = self._role(last).modifier
        if number is not None:
            year, last, basis = number, last + 1, _STATED
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
            basis = _INFERRED
        else:
            return None
        return _Found(index, last, f"{edtf.year(year)}-{season}" if year is not None else None, basis)

    def _season_year(self, season: int, direction: str | None) -> int | None:
        return self.published.year_of((season - 20) * 3, None, direction)

    def _from_decade(self, index: int, decade: int) -> _Found:
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
        return _Found(index, last, f"{century:02d}{decade // 10}X", _STATED)

    def _from_century(self, index: int) -> _Found | None:
        role = self._role(index)
        if not role.attached.definite:
            return None
        modifier = self._role(index + 1).modifier
        if modifier is not None:
            year = self.published.year
            if year is None or modifier not in ("past", "present", "future"):
                return None
            century = year // 100 + {"past": -1, "present": 0, "future": 1}[modifier]
            return _Found(index, index + 2, f"{century:02d}XX", _RELATIVE)
        ordinal = self.numbers.ordinal(self.words, index + 1, self.count) if index + 1 < self.count else None
        if ordinal is None or not 2 <= ordinal[0] <= 30:
            return None
        return _Found(index, ordinal[1], f"{ordinal[0] - 1:02d}XX", _STATED)

    # Digits.

    def _from_digits(self, index: int) -> _Found | None:
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
            return _Found(index, index + 1, edtf.year(year), _STATED)
        joined = self._after_year(index)
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

    def _numeric(self, index: int) -> _Found | None:
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
        return _Found(index, last, date, _STATED) if date is not None else None

    def _dotted(self, index: int, word: str) -> _Found | None:
        parts = word.split(".")
        date = _numeric_date(parts, ".") if len(parts) == 3 else None
        return _Found(index, index + 1, date, _STATED) if date is not None else None


_BEFORE_YEAR = {"of", "since", "until", "to", "from", "part", "during", "year_name", "ago", "after", "dated"}


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
