"""Positions: where in an act's clause its parties stand, as subject, object, genitive or behind a preposition."""

from mizan.reading.events.chains import Chain
from mizan.reading.events.frames import Frame
from mizan.reading.events.line import Line
from mizan.reading.events.signals import Signal

_DYAD = frozenset(("dyad",))
_PLACE = frozenset(("place",))
_STATE = frozenset(("state",))
_LANDS = _PLACE | _STATE
_MANY = frozenset(("igo", "group"))
_COUNTED = frozenset(("plural", "dual"))
_PLACED = frozenset(("to", "in", "at", "from"))
_TOLD = frozenset(("of", "between", "with", "by"))
_BESIDE = 2
_AGENT = 4
_BY = 3
_NAME = 24
_RESUMED = 7
_SOURCE = 6
_COMMAS = frozenset("،,")
# Parties by names of their own; an adjective or a title goes with the noun before it.
_OWN = frozenset(("name", "capital", "known", "head", "organ", "title", "office", "counterpart"))
_INTRODUCING = frozenset(("place_noun", "preposition", "relative"))
_ACTED_ON = ["object"]
# What stands between a subject and its verb.
_PARTICLES = frozenset(("negation", "future", "already", "copula", "besides_him"))
_INVERTED = 4
_DEED = 4
_SAID = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))
_CONCERNING = frozenset(("to", "on", "against"))
_ENDING = frozenset(("hard", "complement"))
Positions = dict[str, list[Chain]]


def positions(line: Line, signal: Signal) -> tuple[Positions, tuple[int, int]]:
    """The chains of the signal's clause by position, and the clause."""
    low, high = signal.reach
    clause = line.clause(low, high + 1)
    found: Positions = {}
    head = _head(line, signal)
    frame = signal.sense.frame
    leading = _leading(line, head) or _inverted(line, head)
    if leading is not None:
        found["subject"] = [leading]
    for chain in line.chains_in(clause[0], clause[1]):
        if chain is leading:
            continue
        name = _position(line, signal, head, chain, found)
        if chain.kinds == _PLACE and not _is_authority(line, chain):
            travels = name in ("subject", "object", "of") and frame.travels and chain.codes[0].isascii()
            if travels:
                name = "object"
            elif chain.relation not in _PLACED or not _locates(frame, chain):
                continue
        if name == "to" and "assembly" in frame.actors and chain.kinds <= _MANY:
            name = "assembly"
        if name == "of" and frame.seated and _seats(signal, chain):
            continue
        if name == "to" and frame.travels and signal.verb is None and chain.governor == chain.first:
            name = "of" if "person" in chain.kinds else name
        if name:
            found.setdefault(name, []).append(chain)
    if frame.predicate:
        told = _last_before(line, signal, clause[0])
        said = [told] if told is not None else found.get("subject", []) if signal.verb is not None else []
        return {"subject": said, **{name: found[name] for name in ("by", "from") if name in found}}, clause
    if head.verb is not None:
        pronoun = bool(head.verb.pronoun) and line.is_relative(head.first)
        if not pronoun and "subject" in found and "object" not in found and _told_of(line, head):
            found["object"] = found.pop("subject")
        if pronoun or "subject" not in found:
            before = _before(line, signal, head, clause[0])
            if before is not None:
                found.setdefault("object" if pronoun else "subject", []).insert(0, before)
    if frame.lent and not signal.lights:
        found.pop("subject", None)
    if head.sense.mode == "witness" and not found.keys().isdisjoint(_TOLD):
        found.pop("subject", None)
    if signal.verb is None and not frame.together and not frame.travels and _done_by(line, found):
        found["object"] = found.pop("of")
    done_by = found["by"][0] if "by" in found else None
    passive = done_by is not None and line.distance(head.last, done_by.first) <= _AGENT
    if head.verb is not None and passive and "subject" in found and "object" not in found:
        found["object"] = found.pop("subject")
    if signal.sense.type in _SAID and "object" not in found:
        _aim(line, signal, found)
    return found, clause


