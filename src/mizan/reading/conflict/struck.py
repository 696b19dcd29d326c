"""Who struck and who suffered: nationalities beside the words of conflict in a sentence.

A nationality belongs to the noun before it: troops, aircraft and strikes act; victims, and troops that a strike
is on or against, suffer. Places tell where, not who.
"""

from mizan.reading.conflict.cues import Cue
from mizan.reading.parts import Actor, Sentence
from mizan.reading.text import Text

Sides = tuple[tuple[str, ...], tuple[str, ...]]

_STRIKING = frozenset(("state", "person", "institution"))
_PROTESTING = _STRIKING | {"igo"}
_DEED = frozenset(("strike", "shell", "storm", "attack", "drone", "massacre", "war", "shoot", "destroy", "murder"))
_DOING = _DEED - {"drone", "massacre"} | frozenset(
    ("kill", "wage", "target", "abduct", "execute", "torture", "beat", "wound", "clash", "blast")
)
_SUFFER = frozenset(("kill", "dead", "wound", "hurt", "abduct", "murder", "execute", "torture", "fall"))
_HEADS = frozenset(("force", "victim", "gunmen", "site")) | _DEED
_DEEDS = frozenset(("kill", "murder", "strike", "shell", "massacre"))
_PLACED = frozenset(("in", "from", "to", "preposition"))
_PASSIVE = frozenset(("kill", "wound", "abduct", "murder", "execute"))
_DEATH = frozenset(("kill", "dead", "wound", "hurt", "fall"))
_THERE = frozenset(("in", "from", "to"))
_CROWD = frozenset(("crowd", "host"))
_AIMED = frozenset(("on", "against"))
_BEFALLS = frozenset(("kill", "wound", "abduct", "murder", "execute"))
_VICTIMS = _BEFALLS | {"poison"}
_LANDS = frozenset(("state", "place"))
_STRUCK = frozenset(("on", "in", "against"))
_PROTESTED = frozenset(("demand", "demo", "hostile", "march"))
_REACH = 4
_HANDS = 10
_FIRE = 2


def sides(text: Text, sentence: Sentence, cues: list[Cue], kind: str) -> Sides:
    """The codes of those who acted and of those acted on, as far as the words tell."""
    protest = kind == "PROTEST"
    actors: dict[str, None] = {}
    recipients: dict[str, None] = {}
    for actor in text.actors_in(sentence.first, sentence.last):
        if not actor.codes or actor.kind not in (_PROTESTING if protest else _STRIKING):
            continue
        side = _stance(text, sentence, cues, actor) if protest else _side(text, sentence, cues, actor)
        if side == "actor":
            actors.update(dict.fromkeys(actor.codes))
        elif side == "recipient":
            recipients.update(dict.fromkeys(actor.codes))
    return tuple(actors), tuple(recipients)


def completed(text: Text, sentence: Sentence, cues: list[Cue], main: Cue, told: Sides) -> Sides:
    """Both sides of an assault; whoever is not told to suffer is a person named behind the deed, or the land struck."""
    actors, recipients = told
    if recipients:
        return told
    behind = [actor for actor in text.actors_in(main.first, sentence.last) if actor.codes]
    for actor in behind:
        if actor.kind == "person" and not actor.codes[0].isascii() and _suffers(text, cues, actor):
            return actors, actor.codes
    for actor in behind if actors else ():
        foreign = actor.codes[0].isascii() and set(actor.codes).isdisjoint(actors)
        if foreign and actor.kind in _LANDS and _lies(text, max(main.last, actor.first - _REACH), actor.first):
            return actors, actor.codes
    return told


def _lies(text: Text, first: int, last: int) -> bool:
    """Whether a word between two tokens tells where or on whom a deed was done."""
    return any(not text.tokens[index].word.classes.isdisjoint(_STRUCK) for index in range(first, last))


def _suffers(text: Text, cues: list[Cue], actor: Actor) -> bool:
    """Whether a person is named behind a word of killing, poisoning or abducting, with no more than a title between."""
    for cue in cues:
        near = cue.role in _VICTIMS and 0 <= actor.first - cue.last <= _REACH
        if near and not any(text.tokens[index].word.classes for index in range(cue.last, actor.first)):
            return True
    return False


def _fires(text: Text, sentence: Sentence, actor: Actor) -> bool:
    """Whether words of whose bullets or hands it was stand close in front of an actor."""
    low = max(sentence.first, actor.first - _FIRE)
    return any("fire" in text.tokens[index].word.classes for index in range(low, actor.first))


