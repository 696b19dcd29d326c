"""Asking a ledger for records: one query for all, narrowed, and its rows made into what is in the books."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from mizan.ledger.rows import RECORD, record_of
from mizan.ledger.schema import documents, records
from mizan.ledger.words import Question
from mizan.model.booked import Booked, Source
from mizan.settling.applying import Standing, decided

Placed = tuple[tuple[int, int], Booked]
"""A record with the place where it stands in the ledger: the keys of its document and in it."""

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

_RECORD = [records.c[name] for name in ("document", "position", *RECORD)]
_HELD = len(_RECORD)


def all_booked() -> Select[Any]:
    """Every record as it was read, with its source."""
    return select(*_RECORD, *SOURCE).join(documents, records.c.document == documents.c.key)


def booked_rows(connection: Connection, query: Select[Any], question: Question | None = None) -> Iterator[Placed]:
    """The records of an ordered query, each once, of which only those whose words answer a question."""
    last, source = None, None
    found = connection.execution_options(yield_per=_BATCH).execute(query)
    # Rows that are fetched many at a time cost a third of those fetched one by one.
    for row in chain.from_iterable(found.partitions()):
        place, held, known = row[:2], row[2:_HELD], row[_HELD:]
        if place != last and (question is None or question.answered_by(row.words)):
            if source is None or source.id != known[0]:
                source = Source(*known)
            yield place, Booked(record_of(source.id, *held), source)
        last = place


def merged(*found: Iterable[Placed]) -> Iterator[Booked]:
    """Records that were found in several ways, in order and each once."""
    last = None
    for place, booked in heapq.merge(*found, key=itemgetter(0)):
        if place != last:
            yield booked
        last = place


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
