"""Booking events: each act a sentence states, between whom, when and with what status.

A signal (see signals.py for the format of its data) is found, its frame filled from the positions of its clause
(roles.py), what the clause leaves unsaid supplied from the discourse (scene.py), its status read (modality.py)
and the whole coded in PLOVER's terms (coding.py).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mizan.model import Event
from mizan.reading.dating import dated
from mizan.reading.coding import code, moment_of, place_of
from mizan.reading.line import Chain, Line, is_code
from mizan.reading.modality import status
from mizan.reading.parts import Candidate
from mizan.reading.roles import Roles, assign
from mizan.reading.scene import Scene, beyond, owner, subject_before
from mizan.reading.signals import Signal, absorb, find_signals
from mizan.reading.text import Text


Key = tuple[str, str, frozenset[str], str]


def _repeats(line: Line, signal: Signal, key: Key, known: Key, end: int) -> bool:
    """Whether an act only tells one booked just before again: one visit, one meeting, a list under one verb."""
    if key[0] != known[0] or key[3] != known[3]:
        return False
    if key[0] == "CONSULT":
        if "visit" in (key[1], known[1]):
            return key[1] == known[1] and key[2] == known[2]
        if signal.verb is not None:
            return key == known and not line.breaks(end, signal.first)
        near = line.distance(end, signal.first) <= _SAME
        return (key[2] <= known[2] or known[2] <= key[2]) and (near or not line.breaks(end, signal.first))
    if signal.verb is None and not signal.lights and line.tokens[signal.first].word.conjunction:
        return not line.breaks(end, signal.first)
    return key == known and not line.breaks(end, signal.first)


_SAME = 5
_HELD = frozenset(("CONSULT", "AGREE"))


def book_events(text: Text) -> Iterator[Candidate]:
    """Yield the events that a text may state."""
    yield from dated(list(_booked(text)), text.document.published)


def _booked(text: Text) -> Iterator[Candidate]:
    scene = Scene(text)
    for sentence in text.sentences:
        line = Line(text, sentence)
        booked: list[tuple[Key, tuple[int, int]]] = []
        signals = find_signals(line)
        for position, signal in enumerate(signals):
            if signal.absorbed:
                continue
            fence = min((other.first for other in signals[position + 1 :] if other.first > signal.reach[1]),
                        default=line.last)  # fmt: skip
            candidate = _book(line, signal, scene, fence, booked[-1][0][3] if booked else "")
            if candidate is None:
                continue
            event = candidate.record
            assert isinstance(event, Event)
            features = signal.entry.features
            sense = features.get("mode") or features["type"]
            key = (event.event_type, sense, frozenset(event.actors + event.recipients), event.status)
            if any(_repeats(line, signal, key, known, end) for known, (_, end) in booked):
                continue
            absorb(line, signal, signals[position + 1 :])
            booked.append((key, (signal.first, signal.last)))
            yield candidate
        scene.note(line)


def _book(line: Line, signal: Signal, scene: Scene, fence: int, before: str) -> Candidate | None:
    frames = line.text.language.grammar["frames"]
    frame = frames.get(signal.entry.features.get("frame") or "directed", {})
    roles, clause = assign(line, signal, frames, fence)
    if signal.verb is None and _refers_back(line, signal, bool(roles.chains) and "wide" not in roles.how):
        return None
    if not _settled(line, signal, roles, frame):
        return None
    _complete(line, signal, roles, scene, frame.get("guess", ()))
    parties = tuple(dict.fromkeys(roles.actors + roles.recipients))
    if not parties or (frame.get("strict") and not (roles.actors and roles.recipients)):
        return None
    if len(parties) < frame.get("least", 1) or not (roles.actors or frame.get("recipients")):
        return None
    moment = moment_of(line, signal, clause)
    modal, reason = status(line, signal, moment, before)
    kind, mode = code(signal, modal)
    text = line.text
    first, last = _extent(line, signal, roles, clause)
    record = Event(
        document=text.document.id,
        evidence=text.evidence(text.tokens[first].start, text.tokens[last].end),
        rule=f"event:{signal.entry.features.get('frame') or 'directed'}",
        lexicon=(signal.entry.reference, *((signal.light.entry.reference,) if signal.light else ())),
        event_type=kind,
        mode=mode,
        actors=roles.actors,
        recipients=roles.recipients,
        status=modal,
        date=moment.date if moment is not None else None,
        date_basis=moment.basis if moment is not None else None,
        place=place_of(line, clause, roles.host),
    )
    if kind == "CONSULT" and mode == "visit":
        scene.visit = roles.actors, roles.recipients
    if len(parties) == 2:
        scene.pair = parties
    return Candidate(record, tuple(_features(line, signal, roles, record, reason)))


def _complete(line: Line, signal: Signal, roles: Roles, scene: Scene, guesses: tuple[str, ...]) -> None:
    """Supply from the discourse the parties that the clause leaves unsaid."""
    before = subject_before(line, signal.first, signal.verb is None)
    subject = before.codes if before is not None else scene.subject
    if signal.verb is not None and signal.verb.number == "dual" and len(roles.actors) < 2:
        known = subject if len(subject) > 1 else scene.pair or tuple(scene.main)
        if set(roles.actors) <= set(known):
            roles.actors, roles.recipients = known, ()
            roles.how.append("pair=dual")
    for guess in guesses:
        if guess == "actor" and not roles.actors and _possessed(line, signal):
            chain = owner(line, signal.reach[0], roles.recipients)
            if chain is not None:
                roles.actors = chain.codes
                roles.how.append("actor=owner")
        if guess in ("actor", "guest") and not roles.actors and subject:
            roles.actors = tuple(code for code in subject if code not in roles.recipients)
            roles.how.append("actor=line" if before is not None else "actor=scene")
            if not roles.actors:
                roles.actors = scene.other(roles.recipients)
                roles.how.append("actor=other")
        elif guess == "recipient" and not roles.recipients and len(roles.actors) == 1:
            chain = beyond(line, signal.reach[1] + 1, roles.actors) or owner(line, signal.reach[0], roles.actors)
            roles.recipients = chain.codes if chain is not None else scene.other(roles.actors)
            roles.how.append("recipient=beyond" if chain is not None else "recipient=scene")
        elif guess == "host" and not roles.recipients and len(roles.actors) == 1:
            visit = scene.visit
            known = visit is not None and visit[0] == roles.actors and bool(visit[1])
            roles.recipients = visit[1] if known and visit is not None else scene.other(roles.actors)
            roles.how.append("host=visit" if known else "host=scene")
        elif guess == "partners" and not roles.actors:
            roles.actors = scene.pair or tuple(scene.main)
            roles.how.append("pair=scene")
        elif guess == "pair" and sum(map(is_code, roles.actors)) < 2 and not any(map(_is_firm, roles.chains)):
            joint = None if roles.actors else _joint(line, signal)
            if joint is not None:
                roles.actors = joint.codes
                roles.how.append("pair=joint")
            else:
                _pair(roles, subject, before is not None, scene)


def _joint(line: Line, signal: Signal) -> Chain | None:
    """Several parties named together near the act, whatever their position."""
    for chain in line.chains_in(signal.first, signal.first + _NEAR):
        if len(chain.codes) > 1 and all(map(is_code, chain.codes)):
            return chain
    return None


_NEAR = 20


def _is_firm(chain: Chain) -> bool:
    return "company" in chain.kinds


def _possessed(line: Line, signal: Signal) -> bool:
    """Whether the act's object or the noun that supports it carries a possessive (its cutting of its relations)."""
    if signal.verb is not None:
        return False
    owned = line.noun(signal.object, "object") if signal.object is not None else None
    return bool((owned and owned.pronoun) or any(part.noun and part.noun.pronoun for part in signal.lights))


