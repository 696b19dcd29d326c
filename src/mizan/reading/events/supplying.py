"""Supplying: the parties a clause leaves unsaid, from the sentence or from the scene."""

from collections.abc import Iterable, Mapping

from mizan.reading.events.chains import Chain, is_code, is_organisation
from mizan.reading.events.line import Line
from mizan.reading.events.pacts import pact
from mizan.reading.events.recipients import supply_accuser, supply_addressee, supply_recipient, whose_matter
from mizan.reading.events.roles import Roles
from mizan.reading.events.scene import Scene, aimed, owner, possessor, subject_before
from mizan.reading.events.signals import Signal

_NEAR = 20
_MANY = frozenset(("igo", "group"))
_BODY = frozenset(("institution",))
_SOIL = frozenset(("place", "state"))


def complete(line: Line, signal: Signal, roles: Roles, scene: Scene, guesses: Iterable[str]) -> None:
    """Supply from the discourse the parties that the clause leaves unsaid, as far as the frame lets one guess."""
    before = subject_before(line, signal.first, signal.verb is None and not signal.denied)
    if "recipient=in" in roles.how and (whose := whose_matter(line, signal, roles)) is not None:
        roles.recipients = whose.codes
        roles.how.append("recipient=owner")
    if signal.denied and signal.verb is None:
        guesses = dict.fromkeys(("actor", *guesses))
    owned = signal.noun is not None and bool(signal.noun.pronoun)
    if signal.noun is not None and owned:
        before = possessor(line, signal.first, signal.noun.pronoun, roles.recipients) or before
    if owned and before is None and line.is_occasion(signal.first):
        before = _ahead(line, signal)
    subject = before.codes if before is not None else _spoken_for(line, signal, scene) or scene.subject
    if signal.verb is not None and signal.verb.number == "dual" and len(roles.actors) < 2:
        _both(roles, subject, scene)
    served = (
        aimed(line, signal.first) if signal.noun is not None and not roles.actors and "recipient" in guesses else None
    )
    if served is not None:
        target, doer = served
        roles.recipients, roles.actors = target.codes, doer.codes
        roles.how += ["actor=aimed", "recipient=aimed"]
    if scene.visit is not None and "guest" in guesses and _resumes(signal, roles):
        roles.actors, roles.recipients = scene.visit
        roles.how.append("actor=visit")
    for guess in guesses:
        pronoun = _possessive(line, signal) if guess == "actor" and not roles.actors else ""
        if pronoun:
            _owner(line, signal, roles, pronoun)
        if guess in ("actor", "guest") and not roles.actors and subject:
            _actor(roles, subject, "actor=line" if before is not None else "actor=scene", scene)
        elif guess == "signed":
            _signed(line, signal, roles, scene)
        elif guess == "left":
            _left(line, signal, roles, scene)
        elif guess == "speaker" and not roles.actors:
            _speaker(line, signal, roles, scene)
        elif guess == "voice" and not roles.actors:
            _voice(line, signal, roles, scene)
        elif guess == "accuser" and not roles.recipients:
            supply_accuser(line, signal, roles, scene)
        elif guess == "addressee" and not roles.recipients:
            supply_addressee(line, signal, roles)
        elif guess == "recipient" and not roles.recipients and roles.actors and "recipient=pact" not in roles.how:
            supply_recipient(line, signal, roles, scene)
        elif guess == "host" and not roles.recipients and len(roles.actors) == 1:
            _host(roles, scene, before.codes if before is not None and owned else ())
        elif guess == "assembly" and len(roles.actors) == 1:
            _assembly(line, signal, roles)
        elif guess == "partners" and not roles.actors:
            roles.actors = scene.partners
            roles.how.append("pair=scene")
            roles.recipients = tuple(code for code in roles.recipients if code not in roles.actors)
        elif guess == "pair" and not roles.recipients and _lacks(roles) and not any(map(_is_firm, roles.chains)):
            joint = None if roles.actors else _joint(line, signal) or _joined(line, signal)
            if joint is not None:
                roles.actors = joint.codes
                roles.how.append("pair=joint")
            else:
                _pair(signal, roles, subject, before, scene)


def _resumes(signal: Signal, roles: Roles) -> bool:
    """Whether a definite noun alone takes up the visit told before (but the visit was put off)."""
    noun = signal.noun
    return noun is not None and noun.definite and not noun.pronoun and not (roles.actors or roles.recipients)