def _aim(line: Line, signal: Signal, found: Positions) -> None:
    """What is said of a deed is aimed at whose deed it is, not at whom it concerned (the Chilean attack on Peru)."""
    told = [code for chain in found.get("subject", ()) for code in chain.codes]
    for chain in line.chains_in(signal.last + 1, signal.last + _DEED):
        if chain.lead.how == "adjective" and chain.relation == "of" and signal.last <= chain.governor:
            behind = [other for other in line.chains_in(chain.last, chain.last + 2) if other.relation in _CONCERNING]
            if behind and not set(told) & set(chain.codes):
                for chains in found.values():
                    chains[:] = [other for other in chains if other is not behind[0]]
                found["object"] = [chain]
            return


def _head(line: Line, signal: Signal) -> Signal:
    """The word whose subject acts: the supporting word, unless the act's verb tells of that in a relative clause."""
    light = signal.light
    if light is None or (light.verb is None and signal.verb is not None and line.is_relative(signal.first)):
        return signal
    return light


def _locates(frame: Frame, chain: Chain) -> bool:
    """Whether a place is a party's: a state's, told as the goal, or a continent that a journey leads to."""
    if chain.codes[0].isascii() or chain.relation == "to":
        return True
    return frame.regions and chain.lead.how == "continent"


def _last_before(line: Line, signal: Signal, low: int) -> Chain | None:
    """The party nearest before an act in its clause that no preposition governs."""
    for chain in reversed(line.chains_in(low, signal.first)):
        if chain.relation in ("bare", "of") and chain.kinds != _PLACE:
            return chain
    return None


def _leading(line: Line, head: Signal) -> Chain | None:
    """The party directly before a verb that it agrees with: its subject, so that what follows is its object."""
    if head.verb is None or head.verb.pronoun or line.tokens[head.first].word.conjunction:
        return None
    resumed = _resumed(line, head)
    if resumed is not None:
        return resumed
    last = _beside(line, head.first)
    for chain in line.chains_in(head.first - _NAME, head.first):
        if chain.last == last and chain.relation == "bare" and chain.kinds.isdisjoint(_PLACE):
            chain = _antecedent(line, chain) or chain
            return None if line.disagrees(head.verb, chain) else chain
    return None


def _beside(line: Line, index: int) -> int:
    """The token behind what stands in front of a verb with particles and asides between (Peru, for its part, has)."""
    last, paused, aside = index, index, False
    while last > line.first:
        token = line.tokens[last - 1]
        if not token.word.classes.isdisjoint(_PARTICLES):
            last -= 1
        elif "aside" in token.word.classes and "from" in line.tokens[last - 2].word.classes:
            last, aside = last - 2, True
        elif token.text in _COMMAS:
            paused = last if paused == index else paused
            last -= 1
        else:
            break
    return last if aside or paused == index else paused


def _position(line: Line, signal: Signal, head: Signal, chain: Chain, found: Positions) -> str:
    if chain.first < min(head.first, signal.first):
        return ""
    if chain.first == signal.first and signal.verb is None:
        return "of"
    if signal.noun is not None and signal.noun.pronoun and chain.relation == "of" and chain.governor == signal.first:
        return "object" if chain.first == signal.last else "inner"
    frame = signal.sense.frame
    if frame.held and _holds(signal, chain):
        return frame.held
    bare = chain.relation == "bare"
    if head.verb is not None and chain.relation == "of" and chain.governor == head.first:
        bare = True
    if bare:
        if head.verb is None:
            return "apposed" if chain.first < signal.first else "object" if signal.verb is not None else ""
        if chain.first < head.first:
            return ""
        if "subject" in found or head.sense.mode == "object" or _is_object(line, signal, head, chain):
            return "object"
        return "object" if frame.travels and head is signal and _is_destination(chain) else "subject"
    if chain.relation == "of":
        if frame.together and _attends(line, signal, chain):
            return "with"
        if chain.governor == head.first and head is not signal and head.first < signal.first:
            return "subject" if head.noun is not None and "subject" not in found else "of"
        if signal.noun is not None and chain.governor == signal.first and _takes_object(line, signal, head, chain):
            return "object"
        if signal.first <= chain.governor < signal.last or chain.governor == head.first:
            led = frame.travels and signal.verb is None and chain.depth == 0 and _is_destination(chain)
            return "of" if not led and (chain.depth == 0 or signal.verb is None) else "object"
        return "inner"
    if chain.relation == "from" and chain.kinds == _DYAD:
        return "between"
    if chain.relation == "from" and signal.noun is not None and signal.noun.pronoun:
        return "source"
    if chain.relation in ("between", "with") and line.occasion(signal.last, chain.governor):
        return ""
    if chain.relation == "with" and signal.verb is None and not signal.lights and _pauses(line, signal, chain):
        return ""
    if chain.relation == "from" and signal.verb is None and line.distance(signal.last, chain.governor) > _SOURCE:
        return ""
    return chain.relation


