"""Which parties the actors around a figure stand for."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mizan.reading.parts import Actor

_SPEAKING = frozenset(("state", "dyad", "group", "person", "institution"))
_AREAS = frozenset(("continent", "region"))
# Outlets and institutes tell of a figure; it is not theirs.
_TELLING = frozenset(("news", "research"))
_GONE = frozenset(("SUN", "YUG", "CSK", "DDR"))
_UNION = "EU"
# How often an area must be told to be what a document is about.
_OFTEN = 3


class Party(Struct, frozen=True, eq=False):
    """What the actor that begins at token `first` stands for: states, companies and blocs, and what stands in for them
    where few are told, an `area` or an organisation."""

    first: int
    actor: Actor
    states: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    area: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the actor where it stands alone."""
        return self.states if not self.others and len(self.states) < 2 else codes((self,))


def party(actor: Actor) -> Party:
    """What an actor stands for; an official or a place may stand for nothing."""
    kind, first = actor.kind, actor.first
    if kind == "company":
        name, code = actor.name, actor.codes[0]
        # Its name as the text has it, without the word company before it.
        return Party(first, actor, (code if name.endswith(code) else name,))
    if kind in _SPEAKING:
        states = [code for code in actor.codes if is_state(code)]
        if kind == "institution" and not states:
            telling = any(entry.features.get("kind") in _TELLING for entry in actor.entries)
            return Party(first, actor, (actor.country,) if actor.country and not telling else ())
        return Party(first, actor, _standing(states), _standing(actor.codes) if kind == "group" else ())
    if kind == "igo":
        return Party(first, actor, (), actor.codes or (actor.name,))
    if kind == "place" and any(entry.features.get("kind") in _AREAS for entry in actor.entries):
        return Party(first, actor, (), actor.codes or (actor.name,), area=True)
    return Party(first, actor)


def _standing(codes: Sequence[str]) -> tuple[str, ...]:
    """Codes without those of states that are no more."""
    return tuple([code for code in codes if code not in _GONE])


def codes(parties: Iterable[Party]) -> tuple[str, ...]:
    """The parties that actors stand for together, each once, in order; what stands in for states where few are told."""
    states: dict[str, None] = {}
    others: dict[str, None] = {}
    for each in parties:
        for code in each.states:
            states[code] = None
        for code in each.others:
            others[code] = None
    if _UNION in others:
        states[_UNION] = None
    if not others or len(states) >= 2:
        return tuple(states)
    return (*states, *(code for code in others if code not in states))


def is_state(code: str) -> bool:
    """Whether a code is a state's, or the European Union's."""
    return code == _UNION or (len(code) == 3 and code.isascii() and code.isupper())


def counted(parties: Iterable[Party]) -> dict[str, int]:
    """How often the states are told, in order of their first mention; behind them the areas told often."""
    states: dict[str, int] = {}
    areas: dict[str, int] = {}
    for each in parties:
        if each.area:
            areas[each.actor.name] = areas.get(each.actor.name, 0) + 1
            continue
        for code in each.codes:
            if is_state(code):
                states[code] = states.get(code, 0) + 1
    states.update((name, count) for name, count in areas.items() if count >= _OFTEN)
    return states
