"""How an agreement stands: signed, planned, in force …, told by the cue that governs its noun."""

from msgspec import Struct

from mizan.reading.agreements.instruments import SIGNING, Cue, Instrument, negated
from mizan.reading.text import Text

_UNMADE = frozenset(("adopted", "planned", "proposed"))
_STANDING = frozenset(("in_force", "under", "left", "stood"))
_LASTING = frozenset(("in_force", "ended", "finished"))
_GOVERNED = {
    "planned": 12,
    "proposed": 4,
    "ended": 4,
    "finished": 8,
    "adopted": 9,
    "consented": 16,
    "reached": 16,
    "founded": 9,
    "extended": 5,
    "carries": 12,
}
_NEXT, _NEAR, _FAR = 3, 5, 18
_BREAKING = frozenset(("relative", "complement", "subordinator"))
_PARTING = _BREAKING | {"pause", "occasion"}
_POSSIBLE = frozenset(("perhaps", "supposed", "hoped"))
# What tells the same right before a verbal noun or an instrument; before a verb it may tell when or why.
_SOUGHT, _ANY = frozenset(("sought",)), frozenset(("any",))
_STATUS = {"reached": "adopted", "consented": "adopted", "carries": "planned", "finished": "ended"}
_SUBJECT = {"founded", "adopted", "consented", "ended", "proposed", "ease", "planned"}


class Standing(Struct, frozen=True, eq=False):
    """A status, or None where nothing tells it; the cue that told it and where it stood (back, ahead, verb)."""

    status: str | None
    cue: Cue | None
    where: str

    @property
    def weak(self) -> bool:
        """Whether the cue only shows the agreement at work, so that an earlier mention knows better."""
        lasting = self.cue is not None and self.cue.role in _STANDING
        return self.status is None or (lasting and not self.entering)

    @property
    def entering(self) -> bool:
        """Whether it is told that the agreement comes into force, which it does on a day."""
        return self.cue is not None and self.cue.role == "in_force" and self.cue.shape == "phrase"


def default_standing(text: Text, instrument: Instrument, definite: bool) -> str:
    """How an agreement stands of which nothing is told."""
    if instrument.type == "agreement" and _on_something(text, instrument):
        return "adopted"
    plain = not definite and not instrument.entry.features.get("stands")
    if plain and _sought(text, instrument.first, instrument.left):
        return "proposed"
    return instrument.entry.features.get("stands") or ("in_force" if definite else "signed")


def _on_something(text: Text, instrument: Instrument) -> bool:
    """Whether the noun tells that its parties, named behind it, agreed on something."""
    for actor in text.actors_in(instrument.last, instrument.last + _NEAR):
        if actor.last < len(text.tokens) and "on" in text.tokens[actor.last].word.classes:
            return True
    return False


def standing(text: Text, instrument: Instrument) -> Standing:
    """How the instrument stands by the cues in its clause."""
    if instrument.entry.features.get("verbs") and not _tells(instrument):
        return _agreed(text, instrument)
    back = [c for c in instrument.cues if c.last <= instrument.first and c.first >= instrument.left]
    ahead = [c for c in instrument.cues if instrument.last <= c.first < instrument.right]
    making = next((c for c in reversed(back) if c.role in SIGNING), None)
    if making is not None and making.negated and instrument.first - making.last < 8:
        return Standing(None, making, "denied")
    absent = not instrument.mention.definite and negated(text, instrument.first)
    if making is None and absent and instrument.type != "visa_regime":
        return Standing(None, None, "denied")
    told = making.first if making is not None else instrument.first
    denied = any(c.role == "denied" and _denies(text, c, told) for c in back)
    if denied and (making is not None or not instrument.mention.definite):
        return Standing(None, making, "denied")
    back = [c for c in back if not c.negated]
    later = _behind(text, instrument, ahead)
    if later is not None and later.tense == "future":
        return Standing("planned", later, "ahead")
    for cue in reversed(back):
        found = _before(text, instrument, cue, back)
        if found is not None:
            if found.weak and later is not None:
                break
            if found.status in _UNMADE and instrument.named:
                continue
            return found
    if later is not None:
        return Standing("planned" if _coming(ahead, later) else _STATUS.get(later.role, later.role), later, "ahead")
    for cue in ahead:
        if cue.shape == "adjective" and cue.role in _UNMADE and cue.first - instrument.last < 3:
            return Standing(cue.role, cue, "ahead")
        lasting = cue.role in _LASTING and cue.shape != "act" and instrument.type != "joint_statement"
        if lasting and _tied(text, instrument, cue):
            return Standing(_STATUS.get(cue.role, cue.role), cue, "ahead")
    return Standing(None, ahead[0] if ahead else None, "ahead")


