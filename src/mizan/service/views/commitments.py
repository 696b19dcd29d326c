"""Commitments: what was promised or planned, when it is due, how far it has come as far as anyone reports."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.booked import Booked
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import AddedSince, Cursor, Focal, Limit, Minimum, Partner
from mizan.service.views.quotes import QUOTED, Quote, quoted
from mizan.settling.commitments import STAGES
from mizan.weighing import MINIMUM, follow_through

Stage = Annotated[
    Literal["announced", "agreed", "under_way", "postponed", "kept", "late", "dropped"] | None,
    Parameter(description="Only commitments at this stage."),
]
AsOf = Annotated[datetime.date | None, Parameter(description="The day asked about (2024-06-01); today unless told.")]


class Reached(Struct, frozen=True):
    """A stage that reports tell of, the day from which it is known, how many, and the words of the first."""

    stage: str
    date: str | None
    reports: int
    quotes: list[Quote]


class Promise(Struct, frozen=True):
    """Who owes what to whom by when, and how far it has come: `stage` is that of the day asked about.

    `due` is an EDTF date or null; `entry` the entry it rests on.
    """

    id: str
    what: str
    promisers: list[str]
    beneficiaries: list[str]
    due: str | None
    stage: str
    entry: str
    course: list[Reached]

    @classmethod
    def among(cls, books: Books, rows: pl.DataFrame) -> list[Self]:
        """The commitments in some rows of `Books.promises`."""
        told = rows.rows(named=True)
        words = iter(books.together([places[:QUOTED] for row in told for places in row["records"]]))
        return [cls._of(row, words) for row in told]

    @classmethod
    def _of(cls, row: dict[str, Any], words: Iterator[list[Booked]]) -> Self:
        """A commitment, given the reports that are quoted of each of its stages and those after it."""
        stages = zip(row["names"], row["dates"], row["records"], strict=True)
        course = [Reached(name, date, len(places), quoted(next(words))) for name, date, places in stages]
        owed = [code for code in row["beneficiaries"] if code not in row["promisers"]]
        return cls(row["id"], row["what"], row["promisers"], owed, row["due"], row["stage"], row["entry"], course)


class Followed(Struct, frozen=True):
    """Of the commitments announced and due by the day, the share that reached a stage, with its interval."""

    stage: str
    reached: int
    due: int
    share: float | None
    low: float | None
    high: float | None


class Commitments(Struct, frozen=True):
    """A page of commitments, those due first first; `stages` counts all by their stage on the day."""

    focal: str
    partner: str | None
    partners: list[str]
    as_of: datetime.date
    minimum: int
    stages: dict[str, int]
    followed: list[Followed]
    total: int
    found: list[Promise]
    next: str | None


def commitments(
    books: Books,
    focal: Focal = None,
    partner: Partner = None,
    stage: Stage = None,
    added_since: AddedSince = None,
    as_of: AsOf = None,
    minimum: Minimum = MINIMUM,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Commitments:
    """What a focal state and its partners promised each other or planned, what is due first first.

    With `added_since` what only documents that were added since then tell a stage of.
    """
    partner, day = books.party(partner), as_of or datetime.date.today()
    focal = books.focal(focal, partner)
    # What tells no day of publication counts as known from the first.
    announced = pl.col("dates").list.first().fill_null("") <= day.isoformat()
    known = books.promises(focal, day).filter(announced)
    if partner is not None:
        known = known.filter(pl.col("parties").list.contains(partner))
    if added_since is not None:
        known = books.news(added_since).among(books.tables, known)
    stages = dict(known["stage"].value_counts().iter_rows())
    found = known if stage is None else known.filter(stage=stage)
    page, following = paged(found["id"].to_list(), cursor, limit, str)
    return Commitments(
        focal=focal,
        partner=partner,
        partners=[one.code for one in books.partners(focal)],
        as_of=day,
        minimum=minimum,
        stages={name: stages[name] for name in STAGES if name in stages},
        followed=_followed(books, focal, partner, day, minimum),
        total=found.height,
        found=Promise.among(books, found.filter(pl.col("id").is_in(page))),
        next=following,
    )


def _followed(books: Books, focal: str, partner: str | None, day: datetime.date, minimum: int) -> list[Followed]:
    frame = books.derived("followed", focal)
    if partner is not None:
        frame = frame.filter(frame["partner"] == partner)
    told = follow_through(frame, day, minimum=minimum)
    return [Followed(*row) for row in told.select("stage", "reached", "due", "share", "low", "high").iter_rows()]
