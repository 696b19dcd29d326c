"""Adding a document with its records: new, the same, better known, or read differently than before."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from mizan.ledger.rows import parties_of, row_of, row_of_document, span_of_days
from mizan.ledger.schema import documents, record_parties, records, rename_state
from mizan.ledger.stores import Words
from mizan.model import Document, Record

DOCUMENT = [documents.c[name] for name in Document.__struct_fields__]
"""The columns that make up a Document."""

_KNOWN = select(documents.c.key, *DOCUMENT).where(documents.c.id == bindparam("wanted"))
_THERE = select(records).where(records.c.document == bindparam("key")).order_by(records.c.position)
_NEW_DOCUMENT, _NEW_RECORDS, _NEW_PARTIES = insert(documents), insert(records), insert(record_parties)
_FILLED_IN = ("title", "outlet", "url", "published")


class Outcome(StrEnum):
    """What adding a document did to the ledger.

    `completed` means that only its title, outlet, address or date came to be known, `replaced` that its records
    were others before.
    """

    ADDED = "added"
    UNCHANGED = "unchanged"
    COMPLETED = "completed"
    REPLACED = "replaced"


def facts_of(document: Document, booked: Iterable[Record]) -> dict[str, Record]:
    """The records by id, each fact once; one that is not of the document is a programming error."""
    facts: dict[str, Record] = {}
    for record in booked:
        evidence = record.evidence
        if record.document != document.id or document.text[evidence.start : evidence.end] != evidence.words:
            raise ValueError(f"record {record.id} is not of document {document.id}")
        facts.setdefault(record.id, record)
    return facts


def merged(document: Document, known: Mapping[Any, Any]) -> Document:
    """The document, with what is known of it where it tells nothing itself."""
    missing = {name: known[name] for name in _FILLED_IN if getattr(document, name) is None}
    return structs.replace(document, **missing) if missing else document


def add(connection: Connection, words: Words, document: Document, facts: Mapping[str, Record]) -> Outcome:
    """Add a document and its records within the transaction of a connection."""
    outcome = _add(connection, words, document, facts)
    if outcome is not Outcome.UNCHANGED:
        rename_state(connection)
    return outcome


def _add(connection: Connection, words: Words, document: Document, facts: Mapping[str, Record]) -> Outcome:
    known = connection.execute(_KNOWN, {"wanted": document.id}).first()
    if known is None:
        key = _insert_document(connection, document)
        words.index(connection, key, document.title, document.text)
        _insert_records(connection, _rows(facts, key), facts)
        return Outcome.ADDED
    missing = _missing(document, known._mapping)
    if missing:
        connection.execute(update(documents).where(documents.c.key == known.key).values(missing))
    if "title" in missing:
        words.retitle(connection, known.key, missing["title"], document.text)
    rows = _rows(facts, known.key)
    if rows == _rows_there(connection, known.key):
        return Outcome.COMPLETED if missing else Outcome.UNCHANGED
    connection.execute(delete(records).where(records.c.document == known.key))
    _insert_records(connection, rows, facts)
    return Outcome.REPLACED


def _rows(facts: Mapping[str, Record], key: int) -> list[dict[str, Any]]:
    return [row_of(id, record, key, place) for place, (id, record) in enumerate(facts.items())]


def _rows_there(connection: Connection, key: int) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(_THERE, {"key": key}).mappings()]


def _insert_document(connection: Connection, document: Document) -> int:
    inserted = connection.execute(_NEW_DOCUMENT, row_of_document(document)).inserted_primary_key
    assert inserted is not None
    key: int = inserted[0]
    return key


def _missing(document: Document, known: Mapping[Any, Any]) -> dict[str, Any]:
    """What the document tells that was not known, as columns."""
    told = {name: getattr(document, name) for name in _FILLED_IN if known[name] is None}
    missing = {name: value for name, value in told.items() if value is not None}
    if "published" in missing:
        missing["published_from"], missing["published_to"] = span_of_days(missing["published"])
    return missing


def _insert_records(connection: Connection, rows: list[dict[str, Any]], facts: Mapping[str, Record]) -> None:
    if not rows:
        return
    connection.execute(_NEW_RECORDS, rows)
    parties = [
        {"document": row["document"], "position": row["position"], "party": party, "side": side}
        for row, record in zip(rows, facts.values(), strict=True)
        for party, side in dict.fromkeys(parties_of(record))
    ]
    if parties:
        connection.execute(_NEW_PARTIES, parties)
