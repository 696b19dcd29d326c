"""Whose a figure is and for when: the parties and the period that the words around tell."""

from collections import Counter
from collections.abc import Iterable, Sequence

from mizan.model import edtf
from mizan.reading.amounts import Amount
from mizan.reading.clauses import Clauses
from mizan.reading.parts import Actor, Moment
from mizan.reading.text import Text

_STATES = frozenset(("state", "person", "dyad", "group", "igo"))
_MANY = 5


class Ascription:
    """Tells parties and periods of a text's figures, in order."""

    def __init__(self, text: Text, amounts: Sequence[Amount]) -> None:
        self.text = text
        spans = [(amount.number.first, amount.last + 1) for amount in amounts if amount.kind == "money"]
        self.money = {index for first, last in spans for index in range(first, last)}
        counts: Counter[str] = Counter()
        for actor in text.actors:
            if actor.kind in ("state", "person") and actor.first not in self.money:
                counts.update(code for code in actor.codes if _is_state(code))
        self.pair = tuple(code for code, _ in counts.most_common(2))
        self.counts = counts
        self.clauses: Clauses | None = None
        self.moments: Sequence[Moment] = ()
        self.actors: Sequence[Actor] = ()
        self.last_period: str | None = None

    def enter(self, clauses: Clauses) -> None:
        """Go on to the next sentence."""
        self.clauses = clauses
        sentence = clauses.sentence
        self.moments = [m for m in self.text.moments_in(sentence.first, sentence.last) if _lasting(m)]
        self.actors = [
            actor
            for actor in self.text.actors_in(sentence.first, sentence.last)
            if actor.codes and actor.kind != "place" and actor.first not in self.money
        ]

    def period(self, amount: Amount, indicator: str) -> tuple[str | None, str]:
        """The period of a figure and how it was found."""
        assert self.clauses is not None
        if indicator == "duration":
            return None, "none"
        own = self.clauses.number(amount.first)
        before: Moment | None = None
        for moment in self.moments:
            there = self.clauses.number(moment.first)
            if moment.first >= amount.last:
                near = there == own or (there == own + 1 and moment.first - amount.last <= 3)
                if near and not any(self._amount_between(amount.last, moment.first)):
                    return self._as_period(moment), "after"
                break
            before = moment
        if before is None:
            return None, "none"
        there = self.clauses.number(before.first)
        if there == own:
            return self._as_period(before), "clause"
        if indicator in ("trade", "exports", "imports", "growth", "share", "gdp", "other", "count", "volume"):
            return self._as_period(before), "sentence"
        return None, "none"

    def _amount_between(self, first: int, last: int) -> Sequence[int]:
        return [index for index in range(first, last) if self.text.tokens[index].text[0].isdecimal()]

    def _as_period(self, moment: Moment) -> str | None:
        date = moment.date
        assert date is not None
        if date.endswith("/.."):
            now = (self.text.document.published or "")[:4]
            start = date[:-3]
            return f"{start}/{now}" if now and edtf.valid(f"{start}/{now}") else date
        return f"../{date}" if moment.until and "/" not in date else date

    def parties(self, amount: Amount, indicator: str) -> tuple[tuple[str, ...], str]:
        """The parties of a figure and how they were found."""
        assert self.clauses is not None
        low, high = self.clauses.around(amount.first, amount.last)
        clause = _codes(actor for actor in self.actors if low <= actor.first < high)
        whole = _codes(self.actors)
        pair = self.pair
        if indicator in ("population", "gdp"):
            near = [actor for actor in self.actors if actor.first < amount.first] or list(self.actors)
            return (clause[:1] or near[-1].codes[:1] if near else clause), "one"
        if 2 <= len(clause) <= _MANY:
            return clause, "clause"
        if len(whole) == 2:
            return whole, "sentence"
        if len(clause) == 1:
            if clause[0] in pair and len(pair) == 2:
                other = pair[1] if clause[0] == pair[0] else pair[0]
                if other in whole or len(whole) == 1:
                    return (clause[0], other), "pair"
            return clause, "one"
        if len(whole) > 2:
            both = tuple(code for code in pair if code in whole)
            return (both, "pair") if len(both) == 2 else (whole[:_MANY], "sentence")
        if len(whole) == 1:
            if whole[0] in pair and len(pair) == 2:
                return pair, "pair"
            return whole, "one"
        return (pair, "document") if len(pair) == 2 else (pair, "one")


def _lasting(moment: Moment) -> bool:
    """Whether a moment is a period rather than a day."""
    return moment.date is not None and len(moment.date) != 10


def _is_state(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isupper()


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for actor in actors:
        codes.update(dict.fromkeys(actor.codes))
    return tuple(codes)
