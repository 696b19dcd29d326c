"""An entry in one line: what it says at most, with the words of its best report."""

import polars as pl
from msgspec import Struct, convert

from mizan.ledger.rows import type_of
from mizan.model import Event
from mizan.model.booked import Booked
from mizan.service.books import Books, Loaded
from mizan.service.paging import paged
from mizan.service.views.quotes import Quote
from mizan.settling import Entry
from mizan.settling.entry import amounts, reported, tellers


class Amount(Struct, frozen=True):
    """A value with its unit; `bound` is exact, about, over or under."""

    value: float
    unit: str
    bound: str


class Line(Struct, frozen=True):
    """An entry in short.

    `act` is what events of several types have in common (`visit`, `signing`), `type` is the type of an event, the
    instrument of an agreement, the indicator of a figure, the relation that is told, the type of a project, which also
    has a `name` and a `stage`. `parties` are those who act (on `recipients`, where there are
    any) or take part; of a statement, for whom the speaker speaks. `amounts` are all that reports give: more than one
    where they differ. `date` is when it was, never when it was reported; `reported` is when it first was.
    """

    id: str
    kind: str
    act: str
    type: str | None
    mode: str | None
    status: str | None
    date: str | None
    reported: str | None
    parties: list[str]
    recipients: list[str]
    subject: str | None
    until: str | None
    count: int | None
    name: str | None
    stage: str | None
    speaker: str | None
    direct: bool | None
    amounts: list[Amount]
    contested: bool
    reports: int
    outlets: int
    quote: Quote

    @classmethod
    def of(cls, entry: Entry) -> "Line":
        """The line of an entry."""
        return cls._of(
            entry.best,
            Told(
                id=entry.id,
                kind=entry.kind,
                act=entry.act,
                date=entry.date,
                parties=sorted(entry.parties),
                stage=entry.status,
                reported=reported(entry),
                amounts=[Amount(value, unit, bound) for value, bound, unit in amounts(entry)],
                contested=entry.contested,
                reports=len(entry.reports),
                tellers=len(tellers(entry)),
            ),
        )

    @classmethod
    def among(cls, books: Books, places: pl.Series) -> list["Line"]:
        """The lines of the entries at some places of their table, of which no more than the best reports are loaded."""
        rows = books.tables.entries.select(pl.col(*Told.__struct_fields__, "best").gather(places))
        best = books.together([[place] for place in rows["best"]])
        told = (convert(row, Told) for row in rows.drop("best").iter_rows(named=True))
        return [cls._of(report, one) for one, reports in zip(told, best, strict=True) for report in reports]

    @classmethod
    def _of(cls, best: Booked, told: "Told") -> "Line":
        record = best.record
        return cls(
            id=told.id,
            kind=told.kind,
            act=told.act,
            type=type_of(record),
            mode=getattr(record, "mode", None),
            status=getattr(record, "status", None),
            date=told.date,
            reported=told.reported,
            parties=list(record.actors) if isinstance(record, Event) else told.parties,
            recipients=list(record.recipients) if isinstance(record, Event) else [],
            subject=getattr(record, "subject", None),
            until=getattr(record, "until", None),
            count=getattr(record, "count", None),
            name=getattr(record, "name", None),
            stage=told.stage if told.kind == "project" else None,
            speaker=getattr(record, "speaker", None),
            direct=getattr(record, "direct", None),
            amounts=told.amounts,
            contested=told.contested,
            reports=told.reports,
            outlets=told.tellers,
            quote=Quote.of(best),
        )


class Told(Struct, frozen=True):
    """What the table of entries tells of one."""

    id: str
    kind: str
    act: str
    date: str | None
    parties: list[str]
    stage: str | None
    reported: str | None
    amounts: list[Amount]
    contested: bool
    reports: int
    tellers: int


def page_of_lines(books: Books, found: pl.Series, cursor: str | None, limit: int) -> tuple[list[Line], str | None]:
    """A page of the entries at some places, and the cursor of the next."""
    ids = books.tables.entries["id"]
    places, following = paged(Loaded(found, list), cursor, limit, lambda place: ids[place])
    return Line.among(books, pl.Series(places, dtype=pl.UInt32)), following
