"""What to ask a ledger for: conditions on records and documents, as parts of a query."""

from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, func

from mizan.ledger.rows import moment_of, parties_of, span_of_days, type_of
from mizan.ledger.schema import documents, record_parties, records
from mizan.model.asking import ask_one_of, ask_period, ask_status, ask_type, days_of
from mizan.model.booked import Booked
from mizan.model.records import KINDS


class Conditions(Struct, frozen=True, kw_only=True):
    """What records are to be like; None leaves a condition out."""

    kind: str | None = None
    partner: str | None = None
    type: str | None = None
    status: str | None = None
    outlet: str | None = None
    since: str | date | None = None
    until: str | date | None = None

    def check(self) -> None:
        """Raise UnaskableError where a vocabulary does not have what is asked for, or the dates are no time."""
        ask_one_of("kind of record", self.kind, KINDS)
        ask_type(self.type, self.kind)
        ask_status(self.status, self.kind)
        ask_period(self.since, self.until)

    def narrow(self, query: Select[Any]) -> Select[Any]:
        """Narrow a query of records joined with their documents to those that meet the conditions as they were read.

        They come in the order of documents and words, a record with the partner on two of its sides twice.
        """
        equal = ((records.c.type, self.type), (records.c.status, self.status))
        query = self.narrow_unchanging(query).where(*(column == value for column, value in equal if value is not None))
        place = records
        if self.partner is not None:
            # The index of parties is in the order wanted, and is gone through only as far as records are asked for.
            place = record_parties
            involved = and_(
                record_parties.c.document == records.c.document, record_parties.c.position == records.c.position
            )
            query = query.join(record_parties, involved).where(record_parties.c.party == self.partner)
        first = func.coalesce(records.c.date_from, documents.c.published_from)
        last = func.coalesce(records.c.date_to, documents.c.published_to)
        query = query.where(*overlap(first, last, self.since, self.until))
        return query.order_by(place.c.document, place.c.position)

    def narrow_unchanging(self, query: Select[Any]) -> Select[Any]:
        """Narrow a query by the conditions on what no correction can change; hold what is found against `met`."""
        fixed = ((records.c.kind, self.kind), (documents.c.outlet, self.outlet))
        return query.where(*(column == value for column, value in fixed if value is not None))

    def met(self, booked: Booked) -> bool:
        """Whether a record meets those conditions whose fields a correction can change."""
        record = booked.record
        if self.type not in (None, type_of(record)) or self.status not in (None, getattr(record, "status", None)):
            return False
        if self.partner is not None and all(party != self.partner for party, _ in parties_of(record)):
            return False
        first, last = span_of_days(moment_of(record))
        if first is None or last is None:
            first, last = span_of_days(booked.source.published)
        if self.since is not None and (last is None or last < days_of(self.since)[0]):
            return False
        return self.until is None or (first is not None and first <= days_of(self.until)[1])


def begins(id: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """The condition that an id begins so; ids are hexadecimal, and an index finds a range of them."""
    return and_(id >= prefix, id < f"{prefix}g")


def overlap(
    first: ColumnElement[date],
    last: ColumnElement[date],
    since: str | date | None,
    until: str | date | None,
) -> list[ColumnElement[bool]]:
    """The conditions on what overlaps a period."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(last >= days_of(since)[0])
    if until is not None:
        conditions.append(first <= days_of(until)[1])
    return conditions
