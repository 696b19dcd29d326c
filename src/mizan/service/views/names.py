"""Persons, companies, institutions, projects and places under one id each, the most named first."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.languages.arabic.comparing import english
from mizan.languages.arabic.letters import fold
from mizan.service.books import Books, Loaded, narrowed
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit
from mizan.service.views.named import everyone

Kind = Annotated[
    Literal["person", "company", "institution", "project", "place"] | None,
    Parameter(description="Only those of this kind."),
]


class Named(Struct, frozen=True):
    """Someone or something in short: how many documents name it, in how many spellings, in how many entries it is.

    `label_en` is empty where the lexicon knows no English name.
    """

    id: str
    kind: str
    label: str
    label_en: str
    country: str
    spellings: int
    documents: int
    entries: int


class Names(Struct, frozen=True):
    """A page of those that are asked for, of `total`; `countries` are those of all, with how many each has."""

    kind: str | None
    country: str | None
    q: str | None
    total: int
    countries: dict[str, int]
    named: list[Named]
    next: str | None


def names(
    books: Books,
    kind: Kind = None,
    country: Annotated[str | None, Parameter(description="Only those of this country, by its code.")] = None,
    q: Annotated[str | None, Parameter(description="Only those with this in one of their spellings.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Names:
    """Persons, companies, institutions, projects and places, the most named first."""
    known, every = books.tables.identified, everyone(books)["place"]
    of_kind = every if kind is None else narrowed(known, every, pl.col("kind") == kind)
    wanted = pl.lit(True) if country is None else pl.col("country") == country
    if sought := fold(q.strip()) if q else "":
        wanted &= pl.col("sought").str.contains(sought, literal=True)
    found = narrowed(known, of_kind, wanted)
    counts = known["country"].gather(of_kind).value_counts().filter(pl.col("country") != "")
    shown, following = paged(Loaded(found, list), cursor, limit, lambda place: known["id"][place])
    ordered = dict(counts.sort("count", "country", descending=[True, False]).iter_rows())
    return Names(kind, country, q, len(found), ordered, list(_named(books, shown)), following)


def _named(books: Books, places: Sequence[int]) -> Iterator[Named]:
    counted = everyone(books).filter(pl.col("place").is_in(places))
    columns = pl.col("id", "kind", "label", "country", "spellings")
    told = books.tables.identified.select(columns.gather(counted["place"])).hstack(
        counted.select("documents", "entries")
    )
    for id, kind, label, country, *counts in told.iter_rows():
        yield Named(id, kind, label, english(id), country, *counts)
