"""Booking events: each act a sentence states, between whom, when and with what status.

A signal (see signals.py for the format of its data) is found, its frame filled from the positions of its clause
(roles.py), what the clause leaves unsaid supplied from the discourse (scene.py), its status read (modality.py)
and the whole coded in PLOVER's terms (coding.py).
"""

from collections.abc import Iterable, Iterator

from mizan.model import Event
from mizan.reading.actors.scan import COMMAS
from mizan.reading.events.coding import code, date_of, moment_of, place_of
from mizan.reading.events.dating import dated
from mizan.reading.events.detection import find_signals
from mizan.reading.events.line import Line
from mizan.reading.events.modality import status
from mizan.reading.events.page import Page
from mizan.reading.events.roles import Roles, assign, private
from mizan.reading.events.scene import Scene
from mizan.reading.events.signals import Signal
from mizan.reading.events.supplying import accredit, complete
from mizan.reading.events.supports import absorb
from mizan.reading.events.telling import imagined, lacks_parties, refers_back, settled
from mizan.reading.events.traits import traits
from mizan.reading.parts import Candidate
from mizan.reading.text import Text

Key = tuple[str, str, frozenset[str], str, tuple[str, ...]]

_SAME = 5
_THAT = 9


def book_events(text: Text, statements: Iterable[Candidate] = ()) -> Iterator[Candidate]:
    """Yield the events that a text may state; `statements` tell who says what."""
    yield from dated(list(_booked(text, statements)), text.document.published)


def _booked(text: Text, statements: Iterable[Candidate]) -> Iterator[Candidate]:
    page = Page(text)
    scene = Scene(page, statements)
    for sentence in text.sentences:
        if len(scene.main) < 2 and not page.actors[sentence.first]:
            continue
        line = Line(page, sentence)
        booked: list[tuple[Key, tuple[int, int]]] = []
        signals = find_signals(line)
        for position, signal in enumerate(signals):
            if signal.absorbed:
                continue
            fences = _fences(line, signal, signals[position + 1 :])
            candidate = _book(line, signal, scene, fences, booked[-1][0][3] if booked else "")
            if candidate is None:
                continue
            event = candidate.record
            assert isinstance(event, Event)
            sense = signal.sense.mode or signal.sense.type
            lead = event.actors if event.recipients else ()
            key = (event.event_type, sense, frozenset(event.actors + event.recipients), event.status, lead)
            if any(_repeats(line, signal, key, known, last) for known, (_, last) in booked):
                continue
            absorb(line, signal, signals[position + 1 :])
            booked.append((key, (signal.first, signal.last)))
            yield candidate
        scene.note(line)


def _fences(line: Line, signal: Signal, rest: list[Signal]) -> tuple[int, int]:
    """Where the next act behind one stands, and the next that is no mere occasion on which a verb tells it."""
    end, near = signal.reach[1], 0
    for other in rest:
        if other.first > end:
            near = near or other.first
            if signal.verb is None or other.noun is None or not line.is_occasion(other.first):
                return near, other.first
    return near or line.last, line.last


def _book(line: Line, signal: Signal, scene: Scene, fences: tuple[int, int], before: str) -> Candidate | None:
    frame = signal.sense.frame
    if lacks_parties(line, signal):
        return None
    roles, clause = assign(line, signal, fences)
    stated = "wide" not in roles.how and any(chain.first != signal.first for chain in roles.chains)
    if signal.verb is None and refers_back(line, signal, stated):
        return None
    if not settled(line, signal, roles) or (roles.home and not roles.recipients):
        return None
    complete(line, signal, roles, scene, frame.guess)
    accredit(line, roles, frame.accredited)
    owned = signal.noun is not None and signal.noun.pronoun
    bare = signal.verb is None and not signal.lights and not roles.chains
    astray = "actor=other" in roles.how and "recipient=goal" not in roles.how
    if frame.travels and not owned and (bare or astray):
        return None
    if private(roles):
        return None
    parties = tuple(dict.fromkeys(roles.actors + roles.recipients))
    if not parties or (frame.strict and not (roles.actors and roles.recipients)):
        return None
    if len(parties) < frame.least or not (roles.actors or (frame.recipients and not frame.travels)):
        return None
    moment = moment_of(line, signal)
    modal, reason = status(line, signal, moment, before)
    if imagined(signal, modal, reason) or (frame.factual and modal != "occurred"):
        return None
    kind, mode = code(signal, modal, reason)
    if reason == "refused":
        roles.actors, roles.recipients = _refusal(signal, roles)
    text = line.text
    date = date_of(moment, signal, modal, text.document.published) if moment is not None else None
    first, last = _extent(line, signal, roles, clause)
    record = Event(
        document=text.document.id,
        evidence=text.evidence(text.tokens[first].start, text.tokens[last].end),
        rule=f"event:{frame.name}",
        lexicon=(signal.entry.reference, *((signal.light.entry.reference,) if signal.light else ())),
        event_type=kind,
        mode=mode,
        actors=roles.actors,
        recipients=roles.recipients,
        status=modal,
        date=date,
        date_basis=moment.basis if moment is not None and date else None,
        place=place_of(line, clause, roles.host),
    )
    if signal.sense.mode == "visit":
        scene.visit = roles.actors, roles.recipients
    if len(parties) == 2 and not any("=scene" in how or "=beyond" in how for how in roles.how):
        scene.note_pair(parties)
    return Candidate(record, traits(line, signal, roles, record, reason))


def _refusal(signal: Signal, roles: Roles) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who will not meet and whom: the party told behind the verb is the one refused."""
    told = {code for chain in roles.chains if chain.first >= signal.last for code in chain.codes}
    refused = tuple(code for code in roles.actors if code in told)
    refusing = tuple(code for code in roles.actors if code not in told)
    return (refusing, refused) if refused and refusing else (roles.actors, roles.recipients)


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
    listed = signal.verb is None and not signal.lights and key[1] == known[1] and key[4] == known[4]
    if listed and line.tokens[signal.first].word.conjunction:
        return not line.breaks(end, signal.first)
    return key == known and not line.breaks(end, signal.first)


def _extent(line: Line, signal: Signal, roles: Roles, clause: tuple[int, int]) -> tuple[int, int]:
    """The first and the last token of the evidence, to the end of what is agreed, asked or denied (that …)."""
    low, high = signal.reach
    start = low
    for chain in roles.chains:
        if clause[0] <= chain.first < start:
            start = chain.first
    end = min(clause[1], line.last)
    if signal.sense.scope and line.complement(signal.last, _THAT):
        whole = min(line.sentence_part_end(signal.last), line.last)
        paused = (index for index in range(signal.last, whole) if line.tokens[index].text in COMMAS)
        end = max(end, next(paused, whole))
    return start, max(high, end - 1)
