"""What a text refers back to: surnames, bare titles, counterparts, "the two countries", "his country"."""

from collections import Counter

from mizan.reading.parts import Actor
from mizan.reading.scan import Scan, field

_UNNAMED = ("office", "offices")


def find_surnames(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Later mentions of persons by a part of their names."""
    persons: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind == "person" and actor.how not in _UNNAMED:
            words = actor.name.split()
            first = scan.text.view.index(actor.name_start)
            folded = scan.text.view.text[first : scan.text.view.index(actor.name_end)].split()
            if len(words) > 1:
                for word in (folded[-1], folded[0]):
                    if scan.scores.get(word, 4) >= 3:
                        persons.setdefault(word, actor)
            elif folded:
                persons.setdefault(folded[0], actor)
    if not persons:
        return []
    taken = bytearray(scan.count + 1)
    for actor in actors:
        for index in range(actor.first, actor.last):
            taken[index] = 1
    found: list[Actor] = []
    for index, token in enumerate(scan.tokens):
        if taken[index]:
            continue
        word, prefix = token.text, ""
        person = persons.get(word)
        if person is None and len(word) > 3 and word[0] in scan.conjunctions | scan.prepositions:
            person, prefix = persons.get(word[1:]), word[0]
        if person is None or index < person.first or index in scan.at:
            continue
        found.append(
            scan.actor(
                "person", person.codes, index, index + 1, "surname", prefix=prefix, role=person.role,
                country=person.country, name=person.name,
            )  # fmt: skip
        )
    return found


def resolve(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Resolve the actors in order; those that stay without a referent are left as they are."""
    salience = Counter(code for actor in actors if actor.kind != "place" for code in actor.codes)
    recent: list[str] = []
    holders: dict[tuple[str, str | None], Actor] = {}
    for actor in actors:
        if actor.kind == "person" and actor.how not in _UNNAMED and actor.how != "surname" and actor.role:
            holders.setdefault((actor.role, actor.country), actor)
            holders.setdefault((actor.role, None), actor)
    last_person: Actor | None = None
    for actor in actors:
        if actor.how == "pending":
            _resolve(scan, actor, recent, last_person, salience)
        elif actor.kind == "person" and actor.role is not None:
            if actor.how == "counterpart" and last_person is not None and not actor.role:
                actor.role = last_person.role
            if not actor.country and actor.how in ("office", "title", "apposition"):
                holder = holders.get((actor.role, None)) if actor.how == "office" else None
                if holder is not None and holder.country:
                    actor.country, actor.codes, actor.name = holder.country, holder.codes, holder.name
                elif actor.role in ("president", "minister", "foreign_minister", "prime_minister", "monarch"):
                    home = salience.most_common(1)
                    if home:
                        actor.country, actor.codes = home[0][0], (home[0][0],)
            elif actor.how == "office":
                holder = holders.get((actor.role, actor.country))
                if holder is not None:
                    actor.name = holder.name
            last_person = actor
        if actor.kind in ("state", "igo", "person"):
            for code in actor.codes:
                if code in recent:
                    recent.remove(code)
                recent.append(code)
            del recent[:-12]
    return [actor for actor in actors if actor.how != "pending"]


def _resolve(
    scan: Scan, actor: Actor, recent: list[str], person: Actor | None, salience: Counter[str]
) -> None:
    entry = next(entry for entry in actor.entries if entry.category == "discourse")
    kind = field(entry, "kind")
    if kind == "dyad":
        pair = recent[-2:]
        if len(pair) < 2:
            pair = [code for code, _ in salience.most_common(2)]
        actor.kind, actor.codes, actor.how = "dyad", tuple(pair), "dyad"
    elif kind == "group":
        actor.kind, actor.how = "group", "group"
    elif kind == "country":
        code = person.country if person and person.country else (recent[-1] if recent else None)
        if code:
            actor.kind, actor.codes, actor.how = "state", (code,), "own_country"