def _refers_back(line: Line, signal: Signal, stated: bool) -> bool:
    """Whether a bare noun only takes up an act told before (the visit, these talks)."""
    definite = signal.noun is not None and signal.noun.definite and not signal.noun.pronoun
    if definite and signal.first > line.first and "back" in line.tokens[signal.first - 1].word.classes:
        return True
    return definite and not stated and not signal.lights and signal.object is None and not line.is_recent(signal.last)


_HEADS = frozenset(("agreement", "permit"))


def _told(line: Line, signal: Signal, roles: Roles, frame: Mapping[str, Any]) -> bool:
    """Whether a noun without a supporting word tells an act rather than a purpose, a matter or a kind of act."""
    occasion = line.is_occasion(signal.first)
    if frame.get("supported"):
        return occasion
    if line.behind(signal.first, "never"):
        return False
    if line.behind(signal.first, "abstract") and signal.entry.features["type"] != "CONSULT":
        return False
    if frame.get("owned") and not (signal.noun and signal.noun.pronoun) and "actor=of" not in roles.how:
        return False
    purpose = signal.noun is not None and line.clitic(signal.noun.prefix) == "to"
    if purpose and not line.behind(signal.first, "besides") and signal.entry.features["type"] not in _HELD:
        return False
    spoken = bool(roles.chains) or signal.object is not None or signal.entry.features.get("needs", "").startswith("-")
    return occasion or spoken or line.is_recent(signal.last) or not frame.get("together")


