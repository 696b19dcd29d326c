"""Head nouns: what the lexicon tells of the words for kinds of bodies (ministry, company, city), read once a row."""

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.actors.scan import field


class Head(Struct, frozen=True, eq=False):
    """A row of the table of head nouns.

    `kind` is the type of entity that it heads. One of its `needs` has to qualify it; what it is for may go on behind a
    conjunction (`joining`) or a preposition (`serving`), and its name behind a place (`naming`). What it heads may be
    `acting` for its state.
    """

    entry: Entry
    kind: str
    needs: tuple[str, ...]
    joining: bool
    serving: bool
    naming: bool
    acting: bool


_READ: dict[Entry, Head] = {}


def head_of(entry: Entry) -> Head:
    """The head noun of a row, whichever of its forms recognised it."""
    head = _READ.get(entry)
    if head is None:
        chain, needs = field(entry, "chain"), tuple(field(entry, "needs").split())
        acting = field(entry, "acts") == "state"
        head = _READ[entry] = Head(
            entry, field(entry, "type"), needs, "and" in chain, "of" in chain, "name" in chain, acting
        )
    return head
