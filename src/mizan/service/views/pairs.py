"""Names that may be one: what settling suggests and nobody judged, the likeliest first, each with its sources."""

import polars as pl
from msgspec import Struct

from mizan.model import Entity
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit
from mizan.service.views.named import written_so
from mizan.service.views.profile import Alike, alike
from mizan.service.views.quotes import Quote
from mizan.settling.matching import Match
from mizan.settling.names import Name

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
    for match in books.tables.suggestions:
        found.setdefault(frozenset((match.a.id, match.b.id)), match)
    waiting = [match for pair, match in found.items() if pair not in judged and len(pair) == 2]
    shown, following = paged(waiting, cursor, limit, lambda match: f"{match.a.id}={match.b.id}")
    return Pairs(len(waiting), [_pair(books, match) for match in shown], following)


def _pair(books: Books, match: Match) -> Pair:
    return Pair(alike(match), _side(books, match.a), _side(books, match.b))


def _side(books: Books, name: Name) -> Side:
    places = written_so(books, name)
    found = books.tables.records.select(pl.col("document", "role", "who").gather(places))
    quoted = books.reports(places)[:SAMPLE]
    first = quoted[0].record if quoted else None
    return Side(
        id=(first.code or found["who"][0] or name.id) if isinstance(first, Entity) else name.id,
        written=first.name if isinstance(first, Entity) else " ".join(name.parts),
        kind=name.kind,
        country=name.country,
        roles=sorted(filter(None, found["role"].unique().to_list())),
        documents=found["document"].n_unique(),
        quotes=[Quote.of(one) for one in quoted],
    )