def _settled(line: Line, signal: Signal, roles: Roles, frame: Mapping[str, Any]) -> bool:
    """Whether the clause states as much as the frame asks for: a supporting word, a party, a guest who can arrive."""
    if signal.verb is None and not signal.lights and not _told(line, signal, roles, frame):
        return False
    reach = frame.get("adjacent")
    if reach and not any(-reach <= chain.first - signal.last <= reach or 0 <= signal.first - chain.last < reach
                         for chain in roles.chains[:1]):  # fmt: skip
        return False
    verb = signal.verb
    if verb is not None and verb.tense == "past" and verb.number == "dual" and not line.tokens[signal.first].word.conjunction:
        subject = [chain for chain, how in zip(roles.chains, roles.how, strict=False) if how == "actor=subject"]
        if not any(len(chain.codes) > 1 for chain in subject) and not line.complement(signal.first - 1, 0):
            return False
    before = signal.first - 1
    if signal.noun is not None and before not in line.marks and _HEADS & line.objects(max(before, line.first)):
        return signal.entry.features.get("needs", "").startswith("-")
    if frame.get("standing") and verb is not None and signal.tenses == {"present"}:
        return False
    if frame.get("plural") and (verb is None or verb.number == "singular"):
        if not any(how == "actor=subject" for how in roles.how) or len(roles.chains[0].codes) < 2:
            return False
    spoken = verb is not None and (verb.person == 1 or verb.number == "dual")
    if frame.get("stated") and not roles.chains and not spoken:
        return False
    if frame.get("near") and not roles.actors:
        following = signal.last
        return following < line.last and bool(roles.recipients) and line.relation(following) in ("to", "at", "in")
    return True


def _pair(roles: Roles, subject: tuple[str, ...], near: bool, scene: Scene) -> None:
    if not roles.actors:
        roles.actors = subject if len(subject) > 1 else ()
        if not roles.actors:
            roles.actors = scene.pair or tuple(scene.main)
            roles.how.append("pair=scene")
            return
        roles.how.append("pair=line" if near else "pair=scene")
        return
    extra = tuple(code for code in subject if code not in roles.actors)
    if "igo" in {kind for chain in roles.chains for kind in chain.kinds}:
        return
    if len(extra) == 1:
        roles.actors += extra
        roles.how.append("pair=subject")
    else:
        roles.actors += scene.other(roles.actors)
        roles.how.append("pair=other")


def _extent(line: Line, signal: Signal, roles: Roles, clause: tuple[int, int]) -> tuple[int, int]:
    """The first and the last token of the evidence."""
    low, high = signal.reach
    start = low
    for chain in roles.chains:
        if clause[0] <= chain.first < start:
            start = chain.first
    return start, max(high, min(clause[1], line.last) - 1)


def _features(line: Line, signal: Signal, roles: Roles, event: Event, reason: str) -> Iterator[str]:
    entry = signal.entry
    yield f"rule={event.rule}"
    yield f"lemma={entry.key}"
    yield f"type={event.event_type}"
    yield f"type:status={event.event_type}:{event.status}"
    yield f"pos={'verb' if signal.verb else 'noun'}"
    yield f"lemma:how={entry.key}:{roles.how[0] if roles.how else ''}"
    yield f"type:how={event.event_type}:{roles.how[0] if roles.how else ''}"
    yield f"lemma:pos={entry.key}:{'verb' if signal.verb else 'noun'}"
    if signal.verb is not None:
        yield f"tense={signal.verb.tense}"
        yield f"person={signal.verb.person}"
    if signal.noun is not None:
        yield "definite" if signal.noun.definite else "indefinite"
        yield f"prefix={signal.noun.prefix}"
    if signal.light is not None:
        yield f"light={signal.light.entry.key}"
        if signal.light.verb is not None:
            yield f"light-tense={signal.light.verb.tense}"
    yield "object" if signal.object is not None else "no-object"
    yield f"actors={min(len(event.actors), 3)}"
    yield f"recipients={min(len(event.recipients), 3)}"
    yield f"parties={min(len(event.actors) + len(event.recipients), 3)}"
    yield from roles.how
    yield f"guesses={sum('scene' in how or 'line' in how or 'other' in how for how in roles.how)}"
    yield f"stated={len(roles.chains) > 0}"
    if reason:
        yield f"status={reason}"
    yield "dated" if event.date else "undated"
    before = line.tokens[signal.first - 1] if signal.first > line.first else None
    if before is not None:
        for name in ("back", "occasion", "preposition", "complement", "relative", "demonstrative"):
            if name in before.word.classes:
                yield f"after={name}"
        yield f"before={before.text if before.word.classes else 'word'}"
    else:
        yield "after=start"
    if line.is_occasion(signal.first):
        yield "occasion"
    if any(q.first <= signal.first < q.last for q in line.text.quotations):
        yield "quoted"
    if signal.rivals:
        yield "rivals"
    if line.first == 0:
        yield "first-sentence"
    yield f"length={min((line.last - line.first) // 10, 8)}"