def _side(text: Text, sentence: Sentence, cues: list[Cue], actor: Actor) -> str:
    """Whether a party strikes (actor) or is struck (recipient)."""
    if _fires(text, sentence, actor):
        return "actor"
    if actor.kind == "person":
        return "recipient" if _befalls(cues, actor) else ""
    head = None if _digits(text, sentence, actor) else _head(text, cues, actor)
    if head is None:
        return _bare(text, sentence, cues, actor)
    if head.role in _DEED:
        if actor.kind == "state" and _clitic(text, actor.prefix) in ("at", "to"):
            return ""
        if actor.how == "capital" or (actor.kind == "institution" and head.role != "drone"):
            return ""
        if _clitic(text, head.prefix) == "at" and any(
            c.role == "demand" and 0 <= head.first - c.last < 3 for c in cues
        ):
            return ""
        return "recipient" if _aimed(text, head.last, actor.first + 1) else "actor"
    if head.role == "site":
        return "recipient" if _hit(text, cues, head) else ""
    if head.role == "gunmen":
        return "recipient" if _near(cues, head, _SUFFER, 3) else "actor" if actor.how == "adjective" else ""
    if head.role == "victim" and head.form == "indefinite":
        return "recipient" if _near(cues, head, _SUFFER, 6) else _doer(text, cues, head, actor)
    if _hit(text, cues, head):
        return "recipient"
    before = [text.tokens[i].word.classes for i in range(max(head.first - 3, sentence.first), head.first)]
    if any("by" in classes for classes in before):
        return "actor"
    if before and "with" in before[-1] and any(c.role == "clash" and 0 < head.first - c.last < 3 for c in cues):
        return "actor"
    if before and "from" in before[-1] and any(c.role == "number" and c.last == head.first - 1 for c in cues):
        return "recipient"
    return _doer(text, cues, head, actor)


def _befalls(cues: list[Cue], actor: Actor) -> bool:
    """Whether an official stands right behind a word of killing, wounding or abducting."""
    if actor.country is None or actor.codes != (actor.country,):
        return False
    return any(c.role in _BEFALLS and 0 <= actor.first - c.last < 2 for c in cues)


def _clitic(text: Text, prefix: str) -> str:
    """The class of preposition that the last clitic in front of a word stands for, or ""."""
    clitics = text.language.grammar["frames"]["clitics"]
    return next((name for name, members in clitics.items() if prefix[-1:] and prefix[-1] in members), "")


def _doer(text: Text, cues: list[Cue], head: Cue, actor: Actor) -> str:
    """What troops do or undergo, by the verb right before them or right behind them."""
    counted = any(c.role == "victim" and c.first == head.first for c in cues)
    for cue in cues:
        if cue.shape not in ("verb", "phrase") or cue.role in _HEADS - _DOING:
            continue
        if 0 <= head.first - cue.last < 2:
            if cue.role == "undergo" or (cue.role in ("kill", "wound", "hurt") and counted):
                return "recipient"
            if cue.role in _DOING:
                return "actor"
        elif 0 <= cue.first - actor.last < 4 and not _apart(text, actor.last, cue.first):
            if cue.role == "undergo" or (
                cue.role in _PASSIVE and (counted or cue.form.endswith(("plural", "dual"))) and not _object(cues, cue)
            ):
                return "recipient"
            if cue.role in _DOING:
                return "actor"
    return "recipient" if _near(cues, head, _DEATH, 3) else ""


def _head(text: Text, cues: list[Cue], actor: Actor) -> Cue | None:
    """The noun of conflict that a nationality qualifies: close before it."""
    found = None
    for cue in cues:
        if cue.first >= actor.first:
            break
        if (cue.shape == "verb" and cue.role in _DOING) or (cue.role == "number" and cue.last == actor.first):
            found = None
        elif cue.role in _HEADS and cue.shape != "verb" and actor.first - cue.last < 3:
            found = None if _paused(text, cue.last, actor.first) else cue
    if found is None and actor.kind == "institution":
        found = next((c for c in cues if actor.first <= c.first < actor.last and c.role in _HEADS), None)
    return found


def _bare(text: Text, sentence: Sentence, cues: list[Cue], actor: Actor) -> str:
    """A state or nationality by itself: struck or counted among the victims, or standing by the verb."""
    if actor.kind == "institution":
        return ""
    before = text.tokens[actor.first - 1] if actor.first > sentence.first else None
    suffering = [c for c in cues if c.role in _SUFFER and 0 <= actor.first - c.last < 4]
    counted = _digits(text, sentence, actor) or _numbered(cues, actor)
    if actor.how == "adjective" or counted:
        since = suffering[-1].last if suffering else actor.first
        known = any(c.role in _HEADS and since <= c.first < actor.first for c in cues)
        if counted and any(c.role in _SUFFER for c in cues):
            return "recipient"
        return "recipient" if suffering and not known and actor.first - suffering[-1].last == 1 else ""
    if actor.prefix:
        return ""
    if before is not None and not before.word.classes.isdisjoint(_AIMED):
        near = [c for c in cues if c.last <= actor.first and actor.first - c.last <= _REACH and c.role in _DEED]
        return "recipient" if near else ""
    if any(c.shape == "verb" and c.role in _DOING - {"wound"} and 0 <= actor.first - c.last < 2 for c in cues):
        return "actor"
    if before is not None and not before.word.classes.isdisjoint(_PLACED):
        return ""
    deeds = [c for c in cues if c.shape != "verb" and c.role in _DEEDS and 0 < c.first - actor.last < 4]
    return "actor" if deeds and actor.how == "name" else ""


