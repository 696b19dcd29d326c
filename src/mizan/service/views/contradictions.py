"""Contradictions: the points on which sources differ, side by side; nothing is averaged and nobody is right."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.booked import Booked
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import AddedSince, Cursor, Limit, Outlet, Partner
from mizan.service.views.quotes import QUOTED, Quote, quoted
from mizan.settling.contradictions import ASPECTS

Aspect = Annotated[
    Literal[ASPECTS] | None,  # type: ignore[valid-type]
    Parameter(description="Only where sources differ in this."),
]


SIDES = 12
"""Of more values than this only the first are shown."""


class Side(Struct, frozen=True):
    """What some sources say: how many reports, and the words of the first of them."""

    value: str
    reports: int
    quotes: list[Quote]


class Disputed(Struct, frozen=True):
    """A point on which sources differ: in which `aspect`, of `what`, `of` being the entry, person, project or pair."""

    id: str
    aspect: str
    kind: str
    of: str
    what: str
    parties: list[str]
    outlets: int
    values: int
    sides: list[Side]

    @classmethod
    def among(cls, books: Books, rows: pl.DataFrame) -> list[Self]:
        """The points in some rows of the table of contradictions."""
        told = rows.rows(named=True)
        words = iter(books.together([places[:QUOTED] for row in told for places in row["records"][:SIDES]]))
        return [cls._of(row, words) for row in told]

    @classmethod
    def _of(cls, row: dict[str, Any], words: Iterator[list[Booked]]) -> Self:
        """A point, given the reports that are quoted of each of its sides and those after it."""
        shown = zip(row["values"], row["records"][:SIDES], strict=False)
        sides = [Side(value, len(places), quoted(next(words))) for value, places in shown]
        told = {name: row[name] for name in ("id", "aspect", "kind", "of", "what", "parties")}
        return cls(**told, outlets=len(row["outlets"]), values=len(row["values"]), sides=sides)


class Contradictions(Struct, frozen=True):
    """A page of contradictions; `aspects` counts them by what they differ in, `total` those that meet the conditions.

    `parties` are those that can be asked for, most contradictions first.
    """

    party: str | None
    parties: list[str]
    aspects: dict[str, int]
    total: int
    found: list[Disputed]
    next: str | None


def contradictions(
    books: Books,
    party: Partner = None,
    aspect: Aspect = None,
    outlet: Outlet = None,
    added_since: AddedSince = None,
    cursor: Cursor = None,
    limit: Limit = 30,
) -> Contradictions:
    """Where sources contradict each other, side by side with their words.

    With `added_since` the points in which documents that were added since then say what no other says.
    """
    concerning = books.contradictions()
    if party is not None:
        concerning = concerning.filter(pl.col("parties").list.contains(party))
    if outlet is not None:
        concerning = concerning.filter(pl.col("outlets").list.contains(outlet))
    if added_since is not None:
        concerning = books.news(added_since).among(books.tables, concerning)
    found = concerning if aspect is None else concerning.filter(aspect=aspect)
    page, following = paged(found["id"].to_list(), cursor, limit, str)
    counted = dict(concerning["aspect"].value_counts().iter_rows())
    return Contradictions(
        party=party,
        parties=_parties(books),
        aspects={name: counted[name] for name in ASPECTS if name in counted},
        total=found.height,
        found=Disputed.among(books, found.filter(pl.col("id").is_in(page))),
        next=following,
    )


def _parties(books: Books) -> list[str]:
    told = books.contradictions()["parties"].explode().drop_nulls()
    return told.value_counts().sort("count", "parties", descending=[True, False])["parties"].to_list()
