"""Search: the documents that hold some words, narrowed by what their records tell, with the words in their context."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import numpy as np
import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.ledger import words
from mizan.model import Document, Span
from mizan.model.asking import ask_type
from mizan.model.vocabulary import parties
from mizan.service.books import Books, Loaded, narrowed
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Kind, Limit, Outlet, Partner
from mizan.service.problems import unmet
from mizan.service.views.documents import newest
from mizan.service.views.facets import Coded, Facet, Listed, Places, once
from mizan.service.views.stretches import whole_word

AROUND = 110
"""How many code points of context a snippet shows before and after the words found."""


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


class Search(Struct, frozen=True):
    """A page of what was found, best match first (without words: newest first), of `total`; and how to narrow it.

    `also` has the other spellings of names among the words, which were sought too.
    """

    q: str | None
    also: list[str]
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
            description="Words that a document holds, in any of their written forms, names in any of their spellings; "
            "phrases in quotation marks, which are sought as they stand."
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
    ask_type(type, kind)
    partner = books.party(partner)
    documents = books.tables.documents
    with unmet():
        among = books.found(q) if q else newest(books)
    asked = pl.lit(True)
    if outlet is not None:
        asked &= pl.col("outlet") == outlet
    if year is not None:
        asked &= pl.col("published").str.starts_with(year)
    left = narrowed(documents, among, asked)
    told = None
    if kind or type or partner:
        told = _telling(books, _held(books, left.to_numpy()), kind, type, partner)
        left = left.filter(pl.Series(_held(books, _documents(books)[told])[left.to_numpy()]))
    places = left.to_numpy()
    held = _held(books, places)
    outlets = books.kept("outlets", lambda: Coded.of(documents["outlet"]))
    years = books.kept("years", lambda: Coded.of(documents["published"].str.head(4)))
    shown, following = paged(Loaded(left, list), cursor, limit, lambda place: documents["id"][place])
    return Search(
        q=q,
        also=words.other_spellings(q) if q else [],
        total=len(left),
        kinds=_told(books, "kind", told, held),
        types=_told(books, "type", told, held) if kind else [],
        partners=_told(books, "parties", told, held),
        outlets=outlets.at(places).facets(),
        years=sorted(years.at(places).facets(), key=lambda one: one.value),
        found=_found(books, shown, q),
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


def _telling(books: Books, held: Places, kind: str | None, type: str | None, partner: str | None) -> Places:
    """The records of some documents that are as wanted; `held` tells of each document whether it is one of these."""
    documents = _documents(books)
    found = np.arange(len(documents)) if partner is None else books.telling(partner).to_numpy()
    for column, value in (("kind", kind), ("type", type)):
        if value is not None:
            found = _coded(books, column).among(found, value)
    return found[held[documents[found]]]


def _held(books: Books, places: Places) -> Places:
    """Of each document, whether its place is among these."""
    held = np.zeros(books.tables.documents.height, dtype=bool)
    held[places] = True
    return held


def _told(books: Books, column: str, told: Places | None, among: Places) -> list[Facet]:
    """In how many documents each value of a column of records is told; of some records, else of all."""
    if told is not None:
        return _each(books, column, told)[1].facets()
    every = np.arange(books.tables.records.height)
    documents, values = books.kept(("each", column), lambda: _each(books, column, every))
    return values.at(among[documents]).facets()


def _each(books: Books, column: str, told: Places) -> tuple[Places, Coded]:
    """Every value of a column that some records tell, once for each document; of parties those with a code."""
    documents = _documents(books)[told]
    if column != "parties":
        return once(documents, _coded(books, column).at(told))
    listed = books.kept("parties told", lambda: Listed.of(books.tables.records["parties"], parties()))
    many, values = listed.at(told)
    return once(np.repeat(documents, many), values)


def _documents(books: Books) -> Places:
    """The place of the document of each record."""
    return books.kept("documents of records", lambda: books.tables.records["document"].to_numpy())


def _coded(books: Books, column: str) -> Coded:
    """What each record tells in a column of one value."""
    return books.kept(("coded", column), lambda: Coded.of(books.tables.records[column]))


def _found(books: Books, places: Sequence[int], q: str | None) -> list[Found]:
    ids = books.tables.documents["id"].gather(list(places))
    documents = books.ledger.texts(ids)
    shown = zip(places, ids, strict=True)
    return [_one(documents[id], books.held_by(place), books, q) for place, id in shown if id in documents]


def _one(document: Document, held: range, books: Books, q: str | None) -> Found:
    hits = words.hits(document.text, q) if q else []
    kinds = Counter(books.tables.records["kind"].slice(held.start, len(held)))
    return Found(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        hits=len(hits),
        snippet=snippet(document.text, hits),
        records=dict(sorted(kinds.items())),
    )
