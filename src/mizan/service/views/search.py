"""Search: the documents that hold some words, narrowed by what their records tell, with the words in their context."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from litestar.params import Parameter
from msgspec import Struct

from mizan.ledger import words
from mizan.model import Span
from mizan.model.booked import Source
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Kind, Limit, Outlet, Partner
from mizan.service.problems import unmet
from mizan.service.views.holdings import Holding, holding
from mizan.service.views.stretches import whole_word

AROUND = 110
"""How many code points of context a snippet shows before and after the words found."""

FACETS = 15
"""The most values of a facet that are listed."""


class Piece(Struct, frozen=True):
    """A piece of a snippet; `hit` where it is what was sought."""

    text: str
    hit: bool


class Found(Struct, frozen=True):
    """A document that was found. `hits` counts the words in its text; `records` its records by kind."""

    document: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    hits: int
    snippet: list[Piece]
    records: dict[str, int]


class Facet(Struct, frozen=True):
    """A value by which to narrow the search, and how many documents that leaves."""

    value: str
    documents: int


class Search(Struct, frozen=True):
    """A page of what was found, best match first (without words: newest first), of `total`; and how to narrow it."""

    q: str | None
    total: int
    kinds: list[Facet]
    types: list[Facet]
    partners: list[Facet]
    outlets: list[Facet]
    years: list[Facet]
    found: list[Found]
    next: str | None


def search(
    books: Books,
    q: Annotated[
        str | None,
        Parameter(
            description="Words that a document holds, in any of their written forms; phrases in quotation marks."
        ),
    ] = None,
    kind: Kind = None,
    type: Annotated[str | None, Parameter(description="Only with a record of this type, as `trade`.")] = None,
    partner: Partner = None,
    outlet: Outlet = None,
    year: Annotated[str | None, Parameter(description="Only published in this year.", pattern=r"^\d{4}$")] = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Search:
    """The documents that hold some words, and whose records are as wanted."""
    newest = books.kept("newest", lambda: _newest(books))
    with unmet():
        ids = books.ledger.found(q) if q else list(newest)
    left: dict[str, Holding] = {}
    for id in ids:
        source = newest.get(id)
        if source and outlet in (None, source.outlet) and year in (None, _year(source)):
            kept = holding(books, id).narrowed(kind, type, partner)
            if kept.traits or not (kind or type or partner):
                left[id] = kept
    shown, following = paged(list(left), cursor, limit, str)
    return Search(
        q=q,
        total=len(left),
        kinds=_facets(kind for one in left.values() for kind in one.kinds),
        types=_facets(type for one in left.values() for type in one.types) if kind else [],
        partners=_facets(code for one in left.values() for code in one.codes),
        outlets=_facets(newest[id].outlet for id in left),
        years=sorted(_facets(_year(newest[id]) for id in left), key=lambda one: one.value),
        found=[_found(books, id, q) for id in shown],
        next=following,
    )


def snippet(text: str, hits: list[Span]) -> list[Piece]:
    """The words found first, with those near them, in their context; the beginning of the text where there are none."""
    middle = hits[0].start if hits else 0
    first = whole_word(text, max(0, middle - AROUND))
    last = whole_word(text, min(len(text), middle + 2 * AROUND))
    pieces, done = [Piece("…", False)] if first else [], first
    for hit in hits:
        if hit.start < done or hit.end > last:
            continue
        pieces += [Piece(text[done : hit.start], False), Piece(text[hit.start : hit.end], True)]
        done = hit.end
    pieces.append(Piece(text[done:last] + ("…" if last < len(text) else ""), False))
    return [piece for piece in pieces if piece.text]


def _newest(books: Books) -> dict[str, Source]:
    """All documents, the newest first."""
    known = sorted(books.ledger.sources(), key=lambda one: (one.published or "", one.id), reverse=True)
    return {source.id: source for source in known}


def _year(source: Source) -> str:
    return (source.published or "")[:4]


def _facets(values: Iterable[str | None]) -> list[Facet]:
    """The values told most often; of equals, in their own order."""
    told = sorted(
        ((value, times) for value, times in Counter(values).items() if value), key=lambda one: (-one[1], one[0])
    )
    return [Facet(value, times) for value, times in told[:FACETS]]


def _found(books: Books, id: str, q: str | None) -> Found:
    document = books.ledger.document(id)
    hits = words.hits(document.text, q) if q else []
    counts = Counter(booked.record.kind for booked in books.by_document.get(id, ()))
    return Found(
        document=id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        hits=len(hits),
        snippet=snippet(document.text, hits),
        records=dict(sorted(counts.items())),
    )
