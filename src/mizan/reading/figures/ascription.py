"""Whose a figure is and for when: the parties and the period that the words around tell."""

from functools import cached_property

from mizan.languages.calendar import calendar
from mizan.languages.indicators import indicators
from mizan.languages.number_context import number_context
from mizan.model import edtf
from mizan.reading.figures.amounts import Amount
from mizan.reading.figures.clauses import Clauses
from mizan.reading.figures.parties import Party, codes, counted, is_state, party
from mizan.reading.parts import Actor, Moment
from mizan.reading.text import Text, within

_BETWEEN = frozenset(("trade", "exports", "imports", "investment", "aid", "contract_value", "project_value"))
_MUTUAL = frozenset(
    ("agreement", "memorandum", "document", "contract", "project", "meeting", "visit", "flight", "diplomat")
)
_CARRIED = frozenset(("trade", "exports", "imports", "growth", "gdp", "other", "volume"))
_DATELINE = 14
_REACH = 24
_COMMAS = frozenset("،,؛;")
_DASHES = frozenset("-–—:")
_MANY = 5
_BEHIND = 10
_SOURCE = 3
_BASE = 5
_AROUND = 200
# How many times more often than the second the first state must be told for a figure to be its alone.
_DOMINANT = 2.5
_COUNTRIES = frozenset(("country", "state"))
_SHORT = frozenset(("week", "day"))
# An EDTF date that is longer is a stretch from day to day.
_POINT = 20


