"""A text read for its expressions of time: the words of time around a place, and which way a clause looks."""

from mizan.languages.calendar import NO_WORD, TimeWord, calendar
from mizan.languages.lexicon import Verb
from mizan.languages.measures import measures
from mizan.languages.numbers import numbers
from mizan.model import edtf
from mizan.reading.text import Text
from mizan.reading.times.reckoning import Publication, gregorian_year

STATED, RELATIVE, INFERRED = "stated", "relative", "inferred"

_WINDOW = 14
_AHEAD = 5
_PAUSES = frozenset('،,؛;():"«»“”')
_FROM = frozenset(("from", "between", "since"))
_NAMES = frozenset(["state", "capital", "city", "place", "person", "organisation", "company", "body", "project"])


class Found:
    """An expression in the making: its tokens, its date, how it was reckoned."""

    __slots__ = ("basis", "date", "first", "last", "until")

    def __init__(self, first: int, last: int, date: str | None, basis: str, until: bool = False) -> None:
        self.first = first
        self.last = last
        self.date = date
        self.basis = basis
        self.until = until


class Timeline:
    """A text with its words of time; what the readers of the single kinds of expression share."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.tokens = text.tokens
        self.words = text.words
        self.count = len(self.words)
        code = text.language.code
        self.calendar = calendar(code)
        self.numbers = numbers(code)
        self.measures = measures(code)
        self.published = Publication(text.document.published)
        self.last_year: int | None = None
        self.done = 0

    def _role(self, index: int) -> TimeWord:
        if not self.done <= index < self.count:
            return NO_WORD
        return self.calendar.words.get(self.words[index], NO_WORD)

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < self.count else ""

    def _is_first(self, index: int) -> bool:
        found = self.numbers.ordinals.get(self._word(index))
        return found is not None and found[0] == 1

    def _joins(self, index: int) -> bool:
        """Whether a word joins two days: "and", "to", a dash."""
        word = self._word(index)
        return word in ("-", "–", "—", self.numbers.conjunction) or "to" in self._role(index).classes

    def _daytime(self, index: int) -> int:
        """Where an expression begins that a time of day opens."""
        return index - 1 if "daytime" in self._role(index - 1).classes else index

    def _counted(self, first: int, last: int, unit: str, count: int) -> Found:
        return Found(first, last, self.published.away(unit, count), RELATIVE)

    def _year_number(self, index: int) -> int | None:
        """A year of three or four digits at `index`."""
        word = self._word(index)
        if not (word.isascii() and word.isdecimal() and len(word) == 4):
            return None
        value = int(word)
        return value if 1000 <= value <= 2199 else None

    def _year_phrase(self, index: int) -> tuple[int | None, int, str] | None:
        """A year told in a phrase: [of] [the] year 2018, last year, this year: (year, where it ends, basis)."""
        if "of" in self._role(index).classes:
            index += 1
        if self._word(index) in ("(", ","):
            index += 1
        role = self._role(index)
        if "demonstrative" in role.classes and self._role(index + 1).unit == "year":
            return self.published.year, index + 2, RELATIVE
        if "same" in role.classes and self._role(index + 1).unit == "year":
            return self.last_year, index + 2, RELATIVE
        if role.unit != "year" and "year_name" not in role.classes:
            return None
        value = self._year_number(index + 1)
        if value is not None:
            return value, index + 2, STATED
        following = self._role(index + 1)
        shift = {"past": -1, "present": 0, "future": 1}.get(following.modifier or "")
        if shift is not None:
            year = self.published.year
            explicit = self._year_number(index + 2)
            if explicit is not None:
                return explicit, index + 3, STATED
            return (year + shift if year is not None else None), index + 2, RELATIVE
        if "same" in following.classes or following.modifier == "same":
            return self.last_year, index + 2, RELATIVE
        return None

    def _year_range(self, first: int, index: int, year: int) -> Found:
        """The year at `index`, with a second one that closes a range behind it."""
        last = index + 1
        role = self._role(last)
        if "hijri" in role.classes or (self._word(last) == "/" and year < 1600):
            return Found(first, last + 1, gregorian_year("hijri", year), STATED)
        if "iranian" in role.classes:
            return Found(first, last + 1, gregorian_year("iranian", year), STATED)
        if 1300 <= year <= 1500:
            return Found(first, last, gregorian_year("hijri", year), STATED)
        if "gregorian" in role.classes:
            last += 1
        opened = not _FROM.isdisjoint(self._role(first - 1).classes)
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
                return Found(first, look + 1, f"{edtf.year(year)}/{edtf.year(second)}", STATED)
        if opened and self._word(last).startswith(self.numbers.conjunction) and self._role(last).unit == "year":
            second = self._year_number(last + 1)
            if second is not None and second > year and "between" in self._role(first - 1).classes:
                return Found(first, last + 2, f"{edtf.year(year)}/{edtf.year(second)}", STATED)
        return Found(first, last, edtf.year(year), STATED)

    def _month_at(self, index: int) -> tuple[str, int, bool, int] | None:
        """The month named at `index`: (calendar, number, sure, where it ends)."""
        role = self._role(index)
        longer = role.longer.get(self._word(index + 1)) if role.longer else None
        if longer is not None:
            return (*longer, index + 2)
        if role.month is not None:
            return (*role.month, index + 1)
        return None

    def _month_follows(self, index: int) -> bool:
        """Whether a day of a month stands within the next words, so that it belongs to it."""
        if self._word(index) in ("،", ",", "("):
            index += 1
        if "day_name" in self._role(index).classes:
            index += 1
        if self._word(index)[:1].isdecimal():
            if self._word(index + 1) in ("/", "-") and self._word(index + 2).isdecimal():
                return True
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

    def _outlook(self, first: int, last: int) -> str | None:
        """`coming` where the nearest verb, before the expression or else behind it, tells what is to come.

        The verb of a relative clause that a pause has closed tells nothing of it.
        """
        sentence = self.text.sentence_at(self.tokens[first].start)
        closed = False
        for index in range(first - 1, max(sentence.first, first - _WINDOW) - 1, -1):
            closed = closed or self.words[index] in _PAUSES
            if closed and index > sentence.first and "relative" in self.tokens[index - 1].word.classes:
                continue
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

    def _suits_state(self, index: int, present: list[Verb]) -> bool:
        """Whether a state follows, so that of two readings the feminine present is meant."""
        if index >= self.count or not any(verb.gender == "feminine" for verb in present):
            return False
        starts = self.tokens[index].word.starts
        return any(entry.category == "state" for start in starts for entry in start.node.entries)

    def _tense(self, index: int, low: int) -> str | None:
        """Whether the word at `index` tells what is to come (`coming`) or what was (`recent`)."""
        word = self.words[index]
        token = self.tokens[index]
        role = self.calendar.words.get(word, NO_WORD)
        if len(word) < 3 or "timeless" in role.classes:
            return None
        if "coming" in role.classes:
            return self._unless_told(index, low)
        if "gone" in role.classes:
            return "recent"
        stem = word[1:] if word.startswith(self.numbers.conjunction) else word
        ahead = (
            len(stem) > 3 and stem.startswith(self.calendar.future) and not stem.startswith(self.calendar.not_future)
        )
        if not (ahead or token.word.verbs) or not _NAMES.isdisjoint(token.word.categories):
            return None
        if ahead:
            return "coming"
        verbs = [verb for verb in token.word.verbs if not verb.pronoun]
        tenses = {verb.tense for verb in verbs}
        if tenses == {"past"}:
            noun = len(word) == 3 and index > low and "preposition" in self.tokens[index - 1].word.classes
            return None if noun else "recent"
        if "past" in tenses and self._suits_state(index + 1, [verb for verb in verbs if verb.tense == "present"]):
            return "coming"
        if not tenses or "past" in tenses or all(verb.entry.category != "trigger" for verb in verbs):
            return None
        if word[0] in self.calendar.purpose:
            return None
        return self._unless_told(index, low)

    def _unless_told(self, index: int, low: int) -> str:
        """What is to come, but for the words of someone who told so (he said that he would)."""
        told = index - 2 >= low and any("told" in self._role(before).classes for before in (index - 1, index - 2))
        return "recent" if told else "coming"