def _before(text: Text, instrument: Instrument, cue: Cue, back: list[Cue]) -> Standing | None:
    """What a cue before the noun tells of it, if it governs it."""
    gap = instrument.first - cue.last
    if cue.shape == "adjective" and (cue.role != "planned" or gap > 1):
        return None
    if gap > _GOVERNED.get(cue.role, 30):
        return None
    if cue.shape == "verb" and gap == 0 and cue.role in _SUBJECT and _subject(instrument):
        return None
    if cue.role in SIGNING or cue.role == "founded":
        upstream = [c for c in back if c.last <= cue.first and cue.first - c.last < 12]
        if cue.shape == "act" and any(_wanted(text, c, cue, back) for c in back):
            return Standing("proposed", cue, "back")
        if cue.tense == "future" or _aim(text, cue):
            return Standing("proposed" if cue.shape == "act" and cue.role == "reached" else "planned", cue, "back")
        if any(c.tense == "future" or (c.role == "planned" and c.shape != "adjective") for c in upstream):
            return Standing("planned", cue, "back")
        unmade = _unmade(text, cue, instrument.left)
        if unmade is not None:
            return Standing(unmade, cue, "back")
        if any(c.role == "consented" for c in upstream):
            return Standing("adopted", cue, "back")
        if cue.role == "founded":
            return Standing("in_force" if instrument.type == "partnership" else "adopted", cue, "back")
        return Standing(_STATUS.get(cue.role, cue.role), cue, "back")
    if cue.role == "exchanged":
        return Standing("signed", cue, "back") if gap < _NEXT else None
    if cue.role in ("ended", "planned"):
        return Standing(cue.role, cue, "back")
    if cue.role == "finished":
        # Talks end with an agreement; an agreement ends.
        outcome = instrument.mention.prefix.endswith(text.language.grammar["agreements"]["outcome"])
        return Standing("adopted" if outcome else "ended", cue, "back") if outcome or gap < 3 else None
    if cue.role == "proposed":
        return None if instrument.mention.definite else Standing("proposed", cue, "back")
    if cue.role in _STANDING and gap <= 4:
        return Standing("in_force", cue, "back")
    if cue.role == "carries" and cue.tense == "future" and not _paused(text, cue.last, instrument.first):
        return Standing("planned", cue, "back")
    if cue.role == "ease" and cue.shape == "act" and instrument.type == "visa_regime":
        expected = any(c.tense == "future" or c.role == "planned" for c in back)
        return Standing("planned" if expected else "proposed", cue, "back")
    return None


def _wanted(text: Text, wish: Cue, cue: Cue, cues: list[Cue]) -> bool:
    """Whether a cue of proposing governs a verbal noun: right before it, or a verb with only its parties between."""
    gap = cue.first - wish.last
    if wish.role != "proposed" or gap < 0 or gap > (_FAR if wish.shape == "verb" else _NEAR):
        return False
    if gap <= _NEAR:
        return True
    broken = any(token.word.classes & _BREAKING for token in text.tokens[wish.last : cue.first])
    return not broken and not any(c.shape == "verb" and wish.first < c.first < cue.first for c in cues)


def _unmade(text: Text, cue: Cue, first: int) -> str | None:
    """How an agreement stands whose making the clause before the cue tells as possible or due."""
    tokens, index, act = text.tokens, cue.first, cue.shape == "act"
    if cue.shape == "verb" and cue.tense == "present" and index > first:
        to = tokens[index - 1].word.classes
        if "may" in to:
            return "proposed"
        if "complement" in to and index - first > 1 and "timing" not in tokens[index - 2].word.classes:
            return "planned"
    if _told_before(text, index, first, _NEAR, _POSSIBLE) or (act and _sought(text, index, first)):
        return "proposed"
    before = index - 2 if act else index - 1
    if before < first or not tokens[before + 1].word.verbs:
        return None
    awaited = tokens[before].word.classes
    that = act and "complement" in awaited and all(verb.tense == "present" for verb in tokens[before + 1].word.verbs)
    if that and before > first:
        when = tokens[before - 1].word.classes
        that = "timing" not in when or "to" in when
    return "proposed" if that or "until" in awaited else None


def _sought(text: Text, index: int, first: int) -> bool:
    """Whether a word before token `index` tells that it is only sought, or that any such is meant."""
    return _told_before(text, index, first, _NEXT, _SOUGHT) or _told_before(text, index, first, 1, _ANY)


