"""The scene: what the discourse has established, for acts that leave a party unsaid."""

from collections import defaultdict
from collections.abc import Iterable

from mizan.languages.lexicon import Entry
from mizan.reading.events.chains import Chain, is_code
from mizan.reading.events.line import Line
from mizan.reading.events.page import Page
from mizan.reading.events.voices import Voices
from mizan.reading.parts import Candidate

_FIRM = frozenset(("company",))
_GROUP = frozenset(("group",))
_BEYOND = 10
_MEANS = 3
_AIMS = ("on", "at")
_PARTING = frozenset(("hard",))
_LEADING = 8
_WEIGHED = frozenset(("state", "person", "igo", "place"))
_PARTIES = frozenset(("state", "igo", "person", "institution", "company", "group", "dyad"))


class Scene:
    """The running memory of a text: its two main parties, the last subject, the last pair and the last visit."""

    def __init__(self, page: Page, statements: Iterable[Candidate] = ()) -> None:
        self.voices = Voices(statements)
        counts: defaultdict[str, int] = defaultdict(int)
        for position, actor in enumerate(page.parties):
            if actor.kind in _WEIGHED:
                for code in actor.codes:
                    if is_code(code) or actor.kind == "place":
                        counts[code] += 3 if position < _LEADING else 1
        self.main = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
        self.visit: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.pact: Entry | None = None
        self._subject: tuple[str, ...] = ()
        self._pair: tuple[str, ...] = ()
        # The sentences read whose subjects nobody has asked for, and how many of them were read before the pair met.
        self._read: list[Line] = []
        self._before_pair = 0

    def note(self, line: Line) -> None:
        """Remember a sentence's subject, and the agreement it names, once it has been read."""
        for _, entry in line.page.pacts_in(line.first, line.last):
            if not set(self.main).isdisjoint(entry.features["parties"].split("|")):
                self.pact = entry
        self._read.append(line)

    def note_pair(self, parties: tuple[str, ...]) -> None:
        """Remember two parties that acted together."""
        self._pair = parties
        self._before_pair = len(self._read)

    def _catch_up(self) -> None:
        for position, line in enumerate(self._read):
            chain = topic(line)
            if chain is None:
                continue
            self._subject = chain.codes
            if position >= self._before_pair and (len(chain.codes) == 2 or chain.kinds == _GROUP):
                self._pair = chain.codes
        self._read.clear()
        self._before_pair = 0

    @property
    def subject(self) -> tuple[str, ...]:
        """The subject of the last sentence that has one."""
        self._catch_up()
        return self._subject

    @property
    def pair(self) -> tuple[str, ...]:
        """The two last told of together."""
        self._catch_up()
        return self._pair

    @property
    def partners(self) -> tuple[str, ...]:
        """The two last told of together, else the two the text is about."""
        return self.pair or tuple(self.main)

    def other(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Who stands opposite these parties in the text."""
        if len(codes) != 1:
            return ()
        for pair in (tuple(self.main), self.pair):
            if len(pair) == 2 and codes[0] in pair:
                return tuple(code for code in pair if code != codes[0])
        if self.main:
            return tuple(code for code in self.main if code not in codes)[:1]
        return ()


def topic(line: Line) -> Chain | None:
    """Whom a sentence is about: its first party without a preposition."""
    for chain in line.chains:
        if chain.relation == "bare" and chain.kinds & _PARTIES and chain.coded:
            return chain
    return None


def subject_before(line: Line, index: int, noun: bool) -> Chain | None:
    """The party without a preposition before a token that its act may belong to.

    A verb without a subject takes up the sentence's first party, a noun that of its own part of the sentence.
    """
    found: Chain | None = None
    low = line.clause(index, index + 1)[0] if noun else line.resumed(index)
    for chain in line.chains:
        if chain.first >= index:
            break
        known = chain.kinds == _FIRM or chain.coded
        fitting = chain.relation == "bare" and chain.kinds & _PARTIES and known
        if fitting and (found is None or found.first < low):
            found = chain
    return found


def aimed(line: Line, index: int) -> tuple[Chain, Chain] | None:
    """Whom an act serves to act on, and who acts: pressure on one by means of what stands at a token.

    The act stands behind a word of means; the party in front of that word is aimed at, and the party named before it
    that has nothing to do with it acts.
    """
    if not line.holds("means", index - _MEANS, index):
        return None
    near = [chain for chain in line.chains if chain.last <= index and line.distance(chain.last, index) <= _MEANS]
    if not near or near[-1].relation not in _AIMS or not near[-1].coded:
        return None
    target = near[-1]
    for chain in reversed(line.chains):
        other = chain.first < target.first and set(chain.codes).isdisjoint(target.codes)
        free = chain.relation == "bare" and chain.lead.how != "adjective"
        if other and free and any(is_code(code) for code in chain.codes):
            return target, chain
    return None


def beyond(line: Line, index: int, known: tuple[str, ...]) -> Chain | None:
    """The next party behind a clause, within the sentence and before any "while", other than those known."""
    for chain in line.chains_in(index, index + _BEYOND):
        if line.holds("contrast", index, chain.first) or line.parted(index, chain.first, _PARTING):
            return None
        if chain.kinds & _PARTIES and chain.coded and not set(chain.codes) & set(known):
            return chain
    return None


def possessor(line: Line, index: int, pronoun: str, known: tuple[str, ...]) -> Chain | None:
    """The nearest party in front of a token that a possessive pronoun agrees with in gender and number."""
    whose = line.syntax.whose.get(pronoun, "")
    for chain in reversed(line.chains) if whose else ():
        free = chain.coded and not set(chain.codes) & set(known)
        if chain.last <= index and free and chain.kinds & _PARTIES and _whose(chain) == whose:
            return chain
    return None


def _whose(chain: Chain) -> str:
    if len(chain.codes) > 1:
        return "theirs"
    return "his" if chain.lead.kind == "person" else "hers"


def owner(line: Line, index: int, known: tuple[str, ...]) -> Chain | None:
    """The nearest party in front of a token, to which a possessive refers."""
    for chain in reversed(line.chains):
        if chain.last <= index and chain.coded and not set(chain.codes) & set(known):
            return chain
    return None