def _attends(line: Line, signal: Signal, chain: Chain) -> bool:
    """Whether a chain is those who took part in what a noun tells, several or in office."""
    several = len(chain.codes) > 1 or chain.lead.how == "offices"
    return several and signal.verb is None and line.holds("attended", chain.governor, chain.governor + 1)


def _done_by(line: Line, found: Positions) -> bool:
    """Whether whom a noun names is acted on by whom stands right behind (the detention of Peru's envoy by Norway)."""
    if "of" not in found or "by" not in found:
        return False
    return line.distance(found["of"][0].last, found["by"][0].first) <= _BY


def _seats(signal: Signal, chain: Chain) -> bool:
    """Whether a chain right behind a meeting's noun is the one state that it was held in (the summit of Singapore)."""
    alone = len(chain.codes) == 1 and chain.kinds == _STATE and chain.lead.how == "name"
    return alone and chain.depth == 0 and chain.first == signal.last


def _takes_object(line: Line, signal: Signal, head: Signal, chain: Chain) -> bool:
    """Whether the party behind a noun is acted on: who acts denies it, or is a pronoun before its supporting verb."""
    denied = signal.denied and signal.sense.frame.recipients[:1] == _ACTED_ON
    if line.is_doing(signal.first) or (denied and not _told_before(line, chain)):
        return True
    before = head.first - 1
    return head is not signal and before >= line.first and "takes_up" in line.tokens[before].word.classes


def _told_before(line: Line, chain: Chain) -> bool:
    """Whether the sentence has named a party before (Peru denied that Peru's ban …)."""
    return any(other.first < chain.first and set(chain.codes) <= set(other.codes) for other in line.chains)


def _pauses(line: Line, signal: Signal, chain: Chain) -> bool:
    """Whether a comma parts a noun from those with whom something is said to be."""
    return any(line.tokens[index].text in _COMMAS for index in range(signal.last, chain.governor))


def _holds(signal: Signal, chain: Chain) -> bool:
    """Whether a chain is the act's object or tells whose that is (the Russian envoy, a consulate of India)."""
    place = signal.object
    if place is None:
        spelt = signal.verb is None and signal.last - signal.first > 1
        return spelt and chain.first == signal.last and chain.relation in ("bare", "of")
    own = chain.relation in ("bare", "of")
    if signal.sense.frame.accredited and chain.relation == "to":
        own = chain.governor == chain.first
    beside = 0 < chain.first - place <= _BESIDE and own
    return chain.first <= place < chain.last or (beside and place >= signal.last)


def _is_authority(line: Line, chain: Chain) -> bool:
    """Whether a place is that of an authority which acts for its state (the police of the city)."""
    return chain.codes[0].isascii() and line.holds("authority", chain.first - chain.depth, chain.first)


def _is_destination(chain: Chain) -> bool:
    """Whether a chain names states by their own names: in a journey where it leads, not who goes."""
    return all(actor.kind == "state" and actor.how == "name" for actor in chain.actors)


def _told_of(line: Line, head: Signal) -> bool:
    """Whether a relative clause tells what the party before it does, no pronoun taking it up behind its verb."""
    if not line.is_relative(head.first):
        return False
    if line.holds("resumptive", head.last, head.last + _RESUMED):
        return False
    return any(head.first - 2 <= chain.last < head.first and chain.kinds != _PLACE for chain in line.chains)


