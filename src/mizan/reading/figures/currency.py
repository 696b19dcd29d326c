"""Which currency a name means: the nationality behind it, the states told around it, or the one told before."""

from collections import Counter

from mizan.languages.measures import Unit
from mizan.reading.parts import Sentence
from mizan.reading.text import Text

_STATES = ("state", "adjective", "capital")


class Currencies:
    """Resolves the currencies of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._known: dict[str, str] = {}
        self._counts: Counter[str] | None = None

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
        near = [code for code in self._near(sentence, after) if code in unit.states]
        if near:
            return unit.states[near[0]], "sentence"
        if self._counts is None:
            self._counts = Counter(
                entry.key for mention in self.text.mentions for entry in mention.entries if entry.category in _STATES
            )
        common = [key for key, _ in self._counts.most_common() if key in unit.states]
        if common:
            return unit.states[common[0]], "document"
        return next(iter(unit.states.values())), "guess"

    def _state_at(self, index: int) -> str | None:
        if index >= len(self.text.tokens):
            return None
        for start in self.text.tokens[index].word.starts:
            for entry in start.node.entries:
                if entry.category == "adjective":
                    return entry.key
        return None

    def _near(self, sentence: Sentence, index: int) -> list[str]:
        """The states of the sentence, the nearest before the currency first."""
        found = [
            (mention.first, entry.key)
            for mention in self.text.mentions_in(max(sentence.first, index - 200), min(sentence.last, index + 60))
            for entry in mention.entries
            if entry.category in _STATES
        ]
        found.sort(key=lambda pair: (pair[0] > index, abs(pair[0] - index)))
        return [key for _, key in found]
