"""What an amount measures, told by its unit and by the words around it."""

from mizan.languages.indicators import Cue, Indicators
from mizan.reading.amounts import Amount
from mizan.reading.clauses import Clauses
from mizan.reading.text import Text

_FAR = 40
_BEHIND = 8
_BY_KIND = {"duration": "duration", "length": "length", "volume": "volume", "count": "count"}


class Gauge:
    """Tells the indicators of a text's amounts, in order."""

    def __init__(self, text: Text, cues: Indicators) -> None:
        self.words = [token.text for token in text.tokens]
        self.cues = cues
        self.clauses: Clauses | None = None
        self.before: Amount | None = None
        self.told = "other"

    def enter(self, clauses: Clauses) -> None:
        """Go on to the next sentence."""
        self.clauses = clauses
        self.before = None

    def indicator(self, amount: Amount) -> tuple[str, str]:
        """The indicator of an amount and what told it: cue, shared, unit or none."""
        found = self._tell(amount)
        self.before = amount
        if amount.kind == "money":
            self.told = found[0]
        return found

    def _tell(self, amount: Amount) -> tuple[str, str]:
        kind = amount.kind
        if kind == "money":
            return self._money(amount)
        if kind == "share":
            return self._percent(amount)
        if kind in ("person", "volume", "count"):
            best = self._best(amount, ("population", "exports", "imports"), 3)
            if best is not None and kind == "person" and best == "population":
                return best, "cue"
            if best is not None and kind == "volume" and best != "population":
                return best, "cue"
        return ("count" if kind == "person" else _BY_KIND.get(kind, "other")), "unit"

    def _money(self, amount: Amount) -> tuple[str, str]:
        if self.before is not None and self.before.kind == "money" and self._equated(self.before, amount):
            return self.told, "shared"
        best = self._best(amount, (), 0)
        if best is not None:
            return best, "cue"
        if self.before is not None and self.before.kind == "money":
            return self.told, "shared"
        return "other", "none"

    def _equated(self, before: Amount, amount: Amount) -> bool:
        """Whether the amount only tells the one before in other money: (49 billion dollars)."""
        opening = self.words[amount.first - 1]
        return amount.first - before.last <= 3 and opening == "("

    def _best(self, amount: Amount, only: tuple[str, ...], least: int) -> str | None:
        """The indicator for which the words around speak most strongly."""
        assert self.clauses is not None
        scores: dict[str, float] = {}
        sentence = self.clauses.sentence
        own = self.clauses.number(amount.first)
        start = max(sentence.first, amount.first - _FAR)
        if self.before is not None:
            start = max(start, self.before.last)
        index = start
        limit = min(sentence.last, amount.last + _BEHIND)
        while index < limit:
            cue = self.cues.read(self.cues.money, self.words, index, sentence.last)
            if cue is None or amount.first <= index < amount.last:
                index += 1
                continue
            score = self._score(cue, index, amount, own)
            if (not only or cue.indicator in only) and cue.weight >= least and score > 0:
                scores[cue.indicator] = max(scores.get(cue.indicator, 0.0), score)
            index += cue.length
        return max(scores, key=lambda name: scores[name]) if scores else None

    def _score(self, cue: Cue, index: int, amount: Amount, own: int) -> float:
        assert self.clauses is not None
        there = self.clauses.number(index)
        if index < amount.first:
            distance = amount.first - index
            return cue.weight / (1 + distance / 8) / (1 + 0.5 * (own - there))
        if there != own:
            return 0.0
        distance = index - amount.last
        return 0.7 * cue.weight / (1 + distance / 3)

    def _percent(self, amount: Amount) -> tuple[str, str]:
        """Growth, share or rate: by the nearest word that tells."""
        assert self.clauses is not None
        sentence = self.clauses.sentence
        own = self.clauses.number(amount.first)
        best, best_score = "", 0.0
        start = max(sentence.first, amount.first - _FAR // 2)
        if self.before is not None:
            start = max(start, self.before.last)
        for index in range(start, min(sentence.last, amount.last + 3)):
            if amount.first <= index < amount.last:
                continue
            cue = self.cues.read(self.cues.percent, self.words, index, sentence.last)
            if cue is None:
                continue
            there = self.clauses.number(index)
            if index < amount.first:
                score = 1 / (1 + (amount.first - index) / 4) / (1 + 0.5 * (own - there))
            elif there == own:
                score = 1 / (1 + (index - amount.last) / 1.5)
            else:
                continue
            if score > best_score:
                best, best_score = cue.indicator, score
        if best == "rate":
            return "other", "cue"
        return (best, "cue") if best else ("share", "none")
