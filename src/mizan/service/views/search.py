"""Search: the documents that hold some words, narrowed by what their records tell, with the words in their context."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, Self

import numpy as np
import numpy.typing as npt
import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.ledger import words
from mizan.model import Document, Span
from mizan.model.vocabulary import parties
from mizan.service.books import Books, Loaded, narrowed
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Kind, Limit, Outlet, Partner
from mizan.service.problems import unmet
from mizan.service.views.stretches import whole_word

Places = npt.NDArray[Any]

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


class Coded(Struct, frozen=True):
    """Values as numbers, which are counted fast; `names` are the values by number."""

    codes: Places
    names: list[str]

    @classmethod
    def of(cls, values: pl.Series) -> Self:
        """Values as numbers; those that are missing or empty have the last."""
        told = values.cast(pl.String).fill_null("")
        names = [*told.filter(told != "").unique().sort(), ""]
        return cls(told.cast(pl.Enum(names)).to_physical().to_numpy(), names)

    def facets(self, wanted: Places) -> list[Facet]:
        """Of the values wanted (their places, or whether each is) those told most often; of equals, in their order."""
        counts = np.bincount(self.codes[wanted], minlength=len(self.names))[:-1]
        most = np.argsort(-counts, kind="stable")[:FACETS]
        return [Facet(self.names[code], int(counts[code])) for code in most if counts[code]]


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
    documents = books.tables.documents
    with unmet():
        among = books.found(q) if q else books.kept("newest", lambda: _newest(books))
    asked = pl.lit(True)
    if outlet is not None:
        asked &= pl.col("outlet") == outlet
    if year is not None:
        asked &= pl.col("published").str.starts_with(year)
    left = narrowed(documents, among, asked)
    told = None
    if kind or type or partner:
        told = _telling(books, _held(books, left), kind, type, partner)
        left = left.filter(pl.Series(_held(books, told["document"])[left.to_numpy()]))
    held, places = _held(books, left), left.to_numpy()
    outlets = books.kept("outlets", lambda: Coded.of(documents["outlet"]))
    years = books.kept("years", lambda: Coded.of(documents["published"].str.head(4)))
    shown, following = paged(Loaded(left, list), cursor, limit, lambda place: documents["id"][place])
    return Search(
        q=q,
        total=len(left),
        kinds=_told(books, "kind", told, held),
        types=_told(books, "type", told, held) if kind else [],
        partners=_told(books, "parties", told, held),
        outlets=outlets.facets(places),
        years=sorted(years.facets(places), key=lambda one: one.value),
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


def _newest(books: Books) -> pl.Series:
    """The places of all documents, the newest first."""
    order = (pl.col("published").fill_null(""), pl.col("id"))
    return books.tables.documents.select(pl.arg_sort_by(*order, descending=True)).to_series()


def _telling(books: Books, held: Places, kind: str | None, type: str | None, partner: str | None) -> pl.DataFrame:
    """The records of some documents that are as wanted; `held` tells of each document whether it is one of these."""
    wanted = pl.lit(True)
    if kind is not None:
        wanted &= pl.col("kind") == kind
    if type is not None:
        wanted &= pl.col("type") == type
    records = books.tables.records
    every = pl.int_range(records.height, dtype=pl.UInt32, eager=True)
    found = narrowed(records, every if partner is None else books.telling(partner), wanted)
    found = found.filter(pl.Series(held[records["document"].gather(found).to_numpy()]))
    return records.select(pl.col("document", "kind", "type", "parties").gather(found))


def _held(books: Books, places: pl.Series) -> Places:
    """Of each document, whether its place is among these."""
    held = np.zeros(books.tables.documents.height, dtype=bool)
    held[places.to_numpy()] = True
    return held


def _told(books: Books, column: str, told: pl.DataFrame | None, among: Places) -> list[Facet]:
    """In how many documents each value of a column of records is told; of some records, else of all."""
    if told is None:
        documents, values = books.kept(("each", column), lambda: _each(books.tables.records, column))
    else:
        documents, values = _each(told, column)
    return values.facets(among[documents])


def _each(records: pl.DataFrame, column: str) -> tuple[Places, Coded]:
    """Every value of a column once for each document that tells it; of parties those with a code."""
    values = records.select("document", column)
    if column == "parties":
        values = values.explode(column).filter(pl.col(column).is_in(list(parties())))
    values = values.drop_nulls().unique()
    return values["document"].to_numpy(), Coded.of(values[column])


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
