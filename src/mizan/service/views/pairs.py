"""Names that may be one: what settling suggests and nobody judged, the likeliest first, each with its sources."""

from msgspec import Struct

from mizan.model import Entity
from mizan.model.booked import Booked
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit
from mizan.service.views.profile import Alike, alike
from mizan.service.views.quotes import Quote
from mizan.settling.matching import Match
from mizan.settling.names import Name, name_of

SAMPLE = 2


class Side(Struct, frozen=True):
    """A name of a pair: the id of whom it stands for, how it is written, in which offices, and some who write it."""

    id: str
    written: str
    kind: str
    country: str
    roles: list[str]
    documents: int
    quotes: list[Quote]


class Pair(Struct, frozen=True):
    """Two names that may be one, and why."""

    match: Alike
    a: Side
    b: Side


class Pairs(Struct, frozen=True):
    """A page of pairs that nobody judged, and how many there are."""

    total: int
    pairs: list[Pair]
    next: str | None


def pairs(books: Books, cursor: Cursor = None, limit: Limit = 10) -> Pairs:
    """The names that may be one and that nobody judged, the likeliest first."""
    judged = {frozenset(edge[:2]) for edge in books.ledger.standing().edges}
    found: dict[frozenset[str], Match] = {}
    for match in books.identity.suggestions:
        found.setdefault(frozenset((match.a.id, match.b.id)), match)
    waiting = [match for pair, match in found.items() if pair not in judged and len(pair) == 2]
    shown, following = paged(waiting, cursor, limit, lambda match: f"{match.a.id}={match.b.id}")
    named = books.kept("by name", lambda: _named(books))
    return Pairs(len(waiting), [_pair(books, match, named) for match in shown], following)


def _pair(books: Books, match: Match, named: dict[Name, list[Booked]]) -> Pair:
    return Pair(alike(match), _side(books, match.a, named), _side(books, match.b, named))


def _side(books: Books, name: Name, named: dict[Name, list[Booked]]) -> Side:
    found = named.get(name, [])
    entities = [one.record for one in found if isinstance(one.record, Entity)]
    return Side(
        id=books.identity.of(entities[0]) if entities else name.id,
        written=entities[0].name if entities else " ".join(name.parts),
        kind=name.kind,
        country=name.country,
        roles=sorted({entity.role for entity in entities if entity.role}),
        documents=len({one.source.id for one in found}),
        quotes=[Quote.of(one) for one in found[:SAMPLE]],
    )


def _named(books: Books) -> dict[Name, list[Booked]]:
    found: dict[Name, list[Booked]] = {}
    for one in books.records:
        if isinstance(one.record, Entity):
            found.setdefault(name_of(one.record), []).append(one)
    return found
