"""What to ask a ledger for: conditions on records and documents, as parts of a query."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, tuple_

from mizan.ledger.schema import documents, record_parties, records
from mizan.model.edtf import bounds
from mizan.model.errors import LedgerError
from mizan.model.records import KINDS


def matching(
    query: Select[Any],
    *,
    kind: str | None = None,
    partner: str | None = None,
    type: str | None = None,
    status: str | None = None,
    outlet: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
) -> Select[Any]:
    """Narrow a query of records joined with their documents; None leaves a condition out."""
    if kind is not None and kind not in KINDS:
        raise LedgerError(f"no kind of record is called {kind!r}; there are {', '.join(KINDS)}")
    equal = ((records.c.kind, kind), (records.c.type, type), (records.c.status, status), (documents.c.outlet, outlet))
    query = query.where(*(column == value for column, value in equal if value is not None))
    if partner is not None:
        involved = select(record_parties.c.document, record_parties.c.position)
        query = query.where(
            tuple_(records.c.document, records.c.position).in_(involved.where(record_parties.c.party == partner))
        )
    return within(
        query,
        func.coalesce(records.c.date_from, documents.c.published_from),
        func.coalesce(records.c.date_to, documents.c.published_to),
        since,
        until,
    )


def within(
    query: Select[Any],
    first: ColumnElement[date],
    last: ColumnElement[date],
    since: str | date | None,
    until: str | date | None,
) -> Select[Any]:
    """Narrow a query to what overlaps a period."""
    if since is not None:
        query = query.where(last >= _days(since)[0])
    if until is not None:
        query = query.where(first <= _days(until)[1])
    return query


def _days(moment: str | date) -> tuple[date, date]:
    if isinstance(moment, date):
        return moment, moment
    try:
        return bounds(moment)
    except ValueError:
        raise LedgerError(f"no date: {moment!r}; write it as 2018, 2018-07 or 2018-07-21") from None