def _is_object(line: Line, signal: Signal, head: Signal, chain: Chain) -> bool:
    """Whether the first party behind a verb is not its subject: it is what the sense needs, stands behind the
    object, or does not agree with the verb in gender."""
    if signal.object is not None and chain.first <= signal.object < chain.last:
        return True
    noun = signal.first if signal is not head else signal.object
    if noun is not None and head.last <= noun < chain.first:
        return True
    if head.verb is not None and (head.verb.person == 1 or head.verb.number in _COUNTED):
        return True
    if head.verb is not None and chain.depth == 0 and line.is_oblique(chain):
        return True
    return head.verb is not None and line.disagrees(head.verb, chain)


def _inverted(line: Line, head: Signal) -> Chain | None:
    """The subject behind the object of its verb: what has an article governs no name (the decision refused Peru)."""
    if head.verb is None or head.verb.person != 3 or head.verb.pronoun or line.is_relative(head.first):
        return None
    chains = line.chains_in(head.last + 1, head.last + _INVERTED)
    if not chains or not chains[0].coded or chains[0].lead.how not in _OWN or chains[0].lead.prefix:
        return None
    chain, place = chains[0], chains[0].first - 1
    noun = line.tokens[place]
    introduced = noun.word.verbs or not noun.word.classes.isdisjoint(_INTRODUCING)
    if introduced or line.covered[place] is not None or not noun.text.startswith(line.syntax.articled):
        return None
    governed = all("preposition" in token.word.classes for token in line.tokens[head.last : place])
    return chain if governed and not line.disagrees(head.verb, chain) else None


def _resumed(line: Line, head: Signal) -> Chain | None:
    """The subject of the clause that a verb goes on with (a speech of his in which he called for peace)."""
    if head.last >= line.last or "resumed" not in line.tokens[head.last].word.classes or line.is_relative(head.first):
        return None
    for chain in reversed(line.chains):
        if chain.last <= head.first and chain.relation == "bare" and line.tokens[chain.first - 1].word.verbs:
            return chain
    return None


def _before(line: Line, signal: Signal, head: Signal, low: int) -> Chain | None:
    """The subject that stands before its verb: in the clause, or before the relative pronoun."""
    if line.is_relative(head.first):
        if head is not signal and signal.first < head.first:
            return None
        for chain in reversed(line.chains):
            if chain.last <= head.first:
                told = signal.object is not None and chain.last <= signal.object < head.first
                seat = signal.sense.takes_up and chain.relation == "of" and chain.kinds <= _LANDS
                near = head.first - chain.last <= 6 and not _tells_other(line, head, chain)
                return chain if near and not told and not seat else None
        return None
    topic = line.topic_before(head.first)
    if topic is not None:
        low = topic
    elif line.tokens[head.first].word.conjunction:
        return None
    best: Chain | None = None
    if line.paused(head.first):
        low = min(low, line.clause(head.first - 1, head.first - 1)[0])
    for chain in line.chains:
        if chain.first >= head.first:
            break
        if chain.first >= low - 1 and chain.relation == "bare" and chain.kinds != _PLACE:
            best = chain
    return None if best is None else _antecedent(line, best) or best


def _antecedent(line: Line, chain: Chain) -> Chain | None:
    """The party of whom a relative clause tells in which another one stands (Peru, which borders on Chile, has …)."""
    for other in reversed(line.chains):
        if other.first < chain.first and other.relation == "bare" and line.is_relative(other.last + 2):
            whole = not line.parted(other.last + 2, chain.first, _ENDING)
            paused = any(line.tokens[index].text in _COMMAS for index in range(other.last + 2, chain.first))
            return other if whole and not paused else None
    return None


def _tells_other(line: Line, head: Signal, chain: Chain) -> bool:
    """Whether a relative clause tells of a noun behind a party (Peru condemned the attack that struck the port)."""
    if head.verb is None or head.verb.pronoun:
        return False
    return any(line.page.cues[index].noun or line.objects(index) for index in range(chain.last, head.first))
