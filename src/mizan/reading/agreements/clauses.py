"""The clause about an instrument: where it ends, and how many of them it tells of."""

from mizan.languages.numbers import numbers
from mizan.reading.agreements.instruments import Cue, Instrument
from mizan.reading.text import Text

_DANGLING = frozenset(("preposition", "conjunction", "with", "on", "to", "subordinator"))
# How far before a noun its number and a date may begin; more instruments are told of nowhere.
_NUMBER, _DATE, _MANY = 4, 6, 1000
# The longest subject, in words.
_SUBJECT = 16


def clause_end(text: Text, instrument: Instrument) -> int:
    """Where the clause about the instrument ends: a full pause, or the next instrument unless that is its subject."""
    tokens = text.tokens
    for index in range(instrument.last, instrument.right):
        if index > instrument.last + 6 and "pause" in tokens[index].word.classes:
            return index
    last = max(instrument.right, instrument.last)
    if last > instrument.last and "about" in tokens[last - 1].word.classes:
        limit = min(text.sentence_at(tokens[instrument.first].start).last, last + _SUBJECT)
        while last < limit and "pause" not in tokens[last].word.classes:
            last += 1
    return whole(text, instrument.last, last)


def cue_end(text: Text, instrument: Instrument, cue: Cue) -> int:
    """Where the clause of a cue behind the noun ends, which may stand behind a pause (…, which they signed in May)."""
    index = cue.last
    while index < instrument.right and "pause" not in text.tokens[index].word.classes:
        index += 1
    return index


def whole(text: Text, first: int, last: int) -> int:
    """The end of a stretch without the prepositions and verbs that hang over, as what they govern is cut off."""
    while last > first and (text.tokens[last - 1].word.classes & _DANGLING or text.tokens[last - 1].word.verbs):
        last -= 1
    return last


def count(text: Text, instrument: Instrument) -> int | None:
    """How many instruments are told of, by the number that ends just before the noun and is no date."""
    read = numbers(text.document.language).read
    for first in range(max(0, instrument.first - _NUMBER), instrument.first):
        number = read(text.words, first, instrument.first)
        if number is not None and number.last == instrument.first:
            dated = any(moment.last > first for moment in text.moments_in(max(0, first - _DATE), instrument.first))
            whole = number.value == int(number.value) and number.value < _MANY and not number.attached.definite
            return int(number.value) if whole and not dated else None
    return None
