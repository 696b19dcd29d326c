"""What a text refers back to: surnames, bare titles, counterparts, "his country", "the ministry"."""

from collections.abc import Iterable, Iterator

from mizan.languages.lexicon import Entry
from mizan.reading.actors.bodies import is_movement
from mizan.reading.actors.dyads import Focus
from mizan.reading.actors.groups import listed
from mizan.reading.actors.persons import speaks_for
from mizan.reading.actors.scan import GENERIC, Scan, field
from mizan.reading.parts import Actor, Mention

_MET = frozenset(("with", "between", "to"))
_UNNAMED = frozenset(("office", "offices"))
_UNIFIED = frozenset(("person", "company", "institution"))
_OFFICES = frozenset(("president", "prime_minister", "foreign_minister", "minister", "monarch", "ambassador"))
_NAMELIKE, _GIVEN = 3, 8


def find_surnames(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Later mentions of persons by a part of their names."""
    persons = _parts(scan, actors)
    if not persons:
        return []
    taken = [False] * scan.count
    for actor in actors:
        for index in range(actor.first, actor.last):
            taken[index] = True
    found: list[Actor] = []
    forms = {clitic + name: (person, clitic) for name, person in persons.items() for clitic in scan.naming.clitics}
    for name, person in persons.items():
        forms[name] = (person, "")
    for index, word in enumerate(scan.text.words):
        if word not in forms:
            continue
        person, prefix = forms[word]
        if taken[index] or index < person.first:
            continue
        mention = scan.at.get(index)
        if mention is not None and "person" not in mention.kinds:
            continue
        first = _fuller(scan, taken, index) if not prefix else index
        while found and found[-1].last > first:
            found.pop()
        found.append(
            scan.actor(
                "person",
                person.codes,
                first,
                index + 1,
                "name" if first < index else "surname",
                prefix=prefix,
                role=person.role,
                country=person.country,
                name=scan.name(first, index + 1)[0] if first < index else person.name,
                entries=person.entries,
            )
        )
    return found


def _fuller(scan: Scan, taken: list[bool], index: int) -> int:
    """The first token of a name that ends in a surname, where given names stand before it."""
    first = index
    while first > 0 and scan.adjacent(first) and not taken[first - 1] and first - 1 not in scan.at:
        token = scan.tokens[first - 1]
        needed = _GIVEN if token.text in scan.naming.foreign else _GIVEN + 1
        if scan.naming.scores.get(token.text, 0) < needed or token.word.verbs:
            break
        first -= 1
    return first


def _parts(scan: Scan, actors: Iterable[Actor]) -> dict[str, Actor]:
    """The words by which the persons of a text may be called later: the last of the name, else the first."""
    persons: dict[str, Actor] = {}
    firsts: dict[str, Actor] = {}
    original, view = scan.original, scan.text.language.view
    for actor in actors:
        if actor.kind != "person" or actor.how in _UNNAMED:
            continue
        words = view(original[actor.name_start : actor.name_end]).text.replace("_", " ").split()
        if not words:
            continue
        if scan.naming.scores.get(words[-1], _NAMELIKE) >= _NAMELIKE or words[-1] in scan.naming.foreign:
            persons.setdefault(words[-1], actor)
        if len(words) > 1 and scan.naming.scores.get(words[0], _NAMELIKE) >= _NAMELIKE:
            firsts.setdefault(words[0], actor)
    return {**firsts, **persons}


def resolve(scan: Scan, actors: list[Actor]) -> list[Actor]:
    """Resolve what refers to something else, in order; what stays without a referent is left out."""
    _unify(actors)
    reader = _Reader(scan, actors)
    sentences = scan.text.sentences
    begun = 0
    for actor in actors:
        if begun < len(sentences) and sentences[begun].first <= actor.first:
            while begun < len(sentences) and sentences[begun].first <= actor.first:
                begun += 1
            reader.focus.close()
        reader.read(actor)
    return [actor for actor in actors if actor.how != "pending"]


def _unify(actors: Iterable[Actor]) -> None:
    """Give one name to what a row of the lexicon names: a person's fullest, a company's or body's first."""
    names: dict[str, str] = {}
    known: list[tuple[str, Actor]] = []
    for actor in actors:
        if actor.entries and actor.kind in _UNIFIED and actor.entries[0].category not in GENERIC:
            key = actor.entries[0].reference
            known.append((key, actor))
            before = names.get(key)
            if before is None or (actor.kind == "person" and len(actor.name) > len(before)):
                names[key] = actor.name
    for key, actor in known:
        name = names[key]
        if actor.codes == (actor.name,) and not is_movement(actor.entries[0]):
            actor.codes = (name,)
        if actor.kind == "person":
            actor.name = name


def _kind(actor: Actor) -> str:
    """What kind of reference an actor is, empty where it is none."""
    return next((field(entry, "kind") for entry in actor.entries if entry.category == "discourse"), "")


class _Reader:
    """The state of a discourse: who is in focus, who holds which office, what was named last."""

    def __init__(self, scan: Scan, actors: list[Actor]) -> None:
        self.scan = scan
        self.actors = actors
        self.focus = Focus(actors)
        self.person: Actor | None = None
        self.several: Actor | None = None
        self.served: dict[str, Actor] = {}
        self.bodies: list[Actor] = []
        self.organisation: Actor | None = None
        self.state: Actor | None = None
        self.holders: dict[tuple[str, str | None], Actor] = {}
        for actor in actors:
            if actor.kind == "person" and actor.how not in _UNNAMED and actor.how != "surname" and actor.role:
                self.holders.setdefault((actor.role, actor.country), actor)
                self.holders.setdefault((actor.role, None), actor)
        self.kingdoms = scan.naming.kingdoms
        ranked = self.focus.ranked()
        self.home = ranked[0] if ranked else None
        if self.kingdoms and any(actor.how == "pending" and _kind(actor) == "kingdom" for actor in actors):
            self.home = next((code for code in ranked if code in self.kingdoms), self.kingdoms[0])

    def read(self, actor: Actor) -> None:
        """Resolve one actor and take note of it."""
        if actor.how == "pending":
            entry = next(entry for entry in actor.entries if entry.category == "discourse")
            self._refer(actor, entry)
        elif actor.kind == "person":
            self._person(actor)
        elif actor.kind == "institution" and actor.how == "head":
            self._office(actor)
        if actor.how == "pending":
            return
        for part in actor.within:
            if actor.kind != "person":
                self.focus.see(part)
            self._note(part)
        self.focus.see(actor)
        self._note(actor)

    def _note(self, actor: Actor) -> None:
        if actor.kind == "institution" or actor.kind == "company":
            self.bodies.append(actor)
        elif actor.kind == "igo":
            self.organisation = actor
        elif actor.kind == "state":
            self.state = actor

    def _person(self, actor: Actor) -> None:
        if not actor.role:
            actor.role = (self.person.role if self.person else None) or "official"
            actor.codes = speaks_for(actor.role, actor.country, actor.name)
        if actor.how == "office" and self._one_holder(actor):
            holder = self.holders.get((actor.role, actor.country))
            if holder is not None:
                actor.name, actor.country, actor.codes = holder.name, holder.country, holder.codes
        if actor.how == "offices":
            self._several(actor)
        if self.state is not None and not actor.country and self._belongs(actor):
            actor.country = self.state.codes[0]
            actor.codes = speaks_for(actor.role, actor.country, actor.name)
            self.served[actor.name] = actor
        elif actor.how == "surname" and not actor.country and actor.name in self.served:
            actor.country, actor.codes = self.served[actor.name].country, self.served[actor.name].codes
        if self.home and not actor.country and not actor.codes and actor.role in _OFFICES and actor.how != "surname":
            actor.country, actor.codes = self.home, (self.home,)
        if actor.how != "offices":
            self.person = actor
            if actor.how not in _UNNAMED:
                self.holders[(actor.role, None)] = actor
                if actor.role == "foreign_minister":
                    # Whom the text then calls "the minister".
                    self.holders[("minister", None)] = actor

    def _belongs(self, actor: Actor) -> bool:
        """Whether an office is that of a state told before (the spokesman of its foreign ministry)."""
        return any("title_own" in self.scan.tokens[index].word.classes for index in range(actor.first, actor.last))

    def _several(self, actor: Actor) -> None:
        """Those in an office without their states are those told of before (the ministers)."""
        if actor.codes:
            self.several = actor
        elif self.several is not None and (self.several.role or "").endswith(actor.role or "?"):
            actor.codes = self.several.codes

    def _one_holder(self, actor: Actor) -> bool:
        """Whether a title is held by one person of a state, or short enough to point at the one just named."""
        if actor.role in _OFFICES or actor.last == actor.first + 1:
            return True
        return actor.role == "spokesperson" and actor.country is not None

    def _office(self, actor: Actor) -> None:
        """A ministry that tells no state is that of one named before, or of the text's own state."""
        if actor.country or not any(field(entry, "acts") == "state" for entry in actor.entries):
            return
        words = set(actor.name.split())
        before = next((body for body in reversed(self.bodies[-30:]) if words <= set(body.name.split())), None)
        country = before.country if before is not None else self.home
        if country:
            actor.country, actor.codes = country, (country,)

    def _refer(self, actor: Actor, entry: Entry) -> None:
        kind = field(entry, "kind")
        if kind in ("dyad", "sides", "leaders", "ministers"):
            pair = self._named_pair(actor)
            if not pair and self._plural(actor):
                return
            pair = pair or self.focus.two(kind, actor.first)
            actor.kind, actor.codes, actor.how = "dyad", pair, "dyad"
        elif kind == "group":
            actor.kind, actor.how = "group", "group"
            within = tuple(code for part in actor.within if part.kind == "igo" for code in part.codes)
            actor.codes = tuple(field(entry, "codes").split()) if field(entry, "codes").isascii() else ()
            actor.codes = actor.codes or within or (field(entry, "codes") or actor.name,)
        elif kind == "counted":
            codes = listed(self.scan, self.actors, actor, int(field(entry, "codes")))
            if codes:
                actor.kind, actor.codes, actor.how = "group", codes, "counted"
        elif kind == "country":
            code = self._own()
            if code:
                actor.kind, actor.codes, actor.how = "state", (code,), "own_country"
        elif kind == "kingdom":
            named = [code for part in reversed(self.focus.sentence) for code in part.codes]
            recent = [code for code in (*named, *reversed(self.focus.before)) if code in self.kingdoms]
            actor.kind, actor.codes, actor.how = "state", (recent[0] if recent else self.kingdoms[0],), "short"
        elif kind == "igo":
            if self.organisation is not None:
                self._take(actor, self.organisation)
        else:
            body = next(self._like(actor, kind), None)
            if body is not None:
                self._take(actor, body)

    def _take(self, actor: Actor, referent: Actor) -> None:
        actor.kind, actor.codes, actor.how = referent.kind, referent.codes, "short"
        actor.name, actor.country = referent.name, referent.country

    def _like(self, actor: Actor, kind: str) -> Iterator[Actor]:
        """The bodies named before, last first, that a bare head noun may stand for: none of another nationality."""
        following = self.scan.at.get(actor.last)
        nation = self._nation(following) if following is not None else ""
        article = self.scan.naming.article
        word = self.scan.text.language.view(actor.name).text.removeprefix(article)
        for body in reversed(self.bodies[-30:]):
            if nation and body.country and body.country != nation:
                continue
            first = self.scan.text.language.view(body.name).text.split()[0].removeprefix(article)
            if first == word or (kind == "company" and body.kind == "company"):
                yield body

    def _own(self) -> str | None:
        """The country of whoever speaks or acts: the last person of this sentence, else its last state.

        One with whom somebody else meets is only spoken to.
        """
        persons = [actor for actor in self.focus.sentence if actor.kind == "person" and actor.country]
        for actor in reversed(persons):
            if not self._is_met(actor):
                return actor.country
        if persons:
            return persons[-1].country
        for actor in reversed(self.focus.sentence):
            if actor.kind == "state":
                return actor.codes[0]
        if self.person is not None and self.person.country:
            return self.person.country
        return self.state.codes[0] if self.state else None

    def _is_met(self, actor: Actor) -> bool:
        """Whether a person stands behind "with", "between" or "to", somebody's own act or another person."""
        if actor.first == 0:
            return False
        if not actor.prefix and any(one.kind == "person" and one.last == actor.first for one in self.focus.sentence):
            return True
        word = self.scan.tokens[actor.first - 1].word
        if not word.classes.isdisjoint(_MET):
            return True
        return "trigger_noun" in word.categories and any(start.pronoun for start in word.starts)

    def _plural(self, actor: Actor) -> bool:
        """Whether what looks like a dual is a plural, by the adjective behind it (البلدان النامية)."""
        if actor.last >= self.scan.count or not self.scan.tokens[actor.last - 1].text.endswith(self.scan.naming.dual):
            return False
        after = self.scan.tokens[actor.last]
        if "name_stop" in after.word.classes or not after.text.startswith(self.scan.naming.article):
            return False
        return self.scan.feminine(actor.last)

    def _nation(self, mention: Mention) -> str:
        """The code of a state or union that a definite adjective names, or ""."""
        union = mention.entry("discourse")
        if union is not None and field(union, "codes").isupper() and field(union, "codes").isalpha():
            return field(union, "codes")
        nation = self.scan.entry(mention, "adjective")
        return nation.key if nation is not None and mention.definite else ""

    def _named_pair(self, actor: Actor) -> tuple[str, ...]:
        """The pair that two adjectives behind the word name (الحكومتان المصرية والسودانية)."""
        codes: list[str] = []
        index = actor.last
        while len(codes) < 2 and (mention := self.scan.at.get(index)) is not None:
            code = self._nation(mention)
            if not code:
                break
            codes.append(code)
            index = mention.last
        return tuple(codes) if len(codes) == 2 else ()
