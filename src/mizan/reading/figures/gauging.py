"""What an amount measures, told by its unit and by the words around it."""

from mizan.languages.indicators import Cue, Indicators
from mizan.reading.figures.amounts import Amount
from mizan.reading.figures.clauses import Clauses
from mizan.reading.text import Text

_FAR = 40
_BEHIND = 8
_CHANGES, _LEVELS = frozenset(("growth", "fall")), frozenset(("rate", "share", "pace"))
_ENDS = ("from", "to")
_TOLD = {"rate": "other", "fall": "growth", "pace": "growth"}
_BY_KIND = {"duration": "duration", "length": "length", "volume": "volume", "count": "count"}


class Gauge:
    """Tells the indicators of a text's amounts, in order; whether the last one is how much something fell."""

    def __init__(self, text: Text, cues: Indicators, amounts: list[Amount]) -> None:
        self.text = text
        self.words = text.words
        self.cues = cues
        self.amounts = amounts
        self.at = -1
        self.clauses: Clauses | None = None
        self.told = "other"
        self.volume = ""
        self.last = "other"
        self.falling = False

    def enter(self, clauses: Clauses) -> None:
        """Go on to the next sentence."""
        self.clauses = clauses

    def indicator(self, amount: Amount) -> tuple[str, str]:
        """The indicator of the next amount and what told it: cue, shared, unit or none."""
        self.at += 1
        self.falling = False
        second = amount.shape == "to" or (amount.shape == "range" and amount.bound == "under")
        closes = second and self._before(amount) is not None
        found = (self.last, "shared") if closes else self._tell(amount)
        self.last = found[0]
        if amount.kind == "money":
            self.told = found[0]
        elif amount.kind == "volume":
            self.volume = found[0]
        return found

    def _before(self, amount: Amount, *kinds: str) -> Amount | None:
        """The amount before this one in its sentence, if it is of one of these kinds."""
        assert self.clauses is not None
        if self.at == 0:
            return None
        before = self.amounts[self.at - 1]
        if before.first < self.clauses.sentence.first or (kinds and before.kind not in kinds):
            return None
        return before

    def _tell(self, amount: Amount) -> tuple[str, str]:
        kind = amount.kind
        if kind == "money":
            return self._money(amount)
        if kind == "share":
            return self._percent(amount)
        if kind == "person":
            own = self.cues.money.read(self.words, amount.noun, amount.noun + 1)
            counted = own is not None and own.indicator == "population"
            if counted or self._best(amount, ("population",), self._start(amount)) is not None:
                return "population", "cue"
        if kind == "volume":
            best = self._best(amount, ("exports", "imports"), self._start(amount))
            if best is not None:
                return best, "cue"
            if self._before(amount, "volume") is not None:
                return self.volume, "shared"
        return ("count" if kind == "person" else _BY_KIND.get(kind, "other")), "unit"

    def _money(self, amount: Amount) -> tuple[str, str]:
        assert self.clauses is not None
        before = self._before(amount, "money")
        if before is not None:
            equated = amount.first - before.last <= 3 and self.words[amount.first - 1] == "("
            if equated or amount.shape == "range" or self.told == "aid":
                return self.told, "shared"
        best = self._best(amount, (), self._start(amount))
        if best is not None:
            return best, "cue"
        if before is not None:
            return self.told, "shared"
        best = self._best(amount, (), max(self.clauses.sentence.first, amount.first - 4 * _FAR))
        if best is not None:
            return best, "sentence"
        if self._refers(amount):
            return self.told, "before"
        return "other", "none"

    def _refers(self, amount: Amount) -> bool:
        """Whether the clause speaks of a sum told before: its value, this figure."""
        assert self.clauses is not None
        low = max(self.clauses.sentence.first, amount.first - _FAR)
        words, anaphora = self.words, self.cues.anaphora
        return any(anaphora.read(words, index, amount.first) is not None for index in range(low, amount.first))

    def _start(self, amount: Amount) -> int:
        """Where the words about an amount may begin: behind the amount before, though not behind what it counts."""
        assert self.clauses is not None
        start = max(self.clauses.sentence.first, amount.first - _FAR)
        before = self._before(amount)
        if before is None:
            return start
        return max(start, before.noun if before.kind in ("count", "person") else before.last)

    def _end(self, amount: Amount) -> int:
        assert self.clauses is not None
        end = min(self.clauses.sentence.last, amount.last + _BEHIND)
        if self.at + 1 < len(self.amounts):
            following = self.amounts[self.at + 1]
            end = min(end, max(following.first, amount.last))
        return end

    def _best(self, amount: Amount, only: tuple[str, ...], start: int) -> str | None:
        """The indicator for which the words around speak most strongly."""
        assert self.clauses is not None
        scores: dict[str, float] = {}
        own = self.clauses.number(amount.first)
        limit = self._end(amount)
        end = -1
        for index in self.text.bearing("money_cue", start, limit):
            if index < end or amount.number.first <= index < amount.last:
                continue
            cue = self.cues.money.read(self.words, index, limit)
            if cue is None:
                continue
            following = cue.conjoined and (index == end or index >= amount.last)
            if not following and (not only or cue.indicator in only):
                score = self._score(cue, index, amount, own)
                scores[cue.indicator] = max(scores.get(cue.indicator, 0.0), score)
            end = index + cue.length
        best = max(scores, key=scores.__getitem__) if scores else None
        return best if best is not None and scores[best] > 0 else None

    def _score(self, cue: Cue, index: int, amount: Amount, own: int) -> float:
        assert self.clauses is not None
        there = self.clauses.number(index)
        weight = cue.weight / 2 if cue.preposition == self.cues.purpose else cue.weight
        if index < amount.first:
            return weight / (1 + (amount.first - index) / 8) / (1 + 0.5 * (own - there))
        if there != own:
            return 0.0
        return 0.7 * weight / (1 + (index - amount.last) / 3)

    def _percent(self, amount: Amount) -> tuple[str, str]:
        """Growth, share or rate: by the nearest word that tells; "by" so much is growth where anything grew."""
        assert self.clauses is not None
        lead = self.cues.percent.read(self.words, max(0, amount.first - 1), amount.first)
        manner = lead.indicator if lead is not None and lead.indicator in ("by", "to") else ""
        if not manner and self.words[amount.first].startswith(self.cues.by):
            manner = "by"
        parted = amount.last < len(self.words) and self.words[amount.last] in self.cues.partitive
        scores: dict[str, float] = {}
        own = self.clauses.number(amount.first)
        end = min(self._end(amount), amount.last + 3)
        for index in self.text.bearing("percent_cue", self._start(amount), end):
            if amount.first <= index < amount.last:
                continue
            cue = self.cues.percent.read(self.words, index, self.clauses.sentence.last)
            if cue is None or cue.indicator in ("by", "to"):
                continue
            there = self.clauses.number(index)
            if index < amount.first:
                score = 1 / (1 + (amount.first - index) / 4) / (1 + 0.5 * (own - there))
            else:
                score = 1 / (1 + (index - amount.last) / 1.5) if there == own else 0.0
            if cue.indicator in _CHANGES or (cue.indicator == "pace" and manner != "to"):
                score *= 4 if manner == "by" else 0.0 if parted and there != own else 1
            other = index > amount.last or (manner == "to" and not cue.preposition)
            if (cue.indicator == "fall" and other) or (cue.indicator in _CHANGES and amount.shape in _ENDS):
                score = 0.0
            if cue.indicator in _LEVELS and manner == "to":
                score *= 4
            scores[cue.indicator] = max(scores.get(cue.indicator, 0.0), score)
        if not any(scores.values()):
            return "share", "none"
        best = max(scores, key=scores.__getitem__)
        self.falling = best == "fall"
        return _TOLD.get(best, best), "cue"