def _ahead(line: Line, signal: Signal) -> Chain | None:
    """The subject of the clause behind an occasion that opens the sentence (on his visit, the president …)."""
    for chain in line.chains:
        if chain.first > signal.last and chain.relation == "bare" and chain.coded and chain.kinds.isdisjoint(_SOIL):
            return chain
    return None


def accredit(line: Line, roles: Roles, seats: Mapping[str, str]) -> None:
    """A mission is accredited to the state that receives it, which may not be the one whose place it opens in."""
    told = {code for chain in line.chains if chain.lead.kind == "state" for code in chain.codes}
    told -= {code for chain in roles.chains if chain.lead.kind == "place" for code in chain.codes}
    roles.recipients = tuple(code if code in told else seats.get(code, code) for code in roles.recipients)


def _both(roles: Roles, subject: tuple[str, ...], scene: Scene) -> None:
    """A verb of two actors takes up the two told of before."""
    known = subject if len(subject) > 1 else scene.partners
    if set(roles.actors) <= set(known):
        roles.actors, roles.recipients = known, ()
        roles.how.append("pair=dual")


def _owner(line: Line, signal: Signal, roles: Roles, pronoun: str) -> None:
    low = signal.reach[0]
    chain = possessor(line, low, pronoun, roles.recipients) or owner(line, low, roles.recipients)
    if chain is not None:
        roles.actors = chain.codes
        roles.how.append("actor=owner")


def _actor(roles: Roles, subject: tuple[str, ...], how: str, scene: Scene) -> None:
    if len(subject) == 1 < len(roles.recipients):
        roles.recipients = tuple(code for code in roles.recipients if code not in subject)
    roles.actors = tuple(code for code in subject if code not in roles.recipients)
    roles.how.append(how)
    if not roles.actors:
        roles.actors = scene.other(roles.recipients)
        roles.how.append("actor=other")


def _spoken_for(line: Line, signal: Signal, scene: Scene) -> tuple[str, ...] | None:
    """For which state or body the words of an act are said: () for none, None where nobody says them."""
    return scene.voices.at(line.tokens[signal.first].start)


def _speaker(line: Line, signal: Signal, roles: Roles, scene: Scene) -> None:
    """Who says what is said of another: never the one it is said of."""
    told = _spoken_for(line, signal, scene)
    if told is None:
        chain = subject_before(line, signal.first, noun=False)
        told = chain.codes if chain is not None and chain.codes != roles.recipients else scene.subject
    _saying(roles, told, "actor=speaker")


def _voice(line: Line, signal: Signal, roles: Roles, scene: Scene) -> None:
    """Who says what is said of another, where the sentence or a statement tells that somebody says it."""
    told = _spoken_for(line, signal, scene)
    if told is None:
        chain = subject_before(line, signal.first, noun=False) if line.reported(signal.first) else None
        told = chain.codes if chain is not None else ()
    _saying(roles, told, "actor=voice")


def _saying(roles: Roles, told: tuple[str, ...], how: str) -> None:
    if told and set(told).isdisjoint(roles.recipients):
        roles.actors = told
        roles.how.append(how)


def _host(roles: Roles, scene: Scene, owner: tuple[str, ...]) -> None:
    if owner and not set(owner) & set(roles.actors):
        roles.recipients = owner
        roles.how.append("host=owner")
        return
    guest, host = scene.visit or ((), ())
    known = bool(host) and guest == roles.actors
    roles.recipients = host if known else scene.other(roles.actors)
    roles.how.append("host=visit" if known else "host=scene")


def _assembly(line: Line, signal: Signal, roles: Roles) -> None:
    """Whose assembly was attended: the organisation that the clause names, else the state that it was held in."""
    high = line.clause(*signal.reach)[1]
    around = [chain for chain in line.chains_in(signal.last, high) if set(chain.codes).isdisjoint(roles.actors)]
    held = next((chain for chain in around if chain.kinds & _MANY or _hosts(chain)), None)
    if held is not None:
        roles.actors += held.codes
        roles.how.append("actor=assembly")
        return
    place = next((chain for chain in around if chain.kinds <= _SOIL and chain.relation in ("in", "at")), None)
    if place is not None and place.coded:
        roles.recipients = place.codes
        roles.how.append("host=assembly")


