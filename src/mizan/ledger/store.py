"""The ledger: documents and their records in one file, added whole and asked in several ways."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import polars
from msgspec import Struct, structs
from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, update

from mizan.ledger import words
from mizan.ledger.filters import matching, within
from mizan.ledger.frames import Booked, frame_of
from mizan.ledger.opening import engine_of, explained, writing
from mizan.ledger.rows import parties_of, record_of, row_of, span_of_days
from mizan.ledger.schema import documents, record_parties, records
from mizan.model import Document, Record
from mizan.model.errors import LedgerError

_FILLED_IN = ("title", "outlet", "url", "published")
_BATCH = 1000
_DOCUMENT = [documents.c[name] for name in Document.__struct_fields__]


class Outcome(StrEnum):
    """What adding a document did to the ledger.

    `completed` means that only its title, outlet, address or date came to be known, `replaced` that its records
    were others before.
    """

    ADDED = "added"
    UNCHANGED = "unchanged"
    COMPLETED = "completed"
    REPLACED = "replaced"


class Counts(Struct, frozen=True):
    """How much a ledger holds: documents, and records by kind."""

    documents: int
    records: dict[str, int]


class Ledger:
    """Documents and records in an SQLite file; open one with `Ledger.open`, and close it or use `with`.

    Several processes may read and write the same ledger at once. What one call of `add` writes is there as a
    whole or not at all, however the program ends.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self._engine = engine
        self._writing = writing(engine)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = True, timeout: float = 30.0) -> Self:
        """Open the ledger in a file, or make it where there is none and `create` is true.

        `timeout` is how many seconds to wait for other programs that write to it. Raises LedgerError.
        """
        text = os.fspath(path)
        scheme, found, rest = text.partition("://")
        if found and scheme != "sqlite":
            raise LedgerError(f"{scheme}://…: only SQLite ledgers can be opened yet; name a file")
        file = Path(rest.removeprefix("/") if found else text)
        return cls(engine_of(file, create=create, timeout=timeout), file)

    def close(self) -> None:
        """Close the ledger; everything added is in its one file then."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __contains__(self, id: str) -> bool:
        """Whether the document with this id has been added."""
        with self._reading() as connection:
            return connection.execute(select(documents.c.key).where(documents.c.id == id)).first() is not None

    def complete(self, document: Document) -> Document:
        """The document with what the ledger already knows of it where it tells nothing itself.

        Read the completed document, lest its records be replaced by ones that know less.
        """
        with self._reading() as connection:
            known = connection.execute(select(*_DOCUMENT).where(documents.c.id == document.id)).first()
        return document if known is None else _merged(document, known._mapping)

    def add(self, document: Document, booked: Iterable[Record]) -> Outcome:
        """Add a document with its records, in one transaction.

        Adding the same again changes nothing; other records replace those that the document had; a title, outlet,
        address or date that was unknown is filled in, and one that is known stays.
        """
        facts = _facts(document, booked)
        with explained(str(self.path)), self._writing.begin() as connection:
            known = connection.execute(select(documents.c.key, *_DOCUMENT).where(documents.c.id == document.id)).first()
            if known is None:
                key = _insert_document(connection, document)
                _insert_records(connection, _rows(facts, key), facts)
                return Outcome.ADDED
            completed = _complete_document(connection, known.key, document, known._mapping)
            rows = _rows(facts, known.key)
            if rows == _rows_there(connection, known.key):
                return Outcome.COMPLETED if completed else Outcome.UNCHANGED
            connection.execute(delete(records).where(records.c.document == known.key))
            _insert_records(connection, rows, facts)
            return Outcome.REPLACED

    def counts(self) -> Counts:
        """How many documents and records of each kind the ledger holds."""
        with self._reading() as connection:
            total = connection.execute(select(func.count()).select_from(documents)).scalar_one()
            kinds = connection.execute(
                select(records.c.kind, func.count()).group_by(records.c.kind).order_by(records.c.kind)
            )
            return Counts(total, {row[0]: row[1] for row in kinds})

    def documents(
        self,
        *,
        outlet: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
    ) -> Iterator[Document]:
        """The documents, in the order they were added."""
        query = within(select(*_DOCUMENT), documents.c.published_from, documents.c.published_to, since, until)
        if outlet is not None:
            query = query.where(documents.c.outlet == outlet)
        return self._documents(query.order_by(documents.c.key))

    def document(self, wanted: str) -> Document:
        """The document with this id, name, or unmistakable beginning of an id."""
        starts = documents.c.id.startswith(wanted, autoescape=True)
        for condition in (documents.c.id == wanted, documents.c.name == wanted, starts):
            found = list(self._documents(select(*_DOCUMENT).where(condition).limit(6)))
            if len(found) > 1:
                ids = ", ".join(document.id[:12] for document in found[:5])
                raise LedgerError(f"several documents are called {wanted!r}; name one by its id: {ids}")
            if found:
                return found[0]
        raise LedgerError(f"no document {wanted!r} in {self.path}; give an id or a name that is there")

    def search(self, text: str, *, limit: int | None = None) -> Iterator[Document]:
        """The documents that hold all words of `text`, the best match first.

        A word is found with or without its article and the particles written onto it; words in quotation marks
        are found as they stand, one after another.
        """
        index, condition, rank = words.joined(documents.c.key)
        query = select(*_DOCUMENT).join(index, condition).where(words.holding(text)).order_by(rank)
        return self._documents(query.limit(limit))

    def records(
        self,
        *,
        kind: str | None = None,
        partner: str | None = None,
        type: str | None = None,
        status: str | None = None,
        outlet: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        text: str | None = None,
        document: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Booked]:
        """The records that meet all conditions, in the order of their documents and words.

        `partner` is a code or name on any side of the record. The period from `since` to `until` must overlap the
        record's date, or where it has none, the date its document was published. `text` must stand in the words
        of the evidence. `document` is an id or a name.
        """
        query = matching(
            _booked(), kind=kind, partner=partner, type=type, status=status, outlet=outlet, since=since, until=until
        )
        if document is not None:
            query = query.where(documents.c.id == self.document(document).id)
        found = self._records(query.order_by(records.c.document, records.c.position))
        if text is not None:
            wanted = words.folded(text)
            found = (booked for booked in found if wanted in words.folded(booked.record.evidence.words))
        return found if limit is None else (booked for booked, _ in zip(found, range(limit), strict=False))

    def record(self, prefix: str) -> Booked:
        """The record whose id begins so."""
        query = _booked().where(records.c.id.startswith(prefix, autoescape=True)).limit(6)
        found = list(self._records(query)) if prefix else []
        if not found:
            raise LedgerError(f"no record {prefix!r} in {self.path}; give an id that is there")
        if len(found) > 1:
            ids = ", ".join(booked.record.id for booked in found[:5])
            raise LedgerError(f"several records begin with {prefix!r}; give more of the id: {ids}")
        return found[0]

    def frame(self, kind: str, **conditions: Any) -> polars.DataFrame:
        """The records of one kind as a table, narrowed by the conditions of `records`.

        Parties are list columns; a frame hands its Arrow data to other libraries without copying.
        """
        return frame_of(kind, self.records(kind=kind, **conditions))

    def _documents(self, query: Select[Any]) -> Iterator[Document]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=100).execute(query):
                yield Document(**row._mapping)

    def _records(self, query: Select[Any]) -> Iterator[Booked]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(query).mappings():
                record = record_of(row, row["document_id"])
                yield Booked(record, row["name"], row["title"], row["outlet"], row["published"])

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(str(self.path)), self._engine.begin() as connection:
            yield connection


def _booked() -> Select[Any]:
    return select(
        *records.c,
        documents.c.id.label("document_id"),
        documents.c.name,
        documents.c.title,
        documents.c.outlet,
        documents.c.published,
    ).join(documents, records.c.document == documents.c.key)


def _facts(document: Document, booked: Iterable[Record]) -> dict[str, Record]:
    """The records by id, each fact once; one that is not of the document is a programming error."""
    facts: dict[str, Record] = {}
    for record in booked:
        evidence = record.evidence
        if record.document != document.id or document.text[evidence.start : evidence.end] != evidence.words:
            raise ValueError(f"record {record.id} is not of document {document.id}")
        facts.setdefault(record.id, record)
    return facts


def _merged(document: Document, known: Mapping[Any, Any]) -> Document:
    missing = {name: known[name] for name in _FILLED_IN if getattr(document, name) is None}
    return structs.replace(document, **missing) if missing else document


def _rows(facts: Mapping[str, Record], key: int) -> list[dict[str, Any]]:
    return [row_of(id, record, key, place) for place, (id, record) in enumerate(facts.items())]


def _rows_there(connection: Connection, key: int) -> list[dict[str, Any]]:
    query = select(records).where(records.c.document == key).order_by(records.c.position)
    return [dict(row) for row in connection.execute(query).mappings()]


def _insert_document(connection: Connection, document: Document) -> int:
    first, last = span_of_days(document.published)
    row = {**structs.asdict(document), "published_from": first, "published_to": last}
    inserted = connection.execute(insert(documents).values(row)).inserted_primary_key
    assert inserted is not None
    key: int = inserted[0]
    words.index(connection, key, document.title, document.text)
    return key


def _complete_document(connection: Connection, key: int, document: Document, known: Mapping[Any, Any]) -> bool:
    missing = {
        name: getattr(document, name)
        for name in _FILLED_IN
        if known[name] is None and getattr(document, name) is not None
    }
    if not missing:
        return False
    if "title" in missing:
        words.reindex(connection, key, None, missing["title"], document.text)
    if "published" in missing:
        missing["published_from"], missing["published_to"] = span_of_days(missing["published"])
    connection.execute(update(documents).where(documents.c.key == key).values(missing))
    return True


def _insert_records(connection: Connection, rows: list[dict[str, Any]], facts: Mapping[str, Record]) -> None:
    if not rows:
        return
    connection.execute(insert(records), rows)
    parties = [
        {"document": row["document"], "position": row["position"], "party": party, "side": side}
        for row, record in zip(rows, facts.values(), strict=True)
        for party, side in dict.fromkeys(parties_of(record))
    ]
    if parties:
        connection.execute(insert(record_parties), parties)
