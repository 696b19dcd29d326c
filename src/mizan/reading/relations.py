"""Booking relations: how a passage characterises what two parties are to each other."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mizan.model import Evidence, Relation
from mizan.reading.parts import Actor, Candidate, Mention, Sentence
from mizan.reading.sayings import Sayings
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

_REACH = 25
_TURN = 4
_PARTIES = ("state", "igo", "person", "dyad")


def book_relations(text: Text, statements: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the relations that a text states; `statements` tell whose words they are."""
    layer = Layer(text, "relations")
    starts = [sentence.first for sentence in text.sentences]
    sayings = Sayings(statements)
    seen: set[tuple[int, str]] = set()
    for mention in layer.mentions:
        number = bisect_right(starts, mention.first) - 1
        sentence = text.sentences[number]
        entry = mention.entries[0]
        relation = entry.features["relation"]
        if (number, relation) in seen:
            continue
        near = _near(text, mention, sentence, int(entry.features.get("reach") or _REACH))
        near = _between(text, mention, near) or _becoming(text, mention, near) or near
        actors = _attached(near, mention) if entry.features.get("object") or mention.pronoun else near
        parties = _pair(actors)
        if len(parties) < 2 and not (parties and entry.features.get("lone")):
            continue
        seen.add((number, relation))
        said = sayings.around(mention.start)
        status = _status(layer, mention, sentence)
        record = Relation(
            document=text.document.id,
            evidence=_evidence(text, mention, actors, sentence),
            rule="relation.named",
            lexicon=(entry.reference, *(known.reference for actor in actors for known in actor.entries[:1])),
            relation=relation,
            parties=parties,
            speaker=said[0].speaker if said else None,
            status=status,
            date=_date(text, mention, sentence),
            confidence=text.language.grammar["relations"]["confidence"],
        )
        yield Candidate(record, (f"relation={relation}", f"status={status}", f"parties={len(parties)}"))


def _attached(actors: Sequence[Actor], mention: Mention) -> list[Actor]:
    """The parties of a form that governs its object (pressure on, distance from) or has an owner (his ally).

    One party stands right behind it, and another before, rather by name than by an adjective; where nobody stands
    there, the relation is with somebody unnamed.
    """
    behind = [actor for actor in actors if mention.last <= actor.first <= mention.last + 1][:1]
    taken = {code for actor in behind for code in actor.codes}
    before = [actor for actor in actors if actor.last <= mention.first and taken.isdisjoint(actor.codes)]
    before.sort(key=lambda actor: actor.how == "adjective")
    return [*before[:1], *behind] if behind and before else []


def _between(text: Text, mention: Mention, actors: Sequence[Actor]) -> list[Actor]:
    """The parties behind a form that says between whom it is (the rapprochement between Peru and Chile), if it does."""
    told = any("between" in token.word.classes for token in text.tokens[mention.last - 1 : mention.last + 1])
    behind = [actor for actor in actors if actor.first >= mention.last] if told else []
    return behind if len(_pair(behind)) == 2 else []


def _becoming(text: Text, mention: Mention, actors: Sequence[Actor]) -> list[Actor]:
    """Who became something and to whom, where its clause says what it did to become it (overtook Chile to become)."""
    tokens = text.tokens
    if not mention.first or "relation_become" not in tokens[mention.first - 1].word.classes:
        return []
    low = max((index for index in range(mention.first) if "complement" in tokens[index].word.classes), default=0)
    before = [actor for actor in actors if low <= actor.first < mention.first and not actor.prefix]
    behind = [actor for actor in actors if actor.first >= mention.last]
    return [min(before, key=lambda actor: actor.first), *behind] if before and behind else []


def _near(text: Text, mention: Mention, sentence: Sentence, reach: int) -> list[Actor]:
    """The actors within so many words of a form that may be its parties, the nearest first.

    A word for several (the allies) reaches less far: those meant may have no name there.
    """
    low, high = max(sentence.first, mention.first - reach), min(sentence.last, mention.last + reach)
    actors = [actor for actor in text.actors_in(low, high) if actor.kind in _PARTIES and actor.codes]
    return sorted(actors, key=lambda actor: (_distance(actor, mention), actor.first))


def _distance(actor: Actor, mention: Mention) -> int:
    return max(actor.first - mention.last, mention.first - actor.last, 0)


def _pair(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The two parties: a pair spoken of as such, else the two nearest that differ."""
    for actor in actors[:2]:
        if actor.kind == "dyad" and len(actor.codes) == 2:
            return tuple(sorted(actor.codes))
    found: list[str] = []
    for actor in actors:
        for code in actor.codes:
            if code not in found and len(found) < 2:
                found.append(code)
    return tuple(sorted(found))


def _date(text: Text, mention: Mention, sentence: Sentence) -> str | None:
    """The first date told in the clause of a characterisation, or set off in front of it; a century dates nothing."""
    for moment in text.moments_in(sentence.first, sentence.last):
        if moment.date and "X" not in moment.date and not moment.until:
            # In 2019, they became partners: the comma behind the date divides nothing.
            ahead = text.broken(moment.last + 1, mention.first)
            if not ahead and not text.broken(mention.last, moment.first):
                return moment.date
    return None


def _status(layer: Layer, mention: Mention, sentence: Sentence) -> str:
    for index in range(mention.first - 1, max(sentence.first, mention.first - _TURN) - 1, -1):
        classes = layer.text.tokens[index].word.classes
        if "relation_denied" in classes:
            return "denied"
        if "relation_sought" in classes:
            return "sought"
    return "held"


def _evidence(text: Text, mention: Mention, actors: Sequence[Actor], sentence: Sentence) -> Evidence:
    involved = actors[:2]
    start = min([mention.start, *(actor.start for actor in involved)])
    end = max([mention.end, *(actor.end for actor in involved)])
    return text.evidence(max(start, sentence.start), min(end, sentence.end))