def _hosts(chain: Chain) -> bool:
    """Whether a chain is a body of an organisation or a state, at which others meet."""
    return chain.kinds == _BODY and chain.relation in ("in", "of") and chain.coded


def _signed(line: Line, signal: Signal, roles: Roles, scene: Scene) -> None:
    """Who signed an agreement known by name, where the clause tells one party or none."""
    told = set(filter(is_code, roles.actors))
    signed = pact(line, signal, scene.pact)
    parties = signed.features["parties"].split("|") if signed is not None else []
    if len(told) < 2 <= len(parties) and told <= set(parties) and not any(map(_is_firm, roles.chains)):
        roles.actors = tuple(parties)
        roles.how.append("pair=pact")


def _left(line: Line, signal: Signal, roles: Roles, scene: Scene) -> None:
    """Whom it concerns that a party leaves an agreement known by name: the one it binds, else the other parties.

    Where the one it binds leaves it, that concerns nobody in particular.
    """
    left = pact(line, signal, scene.pact)
    parties = left.features["parties"].split("|") if left is not None else []
    if left is None or not roles.actors or not set(roles.actors) <= set(parties):
        return
    bound = left.features.get("binds")
    if bound in roles.actors and (roles.recipients or "actor=line" in roles.how):
        return
    concerned = [bound] if bound else parties
    roles.recipients = tuple(code for code in concerned if code not in roles.actors)
    roles.how.append("recipient=pact")


def _pair(signal: Signal, roles: Roles, subject: tuple[str, ...], before: Chain | None, scene: Scene) -> None:
    """The two parties of a joint act of which one or none is named; an organisation meets alone."""
    if not roles.actors:
        meets = signal.sense.type == "CONSULT" and before is not None and before.coded and _is_assembly(before)
        told = len(subject) > 1 or meets
        roles.actors = subject if told else scene.partners
        roles.how.append("pair=line" if told and before is not None else "pair=scene")
        return
    if any(_is_assembly(chain) for chain in roles.chains):
        return
    extra = tuple(code for code in subject if code not in roles.actors)
    if len(extra) == 1:
        roles.actors += extra
        roles.how.append("pair=subject")
    else:
        roles.actors += scene.other(roles.actors)
        roles.how.append("pair=other")


def _is_assembly(chain: Chain) -> bool:
    """Whether a chain is a group, an organisation, an organ of one, or those in office in one."""
    if chain.kinds & _MANY or chain.lead.how == "organ":
        return True
    return chain.lead.how == "offices" and is_organisation(chain.codes[0])


def _joint(line: Line, signal: Signal) -> Chain | None:
    """Several parties named together near the act, whatever their position."""
    for chain in line.chains_in(signal.first, signal.first + _NEAR):
        if len(chain.codes) > 1 and chain.coded:
            return chain if not line.occasion(signal.last, chain.first) else None
    return None


def _joined(line: Line, signal: Signal) -> Chain | None:
    """The parties named together nearest in front of the act, in its sentence."""
    for chain in reversed(line.chains_in(line.first, signal.first)):
        if len(chain.codes) > 1 and chain.relation != "bare":
            return chain
    return None


def _lacks(roles: Roles) -> bool:
    """Whether a joint act lacks a party: it has fewer than two, or only those with whom somebody acted."""
    if "actor=between" in roles.how and len(roles.actors) > 1:
        return False
    for chain, how in zip(roles.chains, roles.how, strict=False):
        if how == "actor=subject" and len(set(chain.codes)) > 1:
            return False
    return len([code for code in roles.actors if is_code(code)]) < 2 or set(roles.how) == {"actor=with"}


def _is_firm(chain: Chain) -> bool:
    return "company" in chain.kinds


def _possessive(line: Line, signal: Signal) -> str:
    """The possessive behind the act's object or the noun that supports it (its cutting of its relations), or ""."""
    if signal.verb is not None:
        return ""
    starts = line.tokens[signal.object].word.starts if signal.object is not None else ()
    owned = [start.pronoun for start in starts if start.pronoun]
    owned += [part.noun.pronoun for part in signal.lights if part.noun is not None and part.noun.pronoun]
    return owned[0] if owned else ""
