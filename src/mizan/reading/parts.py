"""The parts that reading finds in a text before it books anything: tokens, sentences, mentions, actors."""

from msgspec import Struct

from mizan.languages.lexicon import Entry, Kinds, Word
from mizan.model import Record


class Token(Struct, frozen=True, eq=False, gc=False):
    """A word, number or mark of the folded text. `start` and `end` are offsets into the original."""

    text: str
    start: int
    end: int
    word: Word


class Sentence(Struct, frozen=True, eq=False, gc=False):
    """A run of tokens `first` … `last - 1`; `start` and `end` are offsets into the original."""

    first: int
    last: int
    start: int
    end: int


class Mention(Struct, frozen=True, eq=False, gc=False):
    """Tokens that a form of the lexicon covers. `start` skips the clitics in `prefix`; all `entries` read the same.

    `kinds` are the entries by their categories.
    """

    entries: tuple[Entry, ...]
    first: int
    last: int
    start: int
    end: int
    prefix: str
    definite: bool
    pronoun: str
    kinds: Kinds

    def entry(self, *categories: str) -> Entry | None:
        """The first entry of one of these categories."""
        for entry in self.entries:
            if entry.category in categories:
                return entry
        return None

    def may_be(self, categories: frozenset[str]) -> bool:
        """Whether some entry is of one of these categories."""
        found = False
        for category in self.kinds:
            found = found or category in categories
        return found


class Actor(Struct, eq=False, kw_only=True):
    """A mention of someone or something that can act, be acted on or be a place, resolved to what it stands for.

    `kind` is an entity type (state, igo, person, company, institution, place, project) or `dyad` (البلدان،
    الجانبان) or `group`. `codes` are what an event, agreement or figure would list as parties: for a person the
    state or organisation it acts for, for a dyad both. `name` is the form to show, without clitics. `how` names the
    rule that recognised or resolved it. `role` and `country` are a person's. `prefix` holds the clitics in front
    (و، ل، ب، ك). The tokens `first` … `last - 1` include a person's title and nationality; the `name_start` …
    `name_end` offsets only the name. `within` are the actors named inside those tokens: the nationality, the
    ministry of a minister.
    """

    kind: str
    codes: tuple[str, ...]
    name: str
    first: int
    last: int
    start: int
    end: int
    name_start: int
    name_end: int
    how: str
    prefix: str = ""
    role: str | None = None
    country: str | None = None
    entries: tuple[Entry, ...] = ()
    within: "tuple[Actor, ...]" = ()


class Moment(Struct, frozen=True, eq=False, kw_only=True, gc=False):
    """An expression of time: an EDTF `date`, or None where it cannot be resolved.

    `basis` tells how: `stated` (all in the words), `relative` (counted from the publication date), `inferred`
    (year taken from the publication date or context). `until` is true for a deadline or end (حتى عام 2050، بحلول).
    """

    date: str | None
    basis: str
    first: int
    last: int
    start: int
    end: int
    until: bool = False


class Quotation(Struct, frozen=True, eq=False, gc=False):
    """Words between quotation marks. `start` and `end` are offsets of the inside; tokens likewise."""

    first: int
    last: int
    start: int
    end: int
    nested: bool = False


class Candidate(Struct, frozen=True, eq=False):
    """A record that a rule proposes, with what speaks for and against it as short categorical features."""

    record: Record
    features: tuple[str, ...] = ()
