"""Which currency a name means: the nationality behind it, the states told around it, or the one told before."""

from collections import Counter

from mizan.languages.measures import Unit
from mizan.reading.parts import Sentence
from mizan.reading.text import Text

_STATES = frozenset(("state", "adjective", "capital"))
# How far before a currency, and how far behind it, a state may stand whose it is, in tokens.
_BACK, _AHEAD = 200, 60
_AFAR = _BACK + _AHEAD


class Currencies:
    """Resolves the currencies of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._known: dict[str, str] = {}
        self._counts: dict[str, int] | None = None

    def resolve(self, unit: Unit, after: int, sentence: Sentence) -> tuple[str, str]:
        """The ISO 4217 code of a currency whose name ends before token `after`, and how it was found."""
        if not unit.states:
            return unit.code, "named" if unit.code else "told"
        state = self._state_at(after)
        if state is not None and state in unit.states:
            code = self._known[unit.name] = unit.states[state]
            return code, "nationality"
        if unit.code:
            return unit.code, "named"
        if unit.name in self._known:
            return self._known[unit.name], "before"
        near = self._nearest(unit, sentence, after)
        if near is not None:
            return unit.states[near], "sentence"
        if self._counts is None:
            told = (entry for mention in self.text.mentions for entry in mention.entries)
            self._counts = dict(Counter(entry.key for entry in told if entry.category in _STATES))
        common, most = "", 0
        for key, count in self._counts.items():
            if count > most and key in unit.states:
                common, most = key, count
        if common:
            return unit.states[common], "document"
        return next(iter(unit.states.values())), "guess"

    def _state_at(self, index: int) -> str | None:
        if index >= len(self.text.tokens):
            return None
        for start in self.text.tokens[index].word.starts:
            for entry in start.node.entries:
                if entry.category == "adjective":
                    return entry.key
        return None

    def _nearest(self, unit: Unit, sentence: Sentence, index: int) -> str | None:
        """The state nearest to a currency in its sentence that has one so called; one before it rather than behind."""
        nearest, least = None, _AFAR
        for mention in self.text.mentions_in(max(sentence.first, index - _BACK), min(sentence.last, index + _AHEAD)):
            distance = index - mention.first if mention.first <= index else mention.first - index + _BACK
            if distance < least and mention.may_be(_STATES):
                for entry in mention.entries:
                    if entry.category in _STATES and entry.key in unit.states:
                        nearest, least = entry.key, distance
                        break
        return nearest
