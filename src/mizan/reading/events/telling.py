"""Telling: whether a signal tells an act, rather than naming a matter, a purpose or an act told before."""

from mizan.reading.events.line import Line
from mizan.reading.events.modality import PROMISED, coming
from mizan.reading.events.roles import Roles
from mizan.reading.events.signals import Signal

_HEADS = frozenset(("agreement", "permit"))
_OWNERS = frozenset(("actor=of", "actor=from", "actor=by"))
_ADVERBIAL = frozenset(("occasion", "demonstrative"))
_MINDED = 6
_VERBAL = frozenset(("ACCUSE", "REJECT", "REQUEST"))
_HELD = frozenset(("CONSULT", "AGREE"))
# Acts that are told although a word such as "the question of" stands before them.
_MATTERS = frozenset(("CONSULT", "ASSAULT"))


def lacks_parties(line: Line, signal: Signal) -> bool:
    """Whether a sentence names fewer parties than the frame asks for, and lets none be guessed."""
    taken_up = signal.verb is not None and signal.verb.number == "dual"
    return not signal.sense.frame.guess and not taken_up and line.parties < signal.sense.frame.least


def refers_back(line: Line, signal: Signal, stated: bool) -> bool:
    """Whether a bare noun only takes up an act told before (the visit, these talks)."""
    following = line.tokens[signal.last].word.classes if signal.last < line.last else frozenset()
    taken_up = "back" in following and not line.points(signal.last)
    if taken_up and not signal.tenses and not line.text.moments_in(signal.last, signal.last + 1):
        return True
    definite = signal.noun is not None and signal.noun.definite and not signal.noun.pronoun
    if definite and signal.first > line.first and "back" in line.tokens[signal.first - 1].word.classes:
        return True
    bare = definite and not stated and not signal.lights and signal.object is None
    return bare and not line.is_recent(signal.last) and not coming(line, signal)


def settled(line: Line, signal: Signal, roles: Roles) -> bool:
    """Whether the clause states as much as the frame asks for: a supporting word, a party, a guest who can arrive."""
    frame = signal.sense.frame
    if signal.verb is None and not signal.lights and not _told(line, signal, roles):
        return False
    if frame.adjacent and roles.chains and not _beside(signal, roles, frame.adjacent):
        return False
    if _lone(line, signal, roles) or (frame.asserted and _unasserted(line, signal)):
        return False
    before = signal.first - 1
    if signal.noun is not None and before not in line.marks and _HEADS & line.objects(max(before, line.first)):
        return signal.sense.takes_up
    verb = signal.verb
    if frame.standing and verb is not None and signal.tenses == {"present"}:
        return False
    if frame.ahead and "future" not in signal.tenses:
        return False
    if frame.outright and line.complement(signal.last, 9):
        return False
    single = "actor=subject" not in roles.how or len(roles.chains[0].codes) < 2
    if frame.plural and single and (verb is None or verb.number == "singular"):
        return False
    spoken = verb is not None and (verb.person == 1 or verb.number == "dual")
    if frame.stated and not roles.chains and not spoken:
        return False
    if frame.near and not roles.actors:
        following = _past_adverbs(line, signal.last)
        return following < line.last and bool(roles.recipients) and line.relation(following) in ("to", "at", "in")
    return True


def _past_adverbs(line: Line, index: int) -> int:
    """The token behind the words from one on that tell when (after that, tomorrow)."""
    while index < line.last:
        moments = line.text.moments_in(index, index + 1)
        if moments:
            index = max(index + 1, moments[0].last)
        elif line.tokens[index].word.classes.isdisjoint(_ADVERBIAL):
            break
        else:
            index += 1
    return index


def imagined(signal: Signal, status: str, reason: str) -> bool:
    """Whether an act that is only possible is told by nouns alone: an idea, a need, no act.

    To deny that something is arranged, or to suppose that somebody says something, leaves nothing told either.
    """
    if reason == "supposed" and signal.sense.type in _VERBAL:
        return True
    parts = (signal, *signal.lights)
    if status == "hypothetical":
        return signal.sense.type in PROMISED and all(part.verb is None for part in parts)
    arranged = any(part.sense.status == "planned" for part in signal.lights)
    return status == "negated" and arranged and signal.verb is None


def _unasserted(line: Line, signal: Signal) -> bool:
    """Whether a duty is told in passing, for what will be, or is only one to know or to mind something."""
    if line.is_relative(signal.first) or "future" in signal.tenses:
        return True
    return line.holds("minding", signal.last, signal.last + _MINDED)


def _beside(signal: Signal, roles: Roles, reach: int) -> bool:
    """Whether the first party found stands within reach of the act."""
    return any(
        -reach <= chain.first - signal.last <= reach or 0 <= signal.first - chain.last < reach
        for chain in roles.chains[:1]
    )


def _lone(line: Line, signal: Signal, roles: Roles) -> bool:
    """Whether a past verb in the dual has no two actors before it: it is a word that looks like one."""
    verb = signal.verb
    if verb is None or verb.tense != "past" or verb.number != "dual" or line.tokens[signal.first].word.conjunction:
        return False
    subjects = (chain for chain, how in zip(roles.chains, roles.how, strict=False) if how == "actor=subject")
    return not any(len(chain.codes) > 1 for chain in subjects) and not line.complement(signal.first - 1, 0)


def _told(line: Line, signal: Signal, roles: Roles) -> bool:
    """Whether a noun without a supporting word tells an act, be it denied, rather than a purpose or a matter."""
    if signal.denied:
        return True
    frame, occasion = signal.sense.frame, line.is_occasion(signal.first)
    if frame.supported:
        return occasion
    if line.behind(signal.first, "never") or "reason" in line.tokens[signal.first].word.classes:
        return False
    if line.behind(signal.first, "abstract") and signal.sense.type not in _MATTERS:
        return False
    if line.is_doing(signal.first):
        return True
    if frame.owned and not _owned(signal) and _OWNERS.isdisjoint(roles.how):
        return False
    if _names_pact(line, signal):
        return False
    purpose = signal.noun is not None and line.clitic(signal.noun.prefix) == "to"
    if (purpose and frame.near) or (frame.named and not roles.chains and not _owned(signal)):
        return False
    if purpose and signal.sense.mode == "visit" and "actor=of" not in roles.how:
        return False
    if purpose and not line.behind(signal.first, "besides") and signal.sense.type not in _HELD:
        return False
    spoken = bool(roles.chains) or signal.object is not None or signal.sense.takes_up
    return occasion or spoken or line.is_recent(signal.last) or not frame.together or coming(line, signal)


def _names_pact(line: Line, signal: Signal) -> bool:
    """Whether a definite noun names a pact that stands, rather than telling what was agreed on."""
    noun = signal.noun
    if noun is None or not noun.definite or noun.pronoun:
        return False
    agreed = signal.sense.type == "AGREE" and signal.sense.frame.name == "together"
    return agreed and not (signal.last < line.last and line.relation(signal.last) == "on")


def _owned(signal: Signal) -> bool:
    """Whether the noun carries a possessive."""
    return signal.noun is not None and bool(signal.noun.pronoun)
