"""What act an event record tells of: announced, made and cancelled, one visit is one act."""

from functools import lru_cache

from msgspec import Struct

from mizan.languages.arabic.comparing import grammar
from mizan.languages.arabic.wording import ordinal, triggers
from mizan.model import Event
from mizan.settling.identity import Identity

VISIT, MEETING, PHONE, SIGNING, OPENING = "visit", "meeting", "phone", "signing", "opening"

DIPLOMATIC = frozenset((VISIT, MEETING, PHONE, SIGNING))
"""Acts that many outlets tell within days and that seldom recur between the same parties within them."""

TOGETHER = frozenset((MEETING, PHONE, SIGNING))
"""Acts of all parties alike, whichever side a report puts them on."""

VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"))
"""Acts of which another place makes another act."""

_BY_MODE = {"visit": VISIT, "phone": PHONE, "multilateral": MEETING}
_BY_TYPE = {"CONSULT": MEETING}
_BY_FRAME = {"sign": SIGNING}
_BY_RULE = {"event:visit": VISIT, "event:arrive": VISIT, "event:host": VISIT, "event:invite": VISIT}
_BY_RULE |= {"event:sign": SIGNING, "event:meeting": MEETING}
_BY_WORDS = frozenset(("SUPPORT", "COOPERATE", "AGREE", "CONCEDE", "AID", "RETREAT"))


class Act(Struct, frozen=True):
    """An act and its sides: canonical ids of those who act and of those acted upon."""

    name: str
    actors: frozenset[str]
    recipients: frozenset[str]


def act_of(event: Event, identity: Identity) -> Act:
    """The act that an event tells of."""
    lexicon = next((ref for ref in event.lexicon if ref in triggers() or ":" in ref), "")
    name, swapped = _name(event.event_type, event.mode, event.rule, lexicon)
    actors = frozenset(map(identity.party, event.actors))
    recipients = frozenset(map(identity.party, event.recipients))
    if name in TOGETHER:
        return Act(name, actors | recipients, frozenset())
    if name == VISIT and swapped and event.event_type == "AGREE":
        return Act(name, recipients or actors, actors - recipients if recipients else recipients)
    return Act(name, actors, recipients)


@lru_cache(4096)
def _name(type: str, mode: str | None, rule: str, reference: str) -> tuple[str, bool]:
    trigger = triggers().get(reference)
    swapped = reference in {f"triggers.tsv:{key}" for key in _keys("swapped")} or rule == "event:invite"
    if mode in _BY_MODE and type == "CONSULT":
        return _BY_MODE[mode], swapped
    if type == "CONSULT":
        return MEETING, swapped
    if type not in _BY_WORDS:
        return type, swapped
    if swapped:
        return VISIT, True
    if trigger is None:
        return _BY_RULE.get(rule, type), swapped
    if trigger.type == "CONSULT":
        return _BY_MODE.get(trigger.mode) or _BY_RULE.get(rule, MEETING), swapped
    if trigger.frame in _BY_FRAME:
        return _BY_FRAME[trigger.frame], swapped
    if reference.partition(":")[2] in _keys("opening"):
        return OPENING, swapped
    return f"{trigger.type}:{reference.partition(':')[2]}", swapped


def _keys(group: str) -> frozenset[str]:
    return frozenset(grammar()["acts"].get(group, ()))


def binding(act: str) -> bool:
    """Whether an act of agreeing binds somebody to something still to be done."""
    type, _, trigger = act.partition(":")
    return type == "AGREE" and (not trigger or trigger in _keys("binding"))


def claimed(event: Event) -> int | None:
    """The number that a record gives to the act within a period, where it tells a number and not an act.

    A record with a day tells of the act itself, whatever number the source gives it.
    """
    if event.event_type != "CONSULT" or (event.date and len(event.date) == 10):
        return None
    found = ordinal(event.evidence.words)
    return found[1] if found else None
