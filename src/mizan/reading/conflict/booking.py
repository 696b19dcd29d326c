"""Booking violence and protest: acts told by victims, weapons and crowds, whose parties often have no code.

A sentence is weighed as a whole. Its words of conflict (lexicon/conflict.tsv: each with a role, some with a mode)
make features; a linear model over them (conflict.json, fitted by training/conflict.py) tells whether an act is
told, or only the topic touched. Who struck and who suffered is read from nationalities beside those words.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import structs

from mizan.model import Event, Record
from mizan.reading.conflict.cues import ACTS, KINDS, WINDOW, Cue, find_cues, touched
from mizan.reading.conflict.struck import Sides, completed, sides
from mizan.reading.conflict.weigher import Weigher, weighers
from mizan.reading.parts import Candidate, Moment, Sentence
from mizan.reading.text import Text

_COUNTED = frozenset(("kill", "wound", "dead", "hurt", "fall", "crowd", "host", "abduct", "victim"))
_BEFORE = frozenset(
    (
        "negation",
        "conditional",
        "question",
        "demonstrative",
        "relative",
        "future",
        "complement",
        "perhaps",
        "due",
        "occasion",
    )
)
_NONE: frozenset[str] = frozenset()
_AGAINST = frozenset(("figure", "history", "court", "policy"))
_YEAR = re.compile(r"(1[0-9]|20)\d\d")


def book_conflict(text: Text) -> Iterator[Candidate]:
    """Yield the acts of violence and of protest that a text states."""
    models = weighers(text.language.code)
    for sentence, cues in find_cues(text):
        for kind in touched(cues):
            candidate = _book(text, sentence, cues, kind, models)
            if candidate is not None:
                yield candidate


def told_once(events: Iterable[Candidate], violence: list[Candidate]) -> list[Candidate]:
    """Both together, an act of violence or protest that both tell once, with the parties that either names."""
    acts, others = list(violence), []
    for event in events:
        place = next((place for place, act in enumerate(acts) if _same(event.record, act.record)), None)
        if place is None:
            others.append(event)
        else:
            acts[place] = _completed(acts[place], event)
    return others + acts


def _same(one: Record, other: Record) -> bool:
    """Whether an event rests on the same words as an act of its type, and names all whom that names."""
    if not (isinstance(one, Event) and isinstance(other, Event) and one.event_type == other.event_type):
        return False
    if one.evidence.end <= other.evidence.start or other.evidence.end <= one.evidence.start:
        return False
    named = {*one.actors, *one.recipients}
    return named.issuperset((*other.actors, *other.recipients))


def _completed(act: Candidate, event: Candidate) -> Candidate:
    """An act, with the parties of an event that tells the same, where they are its own and more."""
    one, other = act.record, event.record
    assert isinstance(one, Event) and isinstance(other, Event)
    if not (set(one.actors) <= set(other.actors) and set(one.recipients) <= set(other.recipients)):
        return act
    return Candidate(structs.replace(one, actors=other.actors, recipients=other.recipients), act.features)


def sentences(text: Text) -> Iterator[tuple[Sentence, str, list[str]]]:
    """Each sentence that touches violence or protest, the type of act, and the features it is weighed by."""
    for sentence, cues in find_cues(text):
        for kind in touched(cues):
            yield sentence, kind, sorted(_features(text, sentence, cues, kind, sides(text, sentence, cues, kind)))


def _book(
    text: Text,
    sentence: Sentence,
    cues: list[Cue],
    kind: str,
    models: dict[str, Weigher],
) -> Candidate | None:
    model = models.get(kind)
    if model is None:
        return None
    actors, recipients = struck = sides(text, sentence, cues, kind)
    probability = model.believer.probability(_features(text, sentence, cues, kind, struck))
    if probability < (model.named if actors or recipients else model.believer.threshold):
        return None
    roles = {cue.role for cue in cues}
    leading = [role for role in KINDS[kind] if role in roles]
    main = next(cue for role in leading for cue in cues if cue.role == role)
    if kind == "ASSAULT":
        actors, recipients = completed(text, sentence, cues, main, struck)
    first, last = _extent(text, sentence, main, cues, frozenset(leading))
    moment = _moment(text, sentence, main)
    record = Event(
        document=text.document.id,
        evidence=text.evidence(text.tokens[first].start, text.tokens[last - 1].end),
        rule=f"conflict:{main.role}",
        lexicon=(main.entry.reference,),
        event_type=kind,
        mode=next((cue.mode for role in leading for cue in cues if cue.role == role and cue.mode), None),
        actors=actors,
        recipients=recipients,
        status="planned" if main.form.startswith("future") else "occurred",
        date=moment.date if moment else None,
        date_basis=moment.basis if moment else None,
        place=_place(text, sentence),
        confidence=round(probability, 3),
    )
    return Candidate(record)


def _extent(text: Text, sentence: Sentence, main: Cue, cues: list[Cue], roles: frozenset[str]) -> tuple[int, int]:
    """The tokens of the evidence: the words of the act that stand close together around the main one."""
    first, last = main.first, main.last
    for cue in reversed([cue for cue in cues if cue.first < main.first]):
        if first - cue.last < 7 and cue.role in roles:
            first = min(first, cue.first)
    for cue in cues:
        if cue.first >= last and cue.first - last < 10 and (cue.role in roles or cue.role in ("wound", "hurt")):
            last = cue.last
    while last < sentence.last and last - main.last < 30 and "pause" not in text.tokens[last].word.classes:
        last += 1
    return first, last


def _moment(text: Text, sentence: Sentence, main: Cue) -> Moment | None:
    moments = [m for m in text.moments_in(sentence.first, sentence.last) if m.date and not m.until]
    return min(moments, key=lambda moment: abs(moment.first - main.first), default=None)


def _place(text: Text, sentence: Sentence) -> str | None:
    for actor in text.actors_in(sentence.first, sentence.last):
        if actor.kind == "place":
            return actor.name
    return None


def _features(text: Text, sentence: Sentence, cues: list[Cue], kind: str, struck: Sides) -> set[str]:
    """What of a sentence speaks for an act told, or for a topic touched."""
    tokens, acts = text.tokens, ACTS[kind]
    last = min(sentence.last, sentence.first + WINDOW)
    numbers = {cue.first for cue in cues if cue.role == "number"}
    told: list[frozenset[str]] = []
    for index in range(sentence.first, last):
        token = tokens[index]
        if token.text.isdigit():
            numbers.add(index)
        if token.word.classes:
            told.append(token.word.classes)
    roles = {cue.role for cue in cues}
    found = {f"kind={kind}"}
    for role in roles:
        found.add(f"{kind}:{role}")
    for cue in cues:
        found.add(f"{kind}:{cue.role}:{cue.shape}:{cue.form}")
        found.add(f"{kind}:{cue.entry.key}")
        if cue.role in _COUNTED and not numbers.isdisjoint(range(cue.first - 3, cue.last + 4)):
            found.add(f"{kind}:{cue.role}#")
        if cue.prefix:
            found.add(f"{kind}:{cue.role}:{cue.prefix[-1]}+")
        if cue.role in acts and cue.first > sentence.first:
            for name in tokens[cue.first - 1].word.classes & _BEFORE:
                found.add(f"{kind}:{name}<")
    ordered = [cue for cue in cues if cue.shape != "adjective"]
    for left, right in pairwise(ordered):
        if 0 <= right.first - left.last < 5:
            found.add(f"{kind}:{left.role}>{right.role}")
    actors, recipients = struck
    if actors:
        found.add(f"{kind}:source")
    if recipients:
        found.add(f"{kind}:target")
    found.add(f"{kind}:roles={min(len(roles), 12) // 2}")
    found.add(f"{kind}:acts={min(len({cue.first for cue in cues if cue.role in acts}), 5)}")
    found.add(f"{kind}:against={min(len([cue for cue in cues if cue.role in _AGAINST]), 4)}")
    length = sentence.last - sentence.first
    found.add(f"{kind}:length={min(length // 12, 6)}")
    for actor in text.actors_in(sentence.first, sentence.last):
        found.add(f"{kind}:actor={actor.kind}")
        if actor.how == "adjective":
            found.add(f"{kind}:adjective")
    for moment in text.moments_in(sentence.first, sentence.last):
        stamp = moment.date or "none"
        shape = "year" if _YEAR.fullmatch(stamp) else len(stamp) if moment.date else "relative"
        found.add(f"{kind}:moment={shape}")
    for name in _BEFORE.intersection(_NONE.union(*told)):
        found.add(f"{kind}:has={name}")
    return found