def _apart(text: Text, first: int, last: int) -> bool:
    """Whether a new clause begins between two tokens."""
    return any("complement" in text.tokens[index].word.classes for index in range(first, last))


def _paused(text: Text, first: int, last: int) -> bool:
    """Whether a comma stands between two tokens."""
    return any("pause" in text.tokens[index].word.classes for index in range(first, last))


def _digits(text: Text, sentence: Sentence, actor: Actor) -> bool:
    """Whether a number in digits counts the people of a state."""
    return actor.first > sentence.first and text.tokens[actor.first - 1].text.isdigit()


def _numbered(cues: list[Cue], actor: Actor) -> bool:
    return any(c.role == "number" and c.last == actor.first for c in cues)


def _aimed(text: Text, first: int, last: int) -> bool:
    return any(not text.tokens[i].word.classes.isdisjoint(_AIMED) for i in range(first, last - 1))


def _hit(text: Text, cues: list[Cue], head: Cue) -> bool:
    """Whether a noun is what was struck: behind "on", "against" or a word of targeting."""
    for index in range(max(head.first - 4, 0), head.first):
        if not text.tokens[index].word.classes.isdisjoint(_AIMED):
            return True
    return any(c.role == "target" and 0 <= head.first - c.last < 5 for c in cues)


def _near(cues: list[Cue], head: Cue, roles: frozenset[str], reach: int) -> bool:
    return any(c.role in roles and (0 <= head.first - c.last < reach or 0 <= c.first - head.last < reach) for c in cues)


def _object(cues: list[Cue], verb: Cue) -> bool:
    """Whether someone to be struck stands behind the verb."""
    return any(c.role in ("victim", "number", "gunmen") and 0 <= c.first - verb.last < 3 for c in cues)


def _stance(text: Text, sentence: Sentence, cues: list[Cue], actor: Actor) -> str:
    """Whether a party protests (actor) or is protested against (recipient)."""
    if _in_crowd(text, cues, actor):
        return "actor"
    return "recipient" if _opposed(text, sentence, cues, actor) else ""


def _in_crowd(text: Text, cues: list[Cue], actor: Actor) -> bool:
    """Whether a nationality or the land they come from tells whose the crowd is."""
    for cue in cues:
        gap = actor.first - cue.last
        carried = any(c.role == "chant" and cue.last <= c.first < actor.first for c in cues)
        if cue.role in _CROWD and actor.how == "adjective" and 0 <= gap < 2 and not carried:
            return True
        come = any("from" in text.tokens[index].word.classes for index in range(actor.first - 2, actor.first))
        if cue.role == "crowd" and 0 < gap <= _REACH and actor.kind == "state" and come:
            return True
    return False


def _faced(cue: Cue, actor: Actor) -> bool:
    """Whether a crowd stands in front of an actor's seat."""
    if cue.role == "square":
        return actor.kind == "institution" and cue.first < actor.first <= cue.last
    return cue.role == "embassy" and actor.kind != "igo" and cue.first <= actor.first < cue.last + 2


def _blamed(text: Text, cues: list[Cue], actor: Actor) -> bool:
    """Whether a protest is over deaths at the hands of an actor or of those it leads."""
    deaths = [c for c in cues if c.role in _DEATH and 0 < actor.first - c.last <= _HANDS]
    return any(
        any(c.role == "demand" and 0 <= death.first - c.last < 2 for c in cues)
        and any("by" in text.tokens[i].word.classes for i in range(death.last, actor.first))
        for death in deaths
    )


def _opposed(text: Text, sentence: Sentence, cues: list[Cue], actor: Actor) -> bool:
    """Whether a protest is against someone: behind "against", a demand, a clash with or stones thrown at troops."""
    if any(_faced(c, actor) for c in cues) or _blamed(text, cues, actor):
        return True
    for index in range(actor.first - 1, max(sentence.first, actor.first - 4) - 1, -1):
        classes = text.tokens[index].word.classes
        if not classes.isdisjoint(_THERE) or any(c.role in _DEATH and c.first <= index < c.last for c in cues):
            return False
        over = any(c.role in _PROTESTED and c.first <= index <= c.last for c in cues)
        if "on" in classes and actor.how != "name" and over:
            return True
        if "against" in classes:
            return True
        if "with" in classes or "on" in classes:
            troops = any(c.role == "force" and index < c.first < actor.last for c in cues)
            return troops and any(c.role in ("clash", "wage", "riot", "shoot") and c.last <= index for c in cues)
    if actor.prefix and _clitic(text, actor.prefix) != "to":
        return False
    near = [c for c in cues if 0 <= actor.first - c.last < 6 and c.role in ("demand", "hostile", "embassy", "backing")]
    return bool(near) and near[-1].role != "backing"