def _told_before(text: Text, index: int, first: int, reach: int, classes: frozenset[str]) -> bool:
    """Whether a word of some class stands up to `reach` before token `index`, not before token `first` nor a pause."""
    for at in range(index - 1, max(first, index - reach) - 1, -1):
        told = text.tokens[at].word.classes
        if told & classes:
            return True
        if "pause" in told:
            return False
    return False


def _subject(instrument: Instrument) -> bool:
    """Whether a verb right before the noun has it as its subject: the agreement ends, sets, calls for."""
    return instrument.mention.definite and not instrument.mention.prefix


def _behind(text: Text, instrument: Instrument, ahead: list[Cue]) -> Cue | None:
    """The verb or participle behind the noun that tells of its making (signed in, which they concluded)."""
    for index, cue in enumerate(ahead):
        if cue.role in SIGNING:
            if cue.role == "extended" and cue.shape == "adjective" and cue.first - instrument.last > 2:
                continue
            if cue.shape in ("adjective", "verb") and _tied(text, instrument, cue):
                return cue
            if any(c.role == "carries" for c in ahead[:index]) and cue.shape == "act":
                return cue
        elif cue.role == "carries" and cue.tense == "future" and cue.first - instrument.last < 4:
            if not _paused(text, instrument.last, cue.first):
                return cue
        elif cue.role == "tells":
            return None
    return None


def _tied(text: Text, instrument: Instrument, cue: Cue) -> bool:
    """Whether a verb or participle behind the noun still tells of it: near it, without a pause or with a relative."""
    if cue.first - instrument.last < 4 or not _paused(text, instrument.last, cue.first):
        return True
    return any("relative" in token.word.classes for token in text.tokens[cue.first - 4 : cue.first])


def _paused(text: Text, first: int, last: int) -> bool:
    """Whether a pause stands among tokens `first` … `last - 1`."""
    return any("pause" in token.word.classes for token in text.tokens[first:last])


def _coming(ahead: list[Cue], cue: Cue) -> bool:
    """Whether the verb that carries a verbal noun behind the agreement is in the future."""
    return any(c.tense == "future" and c.first <= cue.first and cue.first - c.first < 4 for c in ahead)


def _aim(text: Text, cue: Cue) -> bool:
    """Whether a verbal noun tells an aim (in order to sign), not an act."""
    if cue.shape != "act" or not cue.prefix.endswith(text.language.grammar["agreements"]["aim"]):
        return False
    return cue.first == 0 or "besides" not in text.tokens[cue.first - 1].word.classes


def _denies(text: Text, cue: Cue, told: int) -> bool:
    """Whether a word of denial in front of an act reaches it: a verb does behind its subject, up to the next clause."""
    if not 0 <= told - cue.last < (_FAR if cue.shape == "verb" else _NEAR):
        return False
    between = text.tokens[cue.last : told]
    return told - cue.last < _NEAR or not any(token.word.classes & _PARTING for token in between)


def _tells(instrument: Instrument) -> bool:
    """Whether a verb right before the noun says what the agreement tells (the agreement sets that …)."""
    return any(c.role == "tells" and c.shape == "verb" and c.last == instrument.first for c in instrument.cues)


def _agreed(text: Text, instrument: Instrument) -> Standing:
    """What a verb of agreeing tells: done, to be done, possible, or not done."""
    if any(c.role == "denied" and 0 <= instrument.first - c.last < _NEAR for c in instrument.cues):
        return Standing(None, None, "denied")
    for cue in instrument.cues:
        near = instrument.last <= cue.first <= instrument.last + 3
        if near and cue.role == "extended" and cue.shape != "adjective":
            return Standing("extended", cue, "ahead")
    future = any(v.tense == "future" and v.entry is instrument.entry for v in instrument.verbs)
    future |= any(c.tense == "future" and 0 < instrument.first - c.first < 4 for c in instrument.cues)
    if future:
        return Standing("planned", None, "verb")
    if any(c.role == "planned" and 0 < instrument.first - c.last < _NEAR for c in instrument.cues):
        return Standing("planned", None, "verb")
    before = text.tokens[instrument.first - 1].word.classes if instrument.first > instrument.left else frozenset()
    possible = "may" in before and not any(v.tense == "past" and v.entry is instrument.entry for v in instrument.verbs)
    possible = possible or _told_before(text, instrument.first, instrument.left, _NEAR, _POSSIBLE)
    return Standing("proposed" if possible else "adopted", None, "verb")
