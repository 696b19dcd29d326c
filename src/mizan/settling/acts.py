"""What act an event record tells of: announced, made and cancelled, one visit is one act."""

from functools import cache, lru_cache

from msgspec import Struct

from mizan.languages.arabic.comparing import grammar
from mizan.languages.arabic.wording import ordinal, tells, triggers
from mizan.model import Event
from mizan.settling.identity import Identity

VISIT, MEETING, PHONE, SIGNING, OPENING = "visit", "meeting", "phone", "signing", "opening"

_ONCE = ("SANCTION:expel", "SANCTION:withdraw", "SUPPORT:recognition", "SUPPORT:relations", "SUPPORT:joining")
DIPLOMATIC = frozenset((VISIT, MEETING, PHONE, SIGNING, OPENING, *_ONCE))
"""Acts that many outlets tell within days and that seldom recur between the same parties within them."""

TOGETHER = frozenset((MEETING, PHONE, SIGNING))
"""Acts of all parties alike, whichever side a report puts them on."""

_VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"))

_BY_MODE = {"visit": VISIT, "phone": PHONE, "multilateral": MEETING}
_BY_FRAME = {"sign": SIGNING}
_BY_RULE = {"event:visit": VISIT, "event:arrive": VISIT, "event:host": VISIT}
_BY_RULE |= {"event:sign": SIGNING, "event:meeting": MEETING}
_BY_WORDS = frozenset(("SUPPORT", "COOPERATE", "AGREE", "CONCEDE", "AID"))
_MODAL = frozenset(("RETREAT", "SANCTION", "COERCE"))
_INVITING = "event:invite"


class Act(Struct, frozen=True):
    """An act and its sides: canonical ids of those who act and of those acted upon."""

    name: str
    actors: frozenset[str]
    recipients: frozenset[str]


def act_of(event: Event, identity: Identity) -> Act:
    """The act that an event tells of."""
    reference = next((ref for ref in event.lexicon if ref in triggers()), "")
    # Who attends something at a host's visits the host.
    mode = "visit" if event.mode == "multilateral" and event.recipients else event.mode or ""
    name, invited = _name(event.event_type, mode, event.rule, reference)
    actors = frozenset(map(identity.party, event.actors))
    recipients = frozenset(map(identity.party, event.recipients))
    if name in TOGETHER:
        return Act(name, actors | recipients, frozenset())
    if invited and event.event_type == "AGREE":
        return Act(name, recipients or actors, actors - recipients if recipients else recipients)
    return Act(name, actors, recipients)


@lru_cache(4096)
def _name(type: str, mode: str, rule: str, reference: str) -> tuple[str, bool]:
    """The name of an act, and whether it is a visit told as an invitation: there the recipient is to come."""
    trigger = triggers().get(reference)
    if type == "CONSULT":
        return _BY_MODE.get(mode, MEETING), False
    if type not in _BY_WORDS:
        return f"{type}:{mode}" if mode and type in _MODAL else type, False
    if rule == _INVITING or (trigger and trigger.frame == "invite"):
        return VISIT, True
    if trigger is None:
        return _BY_RULE.get(rule, type), False
    if trigger.type == "CONSULT":
        return _BY_MODE.get(trigger.mode) or _BY_RULE.get(rule, MEETING), False
    if trigger.frame in _BY_FRAME:
        return _BY_FRAME[trigger.frame], False
    if trigger.type in _MODAL:
        return f"{trigger.type}:{trigger.mode}", False
    key = reference.partition(":")[2]
    if key in grammar()["acts"]["opening"]:
        return OPENING, False
    return f"{trigger.type}:{_families().get(key, key)}", False


@cache
def _families() -> dict[str, str]:
    """The family of each trigger that tells the same act as others."""
    families: dict[str, list[str]] = grammar()["acts"]["families"]
    return {key: name for name, keys in families.items() for key in keys}


def violent(act: str) -> bool:
    """Whether another place makes it another act."""
    return act.partition(":")[0] in _VIOLENT


def binding(act: str) -> bool:
    """Whether an act of agreeing binds somebody to something still to be done."""
    type, _, kind = act.partition(":")
    return type == "AGREE" and (not kind or kind in grammar()["acts"]["binding"])


def stage_of(event: Event) -> str:
    """The stage of an act that a record tells of: what it denies is `cancelled`, or `postponed` where it is put off."""
    if event.status != "negated":
        return event.status
    put_off = event.event_type not in _VIOLENT and tells("postponed", event.evidence.words)
    return "postponed" if put_off else "cancelled"


def claimed(event: Event) -> int | None:
    """The number that a record gives to the act within a period, where it tells a number and not an act.

    A record with a day tells of the act itself, whatever number the source gives it.
    """
    if event.event_type != "CONSULT" or (event.date and len(event.date) == 10):
        return None
    found = ordinal(event.evidence.words)
    return found[1] if found else None
