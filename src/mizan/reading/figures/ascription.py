"""Whose a figure is and for when: the parties and the period that the words around tell."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from mizan.languages.calendar import calendar
from mizan.languages.indicators import indicators
from mizan.model import edtf
from mizan.reading.figures.amounts import Amount
from mizan.reading.figures.clauses import Clauses
from mizan.reading.parts import Actor, Moment
from mizan.reading.text import Text

_PARTIES = frozenset(("state", "dyad", "group", "person", "institution"))
_AREAS = frozenset(("continent", "region"))
_GONE = frozenset(("SUN", "YUG", "CSK", "DDR"))
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
_AROUND = 200
# How many times more often than the second the first state must be told for a figure to be its alone.
_DOMINANT = 2.5
# How often an area must be told to be what a document is about.
_OFTEN = 3
_COUNTRIES = frozenset(("country", "state"))


class Ascription:
    """Tells parties and periods of a text's figures, in order."""

    def __init__(self, text: Text, amounts: Sequence[Amount]) -> None:
        self.text = text
        spans = [(amount.number.first, amount.last + 1) for amount in amounts if amount.kind == "money"]
        self.money = {index for first, last in spans for index in range(first, last)}
        counts: Counter[str] = Counter()
        areas: Counter[str] = Counter()
        for actor in text.actors:
            if _is_area(actor):
                areas[actor.name] += 1
            elif actor.first not in self.money:
                counts.update(code for code in _codes([actor]) if _is_state(code))
        counts.update({name: count for name, count in areas.items() if count >= _OFTEN})
        ranked = [code for code, _ in counts.most_common(_MANY)]
        lead = [count for _, count in counts.most_common(2)]
        self.dominant = ranked[:1] if len(lead) == 2 and lead[0] > _DOMINANT * lead[1] else []
        self.pair = tuple(ranked[:2])
        self.group = _group(amounts, [code for code in ranked if _is_state(code)])
        self.told: tuple[str, ...] = ()
        self.clauses: Clauses | None = None
        self.moments: Sequence[Moment] = ()
        self.actors: Sequence[Actor] = ()
        self.amounts = amounts
        self.cues = indicators(text.language.code)
        self.calendar = calendar(text.language.code)

    def enter(self, clauses: Clauses) -> None:
        """Go on to the next sentence."""
        self.clauses = clauses
        sentence = clauses.sentence
        self.moments = [m for m in self.text.moments_in(sentence.first, sentence.last) if self._lasting(m)]
        start = self._dateline(sentence.first, sentence.last)
        self.actors = [
            actor
            for actor in self.text.actors_in(start, sentence.last)
            if _codes([actor]) and actor.first not in self.money
        ]
        self.actors = [actor for at, actor in enumerate(self.actors) if not self._qualifies(at)]

    def _qualifies(self, at: int) -> bool:
        """Whether an actor is only the nationality of the company before it."""
        if at == 0:
            return False
        before, actor = self.actors[at - 1], self.actors[at]
        adjective = any(entry.category == "adjective" for entry in actor.entries)
        behind = actor.first - before.last
        return before.kind == "company" and not actor.prefix and (behind == 0 or (adjective and behind == 1))

    def _lasting(self, moment: Moment) -> bool:
        """Whether a moment is a period: longer than a week, or an explicit stretch of days."""
        if moment.date is None or len(moment.date) == 10:
            return False
        words = self.calendar.words
        units = {
            words[token.text].unit or words[token.text].dual
            for token in self.text.tokens[moment.first : moment.last]
            if token.text in words
        }
        return not ({"week", "day"} & units) or len(moment.date) > 20

    def _dateline(self, first: int, last: int) -> int:
        """Where a sentence begins behind its dateline: Dubai (CNN) --."""
        tokens = self.text.tokens
        for index in range(first, min(last, first + _DATELINE)):
            closed = tokens[index].text == ")" and tokens[index - 1].text.isascii()
            if closed and index + 1 < last and tokens[index + 1].text in _DASHES:
                return index + 2
        return first

    def period(self, amount: Amount, indicator: str) -> tuple[str | None, str]:
        """The period of a figure and how it was found."""
        assert self.clauses is not None
        if indicator == "duration":
            return None, "none"
        index = bisect_left(self.moments, amount.last, key=_first)
        if index < len(self.moments) and self._follows(amount, self.moments[index]):
            return self._as_period(self.moments[index]), "after"
        before = self.moments[index - 1] if index else None
        if before is None:
            return None, "none"
        if self.clauses.number(before.first) == self.clauses.number(amount.first):
            return self._as_period(before), "clause"
        steps = self.clauses.number(amount.first) - self.clauses.number(before.first)
        fronted = steps == 1 and before.last + 1 >= self.clauses.bounds[self.clauses.number(before.first) + 1]
        if indicator in _CARRIED or (indicator == "share" and steps == 1) or fronted:
            return self._as_period(before), "sentence"
        return None, "none"

    def _follows(self, amount: Amount, moment: Moment) -> bool:
        """Whether a moment behind an amount still tells its period: no comma and no other amount between them.

        An amount in brackets only tells the same in other money; an explicit stretch of days reaches further back.
        """
        words = [token.text for token in self.text.tokens[amount.last : min(moment.first, amount.last + _REACH)]]
        if moment.first - amount.last >= _REACH:
            return False
        stretch = moment.date is not None and len(moment.date) > 20
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

    def parties(self, amount: Amount, indicator: str) -> tuple[tuple[str, ...], str]:
        """The parties of a figure and how they were found."""
        self.told, how = self._parties(amount, indicator)
        return self.told, how

    def _parties(self, amount: Amount, indicator: str) -> tuple[tuple[str, ...], str]:
        assert self.clauses is not None
        low, high = self.clauses.around(amount.first, amount.last)
        actors = _from(self.actors, amount.first - _AROUND, amount.last + _AROUND)
        near = _codes(actor for actor in actors if low <= actor.first < high)
        whole = _codes(actors)
        between = indicator in _BETWEEN or amount.unit in _MUTUAL
        if amount.unit in _COUNTRIES and amount.kind == "count":
            if amount.shape == "before" and len(self.group) == amount.value:
                return self.group, "group"
            return (near, "clause") if len(near) <= _MANY else ((), "none")
        if self.told and self._refers(amount, high):
            return self.told, "before"
        companies = self._companies(amount, actors, near, whole, indicator)
        if companies:
            return companies, "companies"
        if indicator == "population":
            before = _codes(actor for actor in actors if actor.first < amount.first)
            return (near[:1] or before[-1:] or whole[:1]), "one"
        if len(near) > 2:
            closer = _codes(actor for actor in actors if low <= actor.first < high and self._closest(actor, amount))
            near = closer if len(closer) >= 2 else near
        if 2 <= len(near) <= _MANY:
            return near, "clause"
        if len(whole) == 2 and not (len(near) == 1 and amount.kind == "person"):
            return whole, "sentence"
        if len(near) == 1:
            other = self._partner(near[0])
            if between and other is not None and (other in whole or len(whole) == 1):
                return (near[0], other), "partner"
            return near, "one"
        if len(whole) > 2:
            both = tuple(code for code in self.pair if code in whole)
            return (both, "pair") if len(both) == 2 else (whole[:_MANY], "sentence")
        if len(whole) == 1:
            other = self._partner(whole[0])
            return ((whole[0], other), "partner") if between and other is not None else (whole, "one")
        if self.group:
            return self.group, "group"
        if self.dominant and not between:
            return tuple(self.dominant), "dominant"
        return self.pair, "document"

    def _companies(
        self,
        amount: Amount,
        actors: Sequence[Actor],
        near: tuple[str, ...],
        whole: tuple[str, ...],
        indicator: str,
    ) -> tuple[str, ...]:
        """The two companies a sum stands between: the sentence's first and the last before it; or owner and owned."""
        told = [_company(actor) for actor in actors if actor.kind == "company" and actor.first < amount.first]
        close = [name for name in near if not _is_state(name)]
        others = [name for name in told if name != told[0]]
        if others and len(close) < 2 and not any(_is_state(name) for name in near):
            return told[0], others[-1]
        if indicator == "share" and len(near) == len(close) == 1:
            owners = [code for code in whole if _is_state(code)]
            return (*owners[:1], *close)
        return ()

    def _refers(self, amount: Amount, high: int) -> bool:
        """Whether the words behind an amount refer to what was told before: of this investment, of it."""
        words = [token.text for token in self.text.tokens[amount.last : min(high, amount.last + _BEHIND)]]
        return any(self.cues.read(self.cues.reference, words, index, len(words)) for index in range(len(words)))

    def _partner(self, code: str) -> str | None:
        """The other of the two states that the document is most about."""
        if len(self.pair) < 2 or code not in self.pair:
            return None
        return self.pair[1] if code == self.pair[0] else self.pair[0]

    def _closest(self, actor: Actor, amount: Amount) -> bool:
        """Whether no other amount stands between an actor and this one."""
        start, end = sorted((actor.first, amount.number.first))
        low = bisect_left(self.amounts, start, key=_place)
        high = bisect_left(self.amounts, end, key=_place)
        return all(other is amount for other in self.amounts[low:high])


