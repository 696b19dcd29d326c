"""Commitments: what was promised or planned, when it is due, how far it has come as far as anyone reports."""

import datetime
from collections import Counter
from typing import Annotated, Literal

from litestar.params import Parameter
from msgspec import Struct

from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Focal, Limit, Minimum, Partner
from mizan.service.views.quotes import Quote
from mizan.settling.commitments import STAGES, Commitment
from mizan.weighing import MINIMUM, follow_through
from mizan.weighing import commitments as frame_of

Stage = Annotated[
    Literal["announced", "agreed", "under_way", "kept", "late", "dropped"] | None,
    Parameter(description="Only commitments at this stage."),
]
AsOf = Annotated[datetime.date | None, Parameter(description="The day asked about (2024-06-01); today unless told.")]


class Reached(Struct, frozen=True):
    """A stage that reports tell of, the day from which it is known, and their words."""

    stage: str
    date: str | None
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
    def of(cls, one: Commitment, day: datetime.date) -> "Promise":
        """A commitment as of a day."""
        course = [Reached(stage.name, stage.date, [Quote.of(r) for r in stage.reports]) for stage in one.stages]
        owed = [code for code in one.beneficiaries if code not in one.promisers]
        return cls(one.id, one.what, list(one.promisers), owed, one.due, one.stage(day), one.entry, course)


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
    as_of: AsOf = None,
    minimum: Minimum = MINIMUM,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Commitments:
    """What a focal state and its partners promised each other or planned, what is due first first."""
    focal, day = books.focal(focal), as_of or datetime.date.today()
    known = [
        one
        for one in books.commitments(focal)
        if partner in (None, *one.parties) and _announced(one) <= day.isoformat()
    ]
    stages = Counter(one.stage(day) for one in known)
    found = [one for one in known if stage in (None, one.stage(day))]
    page, following = paged(found, cursor, limit, lambda one: one.id)
    return Commitments(
        focal=focal,
        partner=partner,
        partners=[one.code for one in books.partners(focal)],
        as_of=day,
        minimum=minimum,
        stages={name: stages[name] for name in STAGES if stages[name]},
        followed=_followed(books, focal, partner, day, minimum),
        total=len(found),
        found=[Promise.of(one, day) for one in page],
        next=following,
    )


def _announced(one: Commitment) -> str:
    """When it was announced; what tells no day of publication counts as known from the first."""
    return one.stages[0].date or ""


def _followed(books: Books, focal: str, partner: str | None, day: datetime.date, minimum: int) -> list[Followed]:
    frame = books.kept(("promised", focal), lambda: frame_of(books.entries, focal))
    if partner is not None:
        frame = frame.filter(frame["partner"] == partner)
    told = follow_through(frame, day, minimum=minimum)
    return [Followed(*row) for row in told.select("stage", "reached", "due", "share", "low", "high").iter_rows()]
