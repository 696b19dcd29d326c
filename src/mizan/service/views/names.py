"""Persons, companies, institutions, projects and places under one id each, the most named first."""

from typing import Annotated, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.languages.arabic.comparing import english
from mizan.languages.arabic.letters import fold
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Limit
from mizan.service.views.named import counted
from mizan.settling.identity import Identified

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
    everyone = books.kept("everyone", lambda: _everyone(books))
    of_kind = everyone if kind is None else everyone.filter(kind=kind)
    found = of_kind if country is None else of_kind.filter(country=country)
    wanted = fold(q.strip()) if q else ""
    if wanted:
        found = found.filter(pl.col("spellings").str.contains(wanted, literal=True))
    counts = of_kind["country"].value_counts().filter(pl.col("country") != "")
    shown, following = paged(found["id"].to_list(), cursor, limit, str)
    ordered = dict(counts.sort("count", "country", descending=[True, False]).iter_rows())
    known = books.identity.identified
    return Names(kind, country, q, found.height, ordered, [named(books, known[id]) for id in shown], following)


def named(books: Books, who: Identified) -> Named:
    """Someone or something in short."""
    documents, entries = counted(books)[who.id]
    return Named(who.id, who.kind, who.label, english(who.id), who.country, len(who.spellings), documents, entries)


def _everyone(books: Books) -> pl.DataFrame:
    """Everyone, the most named first, with all folded spellings, one below the other."""
    known, times = books.identity.identified, counted(books)
    ordered = sorted(known.values(), key=lambda who: (-times[who.id][0], who.kind, who.label, who.id))
    rows = [(who.id, who.kind, who.country, "\n".join(map(fold, who.spellings))) for who in ordered]
    return pl.DataFrame(rows, dict.fromkeys(("id", "kind", "country", "spellings"), pl.String), orient="row")
