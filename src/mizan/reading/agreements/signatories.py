"""Between whom an agreement is: the parties of an instrument named in a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.agreements.instruments import SIGNING, Instrument
from mizan.reading.agreements.joining import GAP, joined, told
from mizan.reading.parts import Actor
from mizan.reading.text import Text
from mizan.reading.words.layers import Layer

_REACH = 14
_MOST = 8
_PARTIES = frozenset(("state", "igo", "person", "dyad", "group", "company", "institution"))
_STATES = frozenset(("state", "igo", "person", "dyad", "group"))
_NAMED = frozenset(("company", "institution"))
_TELLERS = frozenset(("news", "research"))
_JOINING = frozenset(("with", "between"))
_ISSUED = frozenset(("joint_statement", "declaration"))
SURE = frozenset(("between", "bloc", "with", "dyad", "subject", "alone", "noun", "known"))


class Parties(Struct, frozen=True, eq=False):
    """The codes of the parties and how they were found."""

    codes: tuple[str, ...]
    how: str


class Signatories:
    """Finds the parties of the instruments of one text."""

    def __init__(self, text: Text, layer: Layer) -> None:
        grammar = text.language.grammar["agreements"]
        self.text = text
        self.groups: dict[str, list[str]] = grammar["groups"]
        self.plural: frozenset[str] = frozenset(grammar["heads"]["plural"])
        self.heads: frozenset[str] = frozenset(grammar["heads"]["words"])
        self.telling: frozenset[str] = frozenset(grammar["heads"]["telling"])
        self.official: frozenset[str] = frozenset(grammar["heads"]["official"])
        self._layer = layer

    @cached_property
    def salient(self) -> Sequence[str]:
        """The parties that the text names most often."""
        named = {mention.last for mention in self._layer.mentions if "instrument" in mention.kinds}
        counts = Counter(
            code
            for actor in self.text.actors
            if actor.kind in ("state", "person", "igo") and not (actor.how == "capital" and actor.first in named)
            for code in actor.codes
            if code.isascii()
        )
        most = counts.most_common(4)
        return [code for code, count in most if count * 4 >= most[0][1]]

    def parties(self, instrument: Instrument, first: int, last: int, before: Sequence[str] = ()) -> Parties:
        """The parties of an instrument whose clause is tokens `first` … `last - 1`; empty where none are named.

        `before` are those of the agreement that it is the same as or listed with.
        """
        text = self.text
        right = self._able(text.actors_in(instrument.last, instrument.right))
        if _called_after(right, instrument):
            right = right[1:]
        left = self._able(text.actors_in(instrument.left, instrument.first))
        known = tuple(instrument.entry.features.get("parties", "").split("|"))
        if known[0]:
            return Parties(tuple(dict.fromkeys((*known, *self._acceding(instrument, left)))), "known")
        named = self._between(instrument, right)
        if len(named) > 1:
            return Parties(named, "between")
        if right and right[0].kind == "igo" and right[0].first - instrument.last < 2 and instrument.type in _ISSUED:
            return Parties(right[0].codes, "bloc")
        near = [actor for actor in right if actor.first < last]
        subject = self._makers(instrument, right) or self._completed(self._subject(left, first), instrument)
        acting = self.signing(subject)
        partner = self._with(instrument, [*left, *right])
        both = self.signing([*subject, *partner]) if acting else self._with_lead(partner, before)
        if partner and 1 < len(both) <= _MOST:
            return Parties(both, "with")
        pair = next((actor.codes for actor in (*near, *reversed(left)) if actor.kind == "dyad"), ())
        if len(pair) > 1:
            return Parties(pair, "dyad")
        if 1 < len(acting) <= _MOST:
            return Parties(acting, "subject")
        if self._unnamed(instrument):
            return Parties(acting, "alone")
        if (
            acting
            and not before
            and any(c.role == "left" and 0 <= instrument.first - c.last < GAP for c in instrument.cues)
        ):
            return Parties(acting, "alone")
        adjacent = self.signing(_chain(near, instrument.last))
        if 1 < len(adjacent) <= _MOST:
            return Parties(adjacent, "noun")
        if not partner and len(acting) == 1 and self._is_body(subject[0]) and subject[0].first > first:
            return Parties(acting, "alone")
        clause = self.codes(actor for actor in (*subject, *near) if _of_state(actor))
        if 1 < len(clause) <= _MOST:
            return Parties(clause, "clause")
        lone = self.codes(partner) or clause
        return Parties(lone, "one" if lone else "none")

    def _acceding(self, instrument: Instrument, left: list[Actor]) -> tuple[str, ...]:
        """Who becomes a party to an agreement known by name (Peru acceded to it)."""
        for index in range(instrument.first - 1, max(instrument.left, instrument.first - _REACH) - 1, -1):
            if "acceding" in self.text.tokens[index].word.classes:
                return self.signing(self._subject(left, index))
        return ()

    def _subject(self, left: list[Actor], cue: int) -> list[Actor]:
        """The actors that govern the noun: those behind the cue, short of whom they act with, else the last before."""
        inside = [actor for actor in left if actor.first > cue]
        if inside:
            parted = self._joint(cue, inside[-1].first)
            leading = [actor for actor in inside if actor.first <= parted]
            if leading:
                return leading
        found: list[Actor] = []
        for actor in reversed(left):
            if actor.last > cue:
                continue
            if found and found[0].first - actor.last > GAP:
                break
            found.insert(0, actor)
        return found

    def _joint(self, first: int, last: int) -> int:
        """The first "with" among tokens `first` … `last - 1`; `last` where there is none."""
        tokens = self.text.tokens
        return next((index for index in range(first, last) if "with" in tokens[index].word.classes), last)

    def _completed(self, subject: list[Actor], instrument: Instrument) -> list[Actor]:
        """The subject with the party that no list knows joined to its last company."""
        if not subject or subject[-1].kind != "company":
            return subject
        second = told(self.text, subject[-1].last, instrument.first, opening=False)
        return subject if second is None else [*subject, second]

    def _with_lead(self, partner: list[Actor], before: Sequence[str]) -> tuple[str, ...]:
        """The parties where only the one that somebody signs with is named."""
        codes = self.signing(partner)
        if not codes:
            return ()
        lead = before if all(self._is_body(actor) for actor in partner) and before else self.salient
        return codes if not lead or lead[0] in codes else (lead[0], *codes)

    def _makers(self, instrument: Instrument, right: list[Actor]) -> list[Actor]:
        """The actors behind a verb of making that goes on with the noun (the agreement that they signed)."""
        making = [cue.last for cue in instrument.cues if cue.shape == "verb" and cue.role in SIGNING]
        if instrument.entry.category == "agreeing":
            making.insert(0, instrument.last)
        for last in making:
            if instrument.last <= last < instrument.right:
                behind = [actor for actor in right if actor.first >= last]
                gap = self.text.tokens[last : behind[0].first] if behind else ()
                if len(gap) < 2 and not any("preposition" in token.word.classes for token in gap):
                    return joined(self.text, behind, last, instrument.right)
        return []

    def _unnamed(self, instrument: Instrument) -> bool:
        """Whether the noun goes on with partners that bear no name (agreements with other states)."""
        tokens = self.text.tokens
        for index in range(instrument.last, min(instrument.last + GAP, instrument.right)):
            if tokens[index].word.classes & _JOINING:
                return any("others" in token.word.classes for token in tokens[index + 1 : index + 3])
        return False

    def dyad(self, code: str | None) -> tuple[str, ...]:
        """The text's two most named parties; with `code`, that party and the most named other."""
        if code is None:
            return tuple(self.salient[:2])
        return (code, *(other for other in self.salient if other != code))[:2]

    def signing(self, actors: list[Actor]) -> tuple[str, ...]:
        """The codes of actors that sign with each other: bodies among themselves sign for themselves."""
        signing = list(self._distinct(actors))
        if all(self._is_body(actor) for actor in signing):
            return tuple(dict.fromkeys(self._name(actor) for actor in signing))
        return self.codes(signing)

    def codes(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        """The codes of actors, each once, in order; a company or body is its name, a group its members."""
        codes: dict[str, None] = {}
        for actor in self._distinct(actors):
            if actor.kind == "company" and actor.name.partition(" ")[0] in self.plural:
                codes.update((code, None) for inner in actor.within for code in inner.codes)
            elif actor.kind == "company" or (actor.kind == "institution" and not actor.codes):
                codes[self._name(actor)] = None
            elif actor.kind == "person" and actor.codes == (actor.name,):
                codes.update((self._name(inner), None) for inner in actor.within if inner.kind in _NAMED)
            else:
                for code in actor.codes:
                    codes.update(dict.fromkeys(self.groups.get(code, (code,))))
        return tuple(codes)

    def _distinct(self, actors: Iterable[Actor]) -> Iterator[Actor]:
        """The actors without what only describes the one before."""
        before: Actor | None = None
        for actor in actors:
            if before is None or not self._describes(actor, before):
                before = actor
                yield actor

    def _describes(self, actor: Actor, before: Actor) -> bool:
        """Whether an actor only tells of the company right before it where it is at home or what it is called too."""
        if before.kind not in _NAMED or actor.prefix or actor.how == "unlisted":
            return False
        gap = actor.first - before.last
        if actor.kind == "state":
            return gap < 3 if actor.how == "adjective" else gap < 2 and actor.how == "name"
        apart = gap == 1 and self.text.tokens[before.last].text[0].isalnum()
        return actor.kind == "company" and gap < 2 and not apart

    def _name(self, actor: Actor) -> str:
        """A company's name without the general word before it, unless it only describes the company."""
        head, _, rest = actor.name.partition(" ")
        known = not any(entry.category == "head" for entry in actor.entries)
        if known and head in self.heads and rest and len(rest.split()) < 3:
            return rest.strip("\"'()«»“”")
        return actor.name

    def _between(self, instrument: Instrument, right: list[Actor]) -> tuple[str, ...]:
        """The codes of the actors joined by "between" behind the noun."""
        for index in range(instrument.last, min(instrument.last + _REACH, instrument.right)):
            if "between" in self.text.tokens[index].word.classes:
                behind = [actor for actor in right if actor.first > index]
                return self.signing(joined(self.text, behind, index + 1, instrument.right))
        return ()

    def _is_body(self, actor: Actor) -> bool:
        """Whether an actor signs for itself: a company, or an institution that is no ministry."""
        if actor.kind == "company":
            return actor.name.partition(" ")[0] not in self.plural
        return actor.kind == "institution" and not any(
            entry.key in self.official or entry.features.get("kind") in self.official for entry in actor.entries
        )

    def _with(self, instrument: Instrument, actors: list[Actor]) -> list[Actor]:
        """The actors joined by "with" near the noun."""
        for index in chain(
            range(instrument.last, min(instrument.last + _REACH, instrument.right)),
            range(instrument.first - 1, max(instrument.first - _REACH, instrument.left) - 1, -1),
        ):
            if "with" in self.text.tokens[index].word.classes and not self._aside(index):
                limit = instrument.first if index < instrument.first else instrument.right
                behind = [actor for actor in actors if actor.first > index]
                if partners := joined(self.text, behind, index + 1, limit):
                    return partners
        return []

    def _able(self, actors: Iterable[Actor]) -> list[Actor]:
        """The actors that can be a party; the name of an agreement is none, nor an outlet that tells of it."""
        able = (actor for actor in actors if actor.kind in _PARTIES and (actor.kind != "group" or _told_of(actor)))
        return [actor for actor in able if not any(self._no_party(entry) for entry in actor.entries)]

    def _no_party(self, entry: Entry) -> bool:
        """Whether a name is no party to anything: an agreement, an outlet or a monitor that tells of it."""
        telling = entry.features.get("kind") in _TELLERS or (entry.category == "head" and entry.key in self.telling)
        return telling or entry.category == "instrument"

    def _aside(self, index: int) -> bool:
        """Whether "with" belongs to the word before it (in cooperation with, an interview with)."""
        return index > 0 and "along" in self.text.tokens[index - 1].word.classes


def _called_after(right: list[Actor], instrument: Instrument) -> bool:
    """Whether the agreement bears the name of the capital where it was made, which stands for no party then."""
    if not right or right[0].how != "capital" or right[0].first != instrument.last:
        return False
    return len(right) == 1 or not right[1].prefix or right[1].first > right[0].last


def _of_state(actor: Actor) -> bool:
    """Whether an actor is a state, one who acts for it, or its organ."""
    return actor.kind in _STATES or (actor.kind == "institution" and actor.country in actor.codes)


def _told_of(group: Actor) -> bool:
    """Whether a group stands for known members or a body, not for states in general."""
    return all(code.isascii() for code in group.codes) or any(entry.features.get("codes") for entry in group.entries)


def _chain(actors: list[Actor], first: int) -> list[Actor]:
    """The actors that follow one another from about token `first` on, with few words between."""
    found: list[Actor] = []
    end = first
    for actor in actors:
        if actor.first - end > GAP:
            break
        found.append(actor)
        end = actor.last
    return found