def _is_state(code: str) -> bool:
    return code == "EU" or (len(code) == 3 and code.isascii() and code.isupper())


def _first(part: Actor | Moment) -> int:
    return part.first


def _place(amount: Amount) -> int:
    return amount.number.first


def _from(actors: Sequence[Actor], low: int, high: int) -> Sequence[Actor]:
    """The actors that begin within tokens `low` … `high - 1`."""
    return actors[bisect_left(actors, low, key=_first) : bisect_left(actors, high, key=_first)]


def _is_area(actor: Actor) -> bool:
    return actor.kind == "place" and any(entry.features.get("kind") in _AREAS for entry in actor.entries)


def _company(actor: Actor) -> str:
    """The name of a company as the text has it, without the word company before it."""
    name, code = actor.name, actor.codes[0]
    return code if name.endswith(code) else name


def _group(amounts: Sequence[Amount], ranked: Sequence[str]) -> tuple[str, ...]:
    """The states meant by "the five states": as many of those told most often."""
    for amount in amounts:
        if amount.shape == "before" and amount.unit in _COUNTRIES and 3 <= amount.value <= len(ranked):
            return tuple(ranked[: int(amount.value)])
    return ()


def _codes(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The parties that actors stand for: states, companies and blocs; an area or an organisation where few are told."""
    states: dict[str, None] = {}
    others: dict[str, None] = {}
    for actor in actors:
        if actor.kind == "company":
            states[_company(actor)] = None
        elif actor.kind == "institution" and not any(map(_is_state, actor.codes)):
            states.update({actor.country: None} if actor.country else {})
        elif actor.kind in _PARTIES:
            known = [code for code in actor.codes if code not in _GONE]
            states.update(dict.fromkeys(code for code in known if _is_state(code)))
            if actor.kind == "group":
                others.update(dict.fromkeys(known))
        elif actor.kind == "igo" or _is_area(actor):
            others.update(dict.fromkeys(actor.codes or (actor.name,)))
    states.update({code: None for code in others if code == "EU"})
    return tuple(states) if len(states) >= 2 else (*states, *(code for code in others if code not in states))
