"""The records of the ledger, in the lines of the interchange format."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.ledger.filters import Conditions
from mizan.model.asking import ask_period, ask_status, ask_type
from mizan.model.booked import Booked
from mizan.service.books import Books, narrowed
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Kind, Limit, Outlet, Partner, Since, Until
from mizan.service.views.times import overlapping

Line = dict[str, Any]
"""A record as `mizan show --json` prints it: `doc`, `kind`, `evidence`, the fields of its kind, `words`, `record` …"""


class Records(Struct, frozen=True):
    """A page of records in the order of their documents and words, how many there are, and the cursor of the next."""

    total: int
    records: list[Line]
    next: str | None


def records(
    books: Books,
    kind: Kind = None,
    type: Annotated[str | None, Parameter(description="Only of this type of event, instrument, indicator …")] = None,
    status: Annotated[str | None, Parameter(description="Only with this status.")] = None,
    partner: Partner = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    document: Annotated[str | None, Parameter(description="Only of the document with this id.")] = None,
    verdict: Annotated[
        Literal["accepted", "corrected", "rejected", "unsure", "disputed", "open"] | None,
        Parameter(description="Only so judged; rejected ones are left out unless asked for."),
    ] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Records:
    """The records that meet all conditions, as people judged them."""
    asked = (kind, type, status, partner, outlet, since, until, document, verdict)
    found = books.kept(("records", *asked), lambda: select(books, *asked))
    page, following = paged(found, cursor, limit, lambda booked: booked.id)
    return Records(len(found), [booked.line() for booked in page], following)


def record(books: Books, record: Annotated[str, Parameter(description="A record's id, or how it begins.")]) -> Line:
    """A record as it was judged, rejected ones too."""
    return books.record(record).line()


def select(
    books: Books,
    kind: str | None = None,
    type: str | None = None,
    status: str | None = None,
    partner: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    document: str | None = None,
    verdict: str | None = None,
) -> Sequence[Booked]:
    """The records that meet all conditions, in the order of their documents and words."""
    ask_period(since, until)
    ask_type(type, kind)
    ask_status(status, kind)
    partner = books.party(partner)
    if verdict is not None:
        conditions = Conditions(partner=partner, type=type, status=status, since=since, until=until)
        return [
            booked
            for booked in books.ledger.records(verdict=verdict)
            if kind in (None, booked.record.kind)
            and outlet in (None, booked.source.outlet)
            and document in (None, booked.source.id)
            and conditions.met(booked)
        ]
    equal = (("kind", kind), ("type", type), ("status", status))
    wanted = overlapping(since, until)
    for column, value in equal:
        if value is not None:
            wanted &= pl.col(column) == value
    if partner is not None:
        wanted &= pl.col("parties").list.contains(partner)
    if outlet is not None:
        wanted &= pl.col("document").is_in((books.tables.documents["outlet"] == outlet).arg_true().implode())
    table = books.tables.records
    among = pl.int_range(table.height, dtype=pl.UInt32, eager=True) if document is None else books.in_document(document)
    return books.reports(narrowed(table, among, wanted))
