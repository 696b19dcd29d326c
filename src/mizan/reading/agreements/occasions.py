"""When an agreement was made or is due: the times of its clause, and the day the text reports."""

from datetime import date, timedelta

from mizan.reading.agreements.instruments import Instrument
from mizan.reading.parts import Moment
from mizan.reading.text import Text

_WEEK = 6
# No remark in brackets that only dates an instrument is longer, in tokens.
_REMARK = 10
# The most tokens from "that" to the word that tells of the making: announced that it was agreed.
_RIGHT_BEHIND = 6
_OBJECT = frozenset(("on", "complement"))


def ahead(text: Text, moment: Moment) -> bool:
    """Whether a moment lies behind the day of publication."""
    published = text.document.published
    return bool(published and moment.date and moment.date[:10] > published and moment.date[:4].isdigit())


def moment(
    text: Text, instrument: Instrument, first: int, last: int, done: bool, *, apart: bool, news: bool
) -> Moment | None:
    """When: the time told in brackets behind it or in the clause, else the nearest before it, short of who said it.

    What was not done at a day (an agreement in force, one proposed) takes no day, only a year or a month. What stands
    before it tells not when it was made, but when something else was done, where it stands `apart`. Where it is told as
    `news`, it was told when it was agreed.
    """
    inside = [moment for moment in text.moments_in(*_brackets(text, last)) if _datable(moment, done)]
    inside += [moment for moment in text.moments_in(first, _clause(text, instrument, last)) if _datable(moment, done)]
    if inside:
        return inside[0]
    if instrument.listed or apart:
        return None
    left = instrument.left
    made = first
    for cue in instrument.cues:
        if cue.entry.category == "agreeing" and left <= cue.first < made:
            made = cue.first
    for index in range(first - 1, left - 1, -1):
        classes = text.tokens[index].word.classes
        if "opening" in classes or ("complement" in classes and not (news and made - index <= _RIGHT_BEHIND)):
            left = index
            break
    before = [moment for moment in text.moments_in(left, first) if _datable(moment, done)]
    return before[-1] if before else None


def _clause(text: Text, instrument: Instrument, last: int) -> int:
    """Where a further act joined by "and" begins behind the noun, or what was agreed on; `last` where neither does."""
    agreeing = instrument.entry.category == "agreeing"
    for index in range(instrument.last, last):
        word = text.tokens[index].word
        if (word.conjunction and word.verbs) or (agreeing and not word.classes.isdisjoint(_OBJECT)):
            return index
    return last


def _brackets(text: Text, first: int) -> tuple[int, int]:
    """The tokens of the brackets that open right behind an instrument's name; none where none open."""
    words = text.words[first : first + _REMARK]
    if not words or words[0] != "(" or ")" not in words:
        return first, first
    return first, first + words.index(")")


def _datable(moment: Moment, done: bool) -> bool:
    """Whether a time can be when something was signed: a point, not an end, a span or a century."""
    stamp = moment.date or ""
    return bool(stamp) and not moment.until and "/" not in stamp and "X" not in stamp and (done or len(stamp) < 10)


def next_week(text: Text, moment: Moment) -> str | None:
    """The day a weekday means with a verb in the present: the coming one, not the one past."""
    published, day = _day(text.document.published), _day(moment.date)
    if published is None or day is None or moment.basis == "stated" or not 0 < (published - day).days <= _WEEK:
        return None
    return (day + timedelta(7)).isoformat()


def occasion(text: Text) -> str | None:
    """The day the text reports: the first it names that lies within a week before its publication."""
    published = _day(text.document.published)
    if published is None:
        return None
    for moment in text.moments[:40]:
        day = _day(moment.date)
        if day is not None and 0 <= (published - day).days <= _WEEK:
            return moment.date
    return None


def _day(stamp: str | None) -> date | None:
    if not stamp or len(stamp) < 10:
        return None
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
