"""Recipients: whom an act is aimed at, where the clause does not say so outright."""

from mizan.reading.events.chains import Chain, is_organisation
from mizan.reading.events.line import Line
from mizan.reading.events.roles import Roles
from mizan.reading.events.scene import Scene, beyond, owner, possessor, subject_before, topic
from mizan.reading.events.signals import Signal

_OBJECT = 3
_BESIDE = 4


def supply_recipient(line: Line, signal: Signal, roles: Roles, scene: Scene) -> None:
    """Whom an act is aimed at: who did what it is about, whom a pronoun means, the next party, who stands opposite."""
    low, high = signal.reach
    unknown = _to_everybody(line, signal)
    if unknown and signal.sense.type == "REQUEST":
        return
    pronoun = _object(line, signal)
    matter = _matter(line, signal, pronoun)
    if matter is not None:
        roles.recipients = _doer(line, matter, roles, scene)
        roles.how.append("recipient=matter")
        return
    chain = possessor(line, low, pronoun, roles.actors) if pronoun else None
    chain = chain or beyond(line, high + 1, roles.actors) or owner(line, low, roles.actors)
    unknown = unknown or _to_others(line, signal)
    if chain is None and (unknown or all(map(is_organisation, roles.actors))):
        return
    roles.recipients = chain.codes if chain is not None else scene.other(roles.actors)
    roles.how.append("recipient=beyond" if chain is not None else "recipient=scene")


def supply_addressee(line: Line, signal: Signal, roles: Roles) -> None:
    """Of whom something is asked: the next party told behind the word that says so, other than who asks."""
    chain = beyond(line, signal.last, roles.actors)
    if chain is not None and chain.relation == "bare" and line.distance(signal.last, chain.first) <= _BESIDE:
        roles.recipients = chain.codes
        roles.how.append("recipient=beyond")


def supply_accuser(line: Line, signal: Signal, roles: Roles, scene: Scene) -> None:
    """Whose charge is denied: the subject before, or who stands opposite, never one of whom the charge itself tells."""
    told = {code for chain in line.chains_in(signal.last, line.sentence_part_end(signal.last)) for code in chain.codes}
    told.update(roles.actors)
    before = subject_before(line, signal.first, noun=False)
    for accuser, how in ((before.codes if before else (), "line"), (scene.other(roles.actors), "scene")):
        if accuser and told.isdisjoint(accuser):
            roles.recipients = accuser
            roles.how.append(f"recipient={how}")
            return


def whose_matter(line: Line, signal: Signal, roles: Roles) -> Chain | None:
    """Whose an act's object is by its pronoun (he praised her stance on the war in Peru)."""
    if signal.verb is None:
        return None
    for index in line.steps(signal.last, _OBJECT):
        owned = [start.pronoun for start in line.tokens[index].word.starts if start.pronoun]
        if owned and line.covered[index] is None:
            return possessor(line, signal.first, owned[0], roles.actors)
    return None


def _matter(line: Line, signal: Signal, pronoun: str) -> int | None:
    """The noun that takes up what somebody else did (the step, the decision), at which an act is aimed, if any."""
    if pronoun:
        before = range(signal.first - 1, line.first, -1)
        return next((index for index in before if _is_matter(line, index)), None)
    return next((index for index in line.steps(signal.last, _OBJECT) if _is_matter(line, index)), None)


def _is_matter(line: Line, index: int) -> bool:
    """Whether a definite noun, of which nothing more is said, takes up what was done before."""
    if "matter" not in line.objects(index) or not any(start.definite for start in line.tokens[index].word.starts):
        return False
    after = index + 1
    return after == line.last or bool(line.boundary(after)) or not line.tokens[after].text[0].isalnum()


def _doer(line: Line, matter: int, roles: Roles, scene: Scene) -> tuple[str, ...]:
    """Who did what a noun takes up: whom an earlier clause of its sentence is about, else the sentence before."""
    low = line.clause(matter, matter + 1)[0]
    first = topic(line)
    told = first.codes if first is not None and first.last <= low else scene.subject
    return told if set(told).isdisjoint(roles.actors) else ()


def _object(line: Line, signal: Signal) -> str:
    """The pronoun that stands for whom an act is aimed at, with its verb or in a word of its own behind it, or ""."""
    if signal.verb is not None and signal.verb.pronoun:
        return signal.verb.pronoun
    if not line.holds("resumptive", signal.last, signal.last + 1):
        return ""
    text = line.tokens[signal.last].text
    return next((pronoun for pronoun in line.syntax.whose if text.endswith(pronoun)), "")


def _to_everybody(line: Line, signal: Signal) -> bool:
    """Whether an act's object is everybody (all sides, every state)."""
    return any("everybody" in line.tokens[index].word.classes for index in line.steps(signal.last, _OBJECT))


def _to_others(line: Line, signal: Signal) -> bool:
    """Whether a verb's object is a definite noun that names no party (he called on the community to …)."""
    if signal.verb is None or signal.sense.type != "REQUEST":
        return False
    for index in line.steps(signal.last, _OBJECT):
        if line.covered[index] is None:
            token = line.tokens[index]
            return token.text.startswith(line.syntax.articled) and not token.word.classes
    return False
