"""Roles: who acted and who was acted on, by the frame of the sense and the positions of the clause."""

from msgspec import Struct, field

from mizan.reading.events.chains import Chain, are_codes, is_code
from mizan.reading.events.frames import Frame
from mizan.reading.events.line import Line
from mizan.reading.events.positions import Positions, positions
from mizan.reading.events.signals import Signal

_BODY = frozenset(("institution",))
_PLACE = frozenset(("place",))
_PERSON = frozenset(("person",))
_OFFICES = frozenset(("office", "offices"))
_TITLED = _OFFICES | {"title"}
_FAR = frozenset(("subject", "of", "with", "between"))
_BARE = frozenset(("subject", "object"))
_CONCERNED = ("between", "with")
_OPEN = frozenset(("AGREE", "REQUEST"))
_DESTINATIONS = frozenset(("to", "object"))


class Roles(Struct, eq=False, kw_only=True):
    """The parties of an act, and how they were found (`how`: position or guess of each side).

    `home` tells that a journey leads to the provinces of the traveller's own country.
    """

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    how: list[str] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    host: Chain | None = None
    home: bool = False


def _stands_free(name: str, chain: Chain) -> bool:
    """Whether a chain is a subject or an object, named for itself, that nothing else governs."""
    return name in _BARE and chain.relation == "bare" and not chain.depth and chain.lead.kind != "dyad"


def _is_province(chain: Chain) -> bool:
    """Whether a chain is a place other than a capital, to which one's own leaders travel too."""
    return chain.kinds == _PLACE and not any(entry.category == "capital" for entry in chain.lead.entries)


def _firms(chains: list[Chain]) -> set[str]:
    """The parties that are companies, persons or places: these count beside states, a committee does not."""
    return {code for chain in chains for actor in chain.actors if actor.kind != "institution" for code in actor.codes}


def _is_body(chain: Chain) -> bool:
    """Whether a chain only names the body that met (the meeting of the committee between the two states)."""
    return chain.kinds == _BODY and not any(code.isascii() for code in chain.codes)


def assign(line: Line, signal: Signal, fences: tuple[int, int]) -> tuple[Roles, tuple[int, int]]:
    """Fill the frame of a signal from the positions of its clause, before the next act's if that is enough."""
    frame = signal.sense.frame
    found, clause = positions(line, signal)
    fence, far = fences
    near = {
        name: [c for c in chains if c.first < fence or name == "of" or (c.first < far and _stands_free(name, c))]
        for name, chains in found.items()
    }
    roles = _fill(near, frame)
    if fence < clause[1] and (not roles.actors or (frame.together and len(roles.actors) < 2)):
        wide = _fill({name: chains for name, chains in found.items() if name in _FAR}, frame)
        if len(wide.actors) > len(roles.actors):
            wide.how.append("wide")
            roles = wide
    if frame.travels and signal.verb is None:
        _depart(roles, found)
    if signal.sense.type in _OPEN and signal.sense.scope == "absorb" and not roles.recipients:
        _reach(roles, found, frame)
    if frame.suffers and private(roles) and not roles.recipients:
        roles.recipients = roles.actors
        roles.actors = ()
    return roles, clause


def _depart(roles: Roles, found: Positions) -> None:
    """Whoever is told by an office alone travels to another state than the one that he is taken to serve."""
    goal = next(iter(found.get("to", ())), None)
    if goal is None or not roles.chains or set(roles.actors) != set(goal.codes) or _is_province(goal):
        return
    traveller = roles.chains[0].lead
    if traveller.kind == "person" and traveller.how in _TITLED and not traveller.within:
        roles.actors, roles.recipients, roles.host = (), goal.codes, goal
        roles.chains[0] = goal
        roles.how.append("recipient=goal")


def _fill(found: Positions, frame: Frame) -> Roles:
    roles = Roles()
    depth = 1 if frame.near else 9
    taken: list[str] = []
    for name in frame.actors:
        chains = found.get(name)
        if chains is None:
            continue
        for chain in chains:
            if frame.kinds and chain.kinds.isdisjoint(frame.kinds):
                continue
            if frame.together and name in ("to", "at") and (chain.depth or chain.kinds == _PLACE):
                continue
            if name == "of" and (chain.depth > frame.deep or (frame.together and _is_body(chain))):
                continue
            taken += chain.codes
            roles.chains.append(chain)
            roles.how.append(f"actor={name}")
            if not frame.together or name == "between":
                break
        if taken and not frame.together:
            break
    if taken:
        roles.actors = tuple(dict.fromkeys(taken))
    if frame.together and len(roles.actors) > 1:
        coded = [code for code in roles.actors if is_code(code)]
        if 1 < len(coded) < len(roles.actors):
            firms = _firms(roles.chains)
            roles.actors = tuple(code for code in roles.actors if code in coded or code in firms)
    names = list(frame.recipients)
    if "object" in names and "of" in found and "actor=subject" in roles.how:
        names.insert(0, "of")
    for name in names:
        codes: list[str] = []
        chains = found.get(name)
        if chains is None:
            continue
        for chain in chains:
            fresh = [code for code in chain.codes if code not in roles.actors]
            if frame.travels and name in _DESTINATIONS and not fresh and _is_province(chain):
                roles.home = True
            if frame.travels and not are_codes(fresh) and not frame.regions:
                continue
            if fresh and chain.depth <= depth:
                codes += fresh
                roles.chains.append(chain)
                roles.host = roles.host or chain
                break
        if codes:
            roles.recipients = tuple(dict.fromkeys(codes))
            roles.how.append(f"recipient={name}")
            break
    return roles


def _reach(roles: Roles, found: Positions, frame: Frame) -> None:
    """What is agreed to or called for names whom it concerns, also behind the word of another act."""
    for name in _CONCERNED:
        for chain in found.get(name, ()) if name in frame.recipients else ():
            fresh = tuple(code for code in chain.codes if code not in roles.actors)
            if fresh:
                roles.recipients = fresh
                roles.how.append(f"recipient={name}")
                return


def private(roles: Roles) -> bool:
    """Whether only persons act who speak for no state, nor for the body in which they hold an office."""
    alone = bool(roles.chains) and roles.chains[0].kinds == _PERSON and roles.chains[0].lead.how not in _OFFICES
    return alone and bool(roles.actors) and not any(is_code(code) for code in roles.actors)
