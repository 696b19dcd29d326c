"""Asking a ledger for records: one query for all, narrowed, and its rows made into what is in the books."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from mizan.ledger.rows import record_of
from mizan.ledger.schema import documents, records
from mizan.ledger.words import Question
from mizan.model.booked import Booked, Source
from mizan.settling.applying import Standing, decided

_BATCH = 1000

SOURCE = (
    documents.c.id.label("document_id"),
    documents.c.name,
    documents.c.title,
    documents.c.outlet,
    documents.c.url,
    documents.c.published,
)
"""The columns that make up a Source."""


def all_booked() -> Select[Any]:
    """Every record as it was read, with its source."""
    return select(*records.c, *SOURCE).join(documents, records.c.document == documents.c.key)


def ordered(query: Select[Any]) -> Select[Any]:
    """In the order of documents and words."""
    return query.order_by(records.c.document, records.c.position)


def booked_rows(connection: Connection, query: Select[Any], question: Question | None = None) -> Iterator[Booked]:
    """The records of a query, of which only those whose words answer a question."""
    for row in connection.execution_options(yield_per=_BATCH).execute(query).mappings():
        if question is None or question.answered_by(row["words"]):
            yield Booked(record_of(row, row["document_id"]), Source(*(row[column.name] for column in SOURCE)))


def as_decided(booked: Booked, standing: Standing) -> Booked:
    """A record with what people decided of it."""
    decision = standing.records.get(booked.record.id) if standing.records else None
    return booked if decision is None else decided(booked, decision)


def is_wanted(booked: Booked, verdict: str | None, judged: bool) -> bool:
    """Whether a record has the verdict asked for; without one, whether it is not rejected."""
    found = booked.judged
    match verdict:
        case None:
            return not judged or found is None or found.verdict != "rejected"
        case "open":
            return found is None
        case "disputed":
            return found is not None and found.disputed
    return found is not None and found.verdict == verdict
