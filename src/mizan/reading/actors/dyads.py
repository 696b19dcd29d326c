"""Who "the two countries", "the two sides" or "the two presidents" are: the pair in focus where they are named."""

from collections import deque
from collections.abc import Iterable, Sequence

from mizan.reading.parts import Actor

_RECENT = 8
_IN_SIGHT = 50
_PREVAILS = 3
_PRIVATE = frozenset(("other", "expert", "executive"))
# The organisation that meets states as one of them; it is no country.
_UNION = "EU"
ROLES = {
    "leaders": frozenset(("president", "prime_minister", "monarch")),
    "ministers": frozenset(("foreign_minister", "minister")),
}


class Focus:
    """The parties in focus as a text is read on: in this sentence, before it, and in the whole document."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.salience: dict[str, int] = {}
        for actor in actors:
            for code in parties(actor):
                self.salience[code] = self.salience.get(code, 0) + 1
        self.unions = sum(actor.codes == (_UNION,) for actor in actors)
        self.pair: tuple[str, ...] = ()
        self.union: tuple[str, ...] = ()
        self.sentence: list[Actor] = []
        self.before: deque[str] = deque(maxlen=_RECENT)

    def ranked(self) -> list[str]:
        """The parties of the document, the one most often named first."""
        return sorted(self.salience, key=lambda code: -self.salience[code])

    def close(self) -> None:
        """End a sentence: what it named is now before."""
        if not self.sentence:
            return
        named = _distinct(self.sentence)
        self.union = self._with_union(named) or (self.union if len(named) < 2 else ())
        self.pair = tuple(named) if len(named) == 2 else self._joined() or self.pair
        for code in named:
            if code in self.before:
                self.before.remove(code)
            self.before.append(code)
        self.sentence = []

    def see(self, actor: Actor) -> None:
        """Take note of an actor."""
        if actor.kind == "dyad" and len(actor.codes) == 2:
            self.pair = actor.codes
        self.sentence.append(actor)
        if len(self.sentence) > 2 * _IN_SIGHT:
            del self.sentence[:_IN_SIGHT]

    def two(self, kind: str, first: int) -> tuple[str, ...]:
        """The pair that a word of this kind at a token refers to; right behind a third party it is no part of it."""
        roles = ROLES.get(kind)
        if roles:
            leaders = _distinct(actor for actor in self.sentence if actor.role in roles)
            if len(leaders) >= 2:
                return tuple(leaders[-2:])
        named = _distinct(self.sentence)
        union = self._with_union(named) if kind == "sides" and len(named) < 2 else ()
        if union:
            return union
        if len(named) == 2:
            return self._joined() or self._outweighed(named) or tuple(named)
        if len(named) > 2:
            return self._joined() or self._salient(named)
        if len(named) == 1:
            beside = 0 <= first - self.sentence[-1].last <= 1
            if named[0] in self.pair or (self.pair and beside):
                return self.pair
            other = self._partner(named[0])
            return (other, named[0]) if other else ()
        return self._pair_or_main()

    def _with_union(self, named: list[str]) -> tuple[str, ...]:
        """The European Union and the one state told with it, in this sentence or just before."""
        if len(named) == 1 and any(actor.codes == (_UNION,) for actor in self.sentence):
            return _UNION, named[0]
        rivals = set(self.pair) - set(self.union)
        outweighed = any(self._weight(code) >= self.unions for code in rivals)
        return self.union if set(named) <= set(self.union) and not outweighed else ()

    def _outweighed(self, named: list[str]) -> tuple[str, ...]:
        """The pair in focus, if it has one of two parties and the other is but a passing mention."""
        if len(set(self.pair) & set(named)) != 1:
            return ()
        (passing,) = set(named) - set(self.pair)
        (missing,) = set(self.pair) - set(named)
        return self.pair if _PREVAILS * self._weight(passing) <= self._weight(missing) else ()

    def _pair_or_main(self) -> tuple[str, ...]:
        """The pair in focus, unless the whole text is about another."""
        main = tuple(self.ranked()[:2]) if len(self.salience) > 1 else ()
        if not self.pair or not main:
            return self.pair or main
        rarest = min(self._weight(code) for code in self.pair)
        return main if _PREVAILS * rarest < self._weight(main[1]) else self.pair

    def _joined(self) -> tuple[str, ...]:
        """The last two parties that stand side by side (X and Y)."""
        actors = [actor for actor in self.sentence if parties(actor)]
        for one, other in zip(reversed(actors[:-1]), reversed(actors[1:]), strict=True):
            near = other.first - one.last <= 1
            if near and other.prefix and one.codes != other.codes and len(one.codes) == len(other.codes) == 1:
                return one.codes + other.codes
        return ()

    def _salient(self, named: list[str]) -> tuple[str, ...]:
        if self.pair and set(self.pair) <= set(named):
            return self.pair
        ranked = sorted(named, key=lambda code: -self._weight(code))[:2]
        return tuple(sorted(ranked, key=named.index)) if len(ranked) == 2 else ()

    def _partner(self, code: str) -> str | None:
        for other in self.pair or tuple(reversed(self.before)):
            if other != code and self._weight(other) > 1:
                return other
        return next((other for other in self.ranked() if other != code), None)

    def _weight(self, code: str) -> int:
        """How often the document names a party."""
        return self.salience.get(code, 0)


def parties(actor: Actor) -> tuple[str, ...]:
    """The states that an actor may bring into focus."""
    if actor.kind != "state" and (actor.kind != "person" or actor.role in _PRIVATE):
        return ()
    for code in actor.codes:
        if not _is_code(code):
            return tuple(filter(_is_code, actor.codes))
    return actor.codes


def _is_code(code: str) -> bool:
    return code.isascii() and code.isupper()


def _distinct(actors: Iterable[Actor]) -> list[str]:
    """The parties of some actors, those named last at the end."""
    found: list[str] = []
    for actor in actors:
        for code in parties(actor):
            if code in found:
                found.remove(code)
            found.append(code)
    return found
