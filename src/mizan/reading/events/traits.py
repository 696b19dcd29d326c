"""Traits: what could tell a true event from a false one, for the judgement of candidates."""

from collections.abc import Iterator

from mizan.model import Event
from mizan.reading.events.line import Line
from mizan.reading.events.roles import Roles
from mizan.reading.events.signals import Signal


def traits(line: Line, signal: Signal, roles: Roles, event: Event, reason: str) -> Iterator[str]:
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
