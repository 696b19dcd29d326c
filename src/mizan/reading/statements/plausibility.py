"""Whether words that look like words of saying are such where they stand."""

from mizan.reading.statements.openings import Opening
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speakers import Speaker
from mizan.reading.text import Text

_COMMAS = frozenset("،,")
_TOLD = frozenset(("affirm", "announce", "deny"))
_NAMED = frozenset(
    (
        "named",
        "paper",
        "later",
        "joint",
        "guessed",
        "apposed",
        "partial",
        "unlisted",
        "quoted",
        "holder",
        "office",
        "recalled",
        "adjacent",
        "antecedent",
        "mouth",
    )
)
_UNDERSTOOD = frozenset(("same", "before", "understood", "unlike", "previous"))
# Content that opens within so many tokens belongs to the words before it.
_CLOSE = 2


def plausible(text: Text, saying: Saying, opening: Opening, speaker: Speaker) -> bool:
    """Whether a speaker and an opening make a statement of words of saying."""
    clear = opening.kind in ("clause", "quote", "colon")
    close = opening.first - saying.last <= _CLOSE
    alone = saying.number in ("plural", "dual") and len(speaker.names) == 1
    if (speaker.how in _UNDERSTOOD or speaker.how == "relative") and alone:
        return False
    if saying.form == "noun":
        return clear or (speaker.how in ("named", "joint") and saying.kind in _TOLD)
    if saying.form == "participle":
        return _participle(text, saying, clear, close)
    resumed = saying.last < len(text.tokens) and "saying_resumptive" in text.tokens[saying.last].word.classes
    if resumed and not (opening.kind in ("quote", "colon") or (clear and close)):
        return False
    if saying.kind == "describe" and opening.kind == "clause" and not saying.pronoun:
        return False
    if saying.pronoun and opening.kind == "object" and saying.kind != "describe":
        return False
    if speaker.how == "relative" and not (clear and close):
        return False
    if speaker.how == "unlike" and not clear:
        return False
    return not saying.ambiguous or _unambiguous(text, saying, opening, speaker)


def _participle(text: Text, saying: Saying, clear: bool, close: bool) -> bool:
    """A participle may be an adjective or, in the feminine, a noun."""
    apart = saying.first == 0 or text.tokens[saying.first - 1].text in _COMMAS
    if saying.ambiguous:
        return clear and (close or apart)
    alone = (saying.gender, saying.number) == ("masculine", "singular")
    return apart or saying.joined or alone or (clear and close)


def _unambiguous(text: Text, saying: Saying, opening: Opening, speaker: Speaker) -> bool:
    """Whether what surrounds an ambiguous verb (or preposition, or noun) makes it a verb of saying."""
    if saying.number == "dual":
        return saying.joined or speaker.number == "plural"
    clear = opening.kind in ("clause", "quote", "colon")
    close = opening.first - saying.last <= _CLOSE
    before = text.tokens[saying.first - 1].word.classes if saying.first else frozenset()
    if "preposition" in text.tokens[saying.first].word.classes:
        linked = opening.kind == "link" and not saying.clitics
        return (clear or linked or "saying_joint" in before) and (speaker.how in _NAMED or close)
    if speaker.how in _NAMED or "saying_joint" in before:
        return True
    return clear and (saying.joined or close)
