"""What an agreement is about, in the document's words."""

from mizan.languages.calendar import calendar
from mizan.languages.marks import QUOTATION_MARKS
from mizan.languages.matters import Matters, matters
from mizan.reading.agreements.clauses import whole
from mizan.reading.agreements.instruments import SIGNING, Instrument, called_after_place
from mizan.reading.text import Text

_CLOSING = frozenset(("between", "with", "relative", "pause", "in_time", "copula", "complement", "subordinator"))
_OPENING = frozenset(("preposition", "conjunction", "conditional", "demonstrative"))
_GOVERNED = frozenset(("on", "to"))
_MADE = SIGNING | {"planned", "in_force", "ended", "finished"}
# The longest subject, in words.
_SUBJECT = 16


def subject(text: Text, instrument: Instrument, end: int) -> str | None:
    """What the agreement is about: the words behind "about", else what it is said to set, else those behind the noun.

    None where what stands behind the noun tells when, where or how it was made, or says something of it.
    """
    words = matters(text.document.language)
    if instrument.entry.category == "agreeing":
        first = _agreed(text, instrument, end, words)
    else:
        first = _about(text, instrument, end, words)
        if first is None:
            first = _set(text, instrument, end)
        if first is None:
            first = _behind(text, instrument, end, words)
    if first is None:
        return None
    first, last = _unquoted(text, first, whole(text, first, _stretch(text, first, end, words)))
    if last > first and _counts_on(text.tokens[last - 1].text, words) and text.bearing("number", last - 1, last):
        last -= 1
    return text.original(first, last) if last > first else None


def _agreed(text: Text, instrument: Instrument, end: int, words: Matters) -> int | None:
    """The word behind "on" or "about", which tells what was agreed."""
    for index in range(instrument.last, end):
        token = text.tokens[index]
        if "on" in token.word.classes or token.text in words.about:
            return index + 1
    return None


def _about(text: Text, instrument: Instrument, end: int, words: Matters) -> int | None:
    """The word behind the first "about" of the clause."""
    tokens = text.tokens
    last = instrument.last
    if instrument.type == "declaration" and last < end and "about" in tokens[last].word.classes:
        return last + 1
    for index in range(last, end):
        if tokens[index].text in words.about:
            return index + 1
        if "pause" in tokens[index].word.classes and (index + 1 == end or tokens[index + 1].text not in words.about):
            break
    return None


def _set(text: Text, instrument: Instrument, end: int) -> int | None:
    """The word behind the verb that says what the agreement sets, right behind the noun."""
    tokens = text.tokens
    first = instrument.last
    if first < end and "relative" in tokens[first].word.classes:
        first += 1
    if instrument.type == "joint_statement" or first >= end or tokens[first].word.conjunction:
        return None
    for cue in instrument.cues:
        if cue.role == "tells" and cue.shape == "verb" and cue.first == first and cue.last < end:
            return cue.last if tokens[cue.last].word.classes.isdisjoint(_GOVERNED) else cue.last + 1
    return None


def _behind(text: Text, instrument: Instrument, end: int, words: Matters) -> int | None:
    """Where the words behind the noun that tell its matter begin, behind what only describes it."""
    tokens = text.tokens
    first = instrument.last
    while first < end and tokens[first].text in words.plain:
        first += 1
    if first + 1 < end and "in" in tokens[first].word.classes and tokens[first + 1].text in words.fields:
        return first + 2
    if first >= end or text.moments_in(first, first + 1):
        return None
    if instrument.type == "declaration" and called_after_place(text, instrument.mention):
        return None
    token = tokens[first]
    word = token.word
    if instrument.mention.pronoun and "on" in word.classes:
        return first + 1
    if word.conjunction or word.classes & _OPENING or token.text in words.aside or _verbal(text, first, words):
        return None
    for cue in instrument.cues:
        if cue.first == first and cue.shape != "act" and cue.role in _MADE:
            return None
    # Behind "the agreement" an indefinite noun says something of it; a proper name or a purpose tells its matter.
    definite = instrument.mention.definite and "on" not in tokens[instrument.last - 1].word.classes
    aim = text.language.grammar["agreements"]["aim"]
    return None if definite and not token.text.startswith((words.article, aim)) else first


def _stretch(text: Text, first: int, end: int, words: Matters) -> int:
    """Where the words from `first` on cease to tell the matter."""
    tokens = text.tokens
    stop = min(end, first + _SUBJECT)
    for moment in text.moments_in(first, stop):
        stop = moment.first
        break
    clause = first < stop and "complement" in tokens[first].word.classes
    for index in range(first + 1 if clause else first, stop):
        token = tokens[index]
        begun = index > first and (token.text in words.aside or (not clause and _verbal(text, index, words)))
        if begun or not token.word.classes.isdisjoint(_CLOSING):
            return index
    return stop


def _counts_on(word: str, words: Matters) -> bool:
    """Whether a number in words is not definite: it counts what follows (an agreement on fish and three memoranda)."""
    return word.isalpha() and not word.startswith(words.article)


def _verbal(text: Text, index: int, words: Matters) -> bool:
    """Whether a word is a verb and nothing else, or opens a clause of its own."""
    token = text.tokens[index]
    if token.text in words.beginning:
        return True
    if token.word.verbs and "resumed" in text.tokens[min(index + 1, len(text.tokens) - 1)].word.classes:
        return True
    if token.word.verbs and not token.word.starts:
        return all(verb.tense == "present" for verb in token.word.verbs)
    times = calendar(text.document.language)
    return len(token.text) > 4 and token.text.startswith(times.future) and not token.text.startswith(times.not_future)


def _unquoted(text: Text, first: int, last: int) -> tuple[int, int]:
    """A stretch without the quotation mark at either end whose other half stands outside."""
    families = [QUOTATION_MARKS.get(token.text) for token in text.tokens[first:last]]
    if families and families[-1] and families.count(families[-1]) % 2:
        return first, last - 1
    if families and families[0] and families.count(families[0]) % 2:
        return first + 1, last
    return first, last
