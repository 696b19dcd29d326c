"""Traits: what could tell a true event from a false one, for the judgement of candidates."""

from mizan.model import Event
from mizan.reading.events.line import Line
from mizan.reading.events.roles import Roles
from mizan.reading.events.signals import Signal

_ACTORS = [f"actors={count}" for count in range(4)]
_RECIPIENTS = [f"recipients={count}" for count in range(4)]
_PARTIES = [f"parties={count}" for count in range(4)]
_LENGTHS = [f"length={tens}" for tens in range(9)]
_BEFORE = ("back", "occasion", "preposition", "complement", "relative", "demonstrative")


def traits(line: Line, signal: Signal, roles: Roles, event: Event, reason: str) -> tuple[str, ...]:
    lemma, kind, verb, noun = signal.entry.key, event.event_type, signal.verb, signal.noun
    actors, recipients = len(event.actors), len(event.recipients)
    position, how = "noun" if verb is None else "verb", roles.how[0] if roles.how else ""
    found = [
        f"rule={event.rule}",
        f"lemma={lemma}",
        f"type={kind}",
        f"type:status={kind}:{event.status}",
        f"pos={position}",
        f"lemma:how={lemma}:{how}",
        f"type:how={kind}:{how}",
        f"lemma:pos={lemma}:{position}",
        "no-object" if signal.object is None else "object",
        _ACTORS[min(actors, 3)],
        _RECIPIENTS[min(recipients, 3)],
        _PARTIES[min(actors + recipients, 3)],
        *dict.fromkeys(roles.how),
        f"guesses={len([how for how in roles.how if 'scene' in how or 'line' in how or 'other' in how])}",
        "stated=True" if roles.chains else "stated=False",
        "dated" if event.date else "undated",
        _LENGTHS[min((line.last - line.first) // 10, 8)],
    ]
    if verb is not None:
        found += (f"tense={verb.tense}", f"person={verb.person}")
    if noun is not None:
        found += ("definite" if noun.definite else "indefinite", f"prefix={noun.prefix}")
    if signal.light is not None:
        found.append(f"light={signal.light.entry.key}")
        if signal.light.verb is not None:
            found.append(f"light-tense={signal.light.verb.tense}")
    if reason:
        found.append(f"status={reason}")
    if signal.first > line.first:
        before = line.tokens[signal.first - 1]
        classes = before.word.classes
        found += [f"after={name}" for name in _BEFORE if name in classes] if classes else ()
        found.append(f"before={before.text if classes else 'word'}")
    else:
        found.append("after=start")
    if line.is_occasion(signal.first):
        found.append("occasion")
    if any(q.first <= signal.first < q.last for q in line.text.quotations):
        found.append("quoted")
    if signal.rivals:
        found.append("rivals")
    if line.first == 0:
        found.append("first-sentence")
    return tuple(found)