class Ascription:
    """Tells parties and periods of a text's figures, in order."""

    def __init__(self, text: Text, amounts: list[Amount]) -> None:
        self.text = text
        spans = [(amount.number.first, amount.last) for amount in amounts if amount.kind == "money"]
        self.money = {index for first, last in spans for index in range(first, last)}
        # Behind an amount a nationality is rather that of its currency; whom it is for has a preposition.
        behind = {last for _, last in spans}
        self.money |= {actor.first for actor in text.actors if actor.first in behind and not actor.prefix}
        self.told: tuple[str, ...] = ()
        self.clauses: Clauses | None = None
        self.moments: list[Moment] = []
        self.near: list[Party] = []
        self.amounts = amounts
        self._places = [amount.number.first for amount in amounts]
        self.cues = indicators(text.language.code)
        self.around = number_context(text.language.code)
        self.calendar = calendar(text.language.code)
        self._known: dict[int, Party] = {}

    def _party(self, actor: Actor) -> Party:
        found = self._known.get(actor.first)
        if found is None:
            found = self._known[actor.first] = party(actor)
        return found

    @cached_property
    def _ranked(self) -> list[tuple[str, int]]:
        """The states and areas that the document tells most often, and how often."""
        named = [self._party(actor) for actor in self.text.actors]
        counts = counted([each for each in named if each.area or each.first not in self.money])
        return sorted(counts.items(), key=lambda told: -told[1])[:_MANY]

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two that the document is most about."""
        return tuple(code for code, _ in self._ranked[:2])

    @cached_property
    def dominant(self) -> tuple[str, ...]:
        """The state that the document is about far more than any other."""
        told = [count for _, count in self._ranked[:2]]
        return self.pair[:1] if len(told) == 2 and told[0] > _DOMINANT * told[1] else ()

    @cached_property
    def group(self) -> tuple[str, ...]:
        """The states meant by "the five states": as many of those told most often."""
        for amount in self.amounts:
            if amount.shape == "before" and amount.unit in _COUNTRIES and amount.value >= 3:
                states = [code for code, _ in self._ranked if is_state(code)]
                if amount.value <= len(states):
                    return tuple(states[: int(amount.value)])
        return ()

    def enter(self, clauses: Clauses) -> None:
        """Go on to the next sentence."""
        self.clauses = clauses
        sentence = clauses.sentence
        self.moments = [moment for moment in clauses.moments if self._lasting(moment)]
        start = self._dateline(sentence.first, sentence.last)
        named = [
            self._party(actor)
            for actor in clauses.actors
            if actor.first >= start and actor.first not in self.money and not self._tells(actor)
        ]
        named = [each for each in named if each.states or each.others]
        self.near = [each for at, each in enumerate(named) if not (at and _qualifies(each.actor, named[at - 1].actor))]

    def _tells(self, actor: Actor) -> bool:
        """Whether an organisation only tells the figure (by data of the World Bank)."""
        tokens = self.text.tokens
        return actor.kind == "igo" and any(
            "attribution" in tokens[index].word.classes for index in range(max(actor.first - _SOURCE, 0), actor.first)
        )

    def _lasting(self, moment: Moment) -> bool:
        """Whether a moment is a period: longer than a week, or an explicit stretch of days."""
        if moment.date is None or len(moment.date) == 10:
            return False
        if len(moment.date) > _POINT:
            return True
        known = (self.calendar.words.get(word) for word in self.text.words[moment.first : moment.last])
        return not any(word is not None and (word.unit or word.dual) in _SHORT for word in known)

    def _dateline(self, first: int, last: int) -> int:
        """Where a sentence begins behind its dateline: Dubai (CNN) --."""
        words = self.text.words
        for index in range(first, min(last - 1, first + _DATELINE)):
            if words[index] == ")" and words[index - 1].isascii() and words[index + 1] in _DASHES:
                return index + 2
        return first

    def period(self, amount: Amount, indicator: str) -> tuple[str | None, str]:
        """The period of a figure and how it was found."""
        assert self.clauses is not None
        if indicator == "duration" or amount.shape == "from" or not self.moments:
            return None, "none"
        before: Moment | None = None
        for moment in self.moments:
            if self._compared(moment, amount, indicator):
                continue
            if moment.first >= amount.last:
                if self._follows(amount, moment):
                    return self._as_period(moment), "after"
                break
            before = moment
        if before is None:
            return None, "none"
        there = self.clauses.number(before.first)
        steps = self.clauses.number(amount.first) - there
        if steps == 0:
            return self._as_period(before), "clause"
        fronted = steps == 1 and before.last + 1 >= self.clauses.bounds[there + 1]
        if indicator in _CARRIED or (indicator == "share" and steps == 1) or fronted:
            return self._as_period(before), "sentence"
        return None, "none"

    def _compared(self, moment: Moment, amount: Amount, indicator: str) -> bool:
        """Whether a moment behind an amount tells only what that is compared with."""
        words = self.text.words[max(amount.last, moment.first - _BASE) : max(moment.first, amount.last)]
        around = self.around
        return any(word in around.compared or (indicator == "growth" and word in around.than) for word in words)

    def _follows(self, amount: Amount, moment: Moment) -> bool:
        """Whether a moment behind an amount still tells its period: no comma and no other amount between them.

        An amount in brackets only tells the same in other money; an explicit stretch of days reaches further back.
        """
        if moment.first - amount.last >= _REACH:
            return False
        words = self.text.words[amount.last : moment.first]
        stretch = moment.date is not None and len(moment.date) > _POINT
        depth = 0
        for offset, word in enumerate(words):
            if word in "()":
                depth += 1 if word == "(" else -1
            elif stretch:
                continue
            elif (word[0].isdecimal() and depth <= 0) or (word in _COMMAS and len(words) - offset > 3):
                return False
        return True

    def _as_period(self, moment: Moment) -> str | None:
        date = moment.date
        assert date is not None
        if date.endswith("/.."):
            now = (self.text.document.published or "")[:4]
            start = date[:-3]
            return f"{start}/{now}" if now and edtf.valid(f"{start}/{now}") else date
        return f"../{date}" if moment.until and "/" not in date else date

    def parties(self, amount: Amount, indicator: str, low: int, high: int) -> tuple[tuple[str, ...], str]:
        """The parties of a figure and how they were found; its clause is tokens `low` … `high - 1`."""
        self.told, how = self._parties(amount, indicator, low, high)
        return self.told, how

    def _parties(self, amount: Amount, indicator: str, low: int, high: int) -> tuple[tuple[str, ...], str]:
        start, end = amount.first - _AROUND, amount.last + _AROUND
        around = [each for each in self.near if start <= each.first < end]
        inside = [each for each in around if low <= each.first < high]
        near = codes(inside)
        whole = near if len(inside) == len(around) else codes(around)
        between = indicator in _BETWEEN or amount.unit in _MUTUAL
        if amount.unit in _COUNTRIES and amount.kind == "count":
            if amount.shape == "before" and len(self.group) == amount.value:
                return self.group, "group"
            return (near, "clause") if len(near) <= _MANY else ((), "none")
        if self.told and self._refers(amount, high):
            return self.told, "before"
        companies = _companies(amount, around, near, whole, indicator)
        if companies:
            return companies, "companies"
        if indicator == "population":
            before = codes(each for each in around if each.first < amount.first)
            return (near[:1] or before[-1:] or whole[:1]), "one"
        if len(near) > 2:
            closer = codes([each for each in inside if self._closest(each, amount)])
            near = closer if len(closer) >= 2 else near
        if 2 <= len(near) <= _MANY:
            return near, "clause"
        if len(whole) == 2 and not (len(near) == 1 and amount.kind == "person"):
            return whole, "sentence"
        if len(near) == 1:
            other = self._partner(near[0]) if between else None
            if other is not None and (other in whole or len(whole) == 1):
                return (near[0], other), "partner"
            return near, "one"
        if len(whole) > 2:
            both = tuple(code for code in self.pair if code in whole)
            return (both, "pair") if len(both) == 2 else (whole[:_MANY], "sentence")
        if len(whole) == 1:
            other = self._partner(whole[0]) if between else None
            return (whole, "one") if other is None else ((whole[0], other), "partner")
        if self.group:
            return self.group, "group"
        if self.dominant and not between:
            return self.dominant, "dominant"
        return self.pair, "document"

    def _refers(self, amount: Amount, high: int) -> bool:
        """Whether the words behind an amount refer to what was told before: of this investment, of it."""
        words, reference = self.text.words, self.cues.reference
        limit = min(high, amount.last + _BEHIND)
        return any(reference.read(words, index, limit) is not None for index in range(amount.last, limit))

    def _partner(self, code: str) -> str | None:
        """The other of the two states that the document is most about."""
        if len(self.pair) < 2 or code not in self.pair:
            return None
        return self.pair[1] if code == self.pair[0] else self.pair[0]

    def _closest(self, party: Party, amount: Amount) -> bool:
        """Whether no other amount stands between a party and this one."""
        start, end = sorted((party.first, amount.number.first))
        return all(other is amount for other in within(self.amounts, self._places, start, end))


def _qualifies(actor: Actor, before: Actor) -> bool:
    """Whether an actor is only the nationality of the company before it, or what it is called besides."""
    if before.kind != "company" or actor.prefix:
        return False
    behind = actor.first - before.last
    if behind == 1 and actor.kind == "company" and before.how == "known" and actor.how == "head":
        return True
    return behind == 0 or (behind == 1 and any(entry.category == "adjective" for entry in actor.entries))


def _companies(
    amount: Amount, parties: list[Party], near: tuple[str, ...], whole: tuple[str, ...], indicator: str
) -> tuple[str, ...]:
    """The two companies a sum stands between: the sentence's first and the last before it; or owner and owned."""
    told = [each.states[0] for each in parties if each.actor.kind == "company" and each.first < amount.first]
    if not told and indicator != "share":
        return ()
    close = [name for name in near if not is_state(name)]
    others = [name for name in told if name != told[0]]
    if others and len(close) < 2 and len(close) == len(near):
        return told[0], others[-1]
    if indicator == "share" and len(near) == len(close) == 1:
        owners = [code for code in whole if is_state(code)]
        return (*owners[:1], *close)
    return ()
