"""Checking a ledger: whether everything in it is as it was written, and what to do where it is not."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Table, and_, exists, not_, select

from mizan.ledger import judgements, keeping, schema, shape
from mizan.ledger.rows import RECORD, parties_of, record_of, row_of, span_of_days
from mizan.ledger.schema import documents, record_parties, records
from mizan.ledger.stores import Store
from mizan.model.errors import JudgementError, LedgerError

_BATCH = 200
_RECORD = records.columns.keys()
_RESTORE = "restore a backup, or read the documents into a new ledger"
_READ_AGAIN = "read the document again"
_MADE_AGAIN = "nothing is lost: it is made again when it is next asked for (`mizan balance`, `mizan serve`)"
_NO_JUDGEMENT = "restore a backup, or take the judgement in again from a file of judgements"


class Problem(Struct, frozen=True):
    """Something in a ledger that is not as it was written: where it is, what it is, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"


def problems(store: Store, checked: Callable[[], None] = lambda: None) -> Iterator[Problem]:
    """Everything that is wrong with a ledger; `checked` is called for every document that has been looked at."""
    try:
        with store.reading() as connection:
            for fault in store.faults(connection):
                yield Problem("the database", fault, _RESTORE)
            for difference in shape.differences(connection):
                yield Problem("the tables", difference, _RESTORE)
            for table in schema.tables(connection.dialect.name):
                yield from _lost_references(connection, table)
            for batch in _batches(connection):
                yield from _of_documents(connection, store, batch)
                for _ in batch:
                    checked()
            for key in store.words.strays(connection):
                yield Problem(f"the index of words, row {key}", "its document is not there", _RESTORE)
            yield from _of_judgements(connection)
            for name in keeping.damaged(connection):
                yield Problem(f"what was settled ({name})", "it is not as it was kept", _MADE_AGAIN)
    except LedgerError as error:
        yield Problem("the database", str(error), "what comes after that was not checked")


def _lost_references(connection: Connection, table: Table) -> Iterator[Problem]:
    for constraint in table.foreign_key_constraints:
        there = constraint.referred_table
        same = and_(*(element.parent == element.column for element in constraint.elements))
        lost = select(*constraint.columns).where(not_(exists(select(1).select_from(there).where(same))))
        # In the order of the keys, so that both tables are read from the beginning to the end.
        for row in connection.execute(lost.order_by(*constraint.columns).limit(_BATCH)):
            yield Problem(f"{table.name} {tuple(row)}", f"belongs to a row of {there.name} that is not there", _RESTORE)


def _batches(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """The documents, some at a time."""
    last = 0
    query = select(documents).order_by(documents.c.key).limit(_BATCH)
    while batch := connection.execute(query.where(documents.c.key > last)).all():
        yield batch
        last = batch[-1].key


def _of_documents(connection: Connection, store: Store, batch: Sequence[Row[Any]]) -> Iterator[Problem]:
    keys = [row.key for row in batch]
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    in_order = select(records).where(records.c.document.in_(keys)).order_by(records.c.document, records.c.position)
    for values in connection.execute(in_order):
        stored = dict(zip(_RECORD, values, strict=True))
        found[stored["document"]].append(stored)
    parties: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
    listed = select(*record_parties.c["document", "position", "party", "side"])
    for document, position, party, side in connection.execute(listed.where(record_parties.c.document.in_(keys))):
        parties[document, position].add((party, side))
    unindexed = set(store.words.out_of_step(connection, {row.key: (row.title, row.text) for row in batch}))
    for row in batch:
        where = f"document {row.id[:12]} ({row.name})"
        if (row.published_from, row.published_to) != span_of_days(row.published):
            yield Problem(where, f"its columns of days are not those of {row.published}", _RESTORE)
        if [record["position"] for record in found[row.key]] != list(range(len(found[row.key]))):
            yield Problem(where, "records are missing between those that it has", _READ_AGAIN)
        if sha256(row.text.encode()).hexdigest() != row.id:
            yield Problem(where, "its text is not the one that was added", _RESTORE)
        if row.key in unindexed:
            yield Problem(where, "the index of words has other words than its text", _RESTORE)
        for record in found[row.key]:
            what = _of_record(record, parties[row.key, record["position"]], row)
            if what:
                yield Problem(f"record {record['id']} of {where}", what, _READ_AGAIN)


def _of_record(stored: dict[str, Any], parties: set[tuple[str, str]], document: Row[Any]) -> str | None:
    """What is wrong with a record; it is right where it would be written again just as it is."""
    if document.text[stored["start"] : stored["end"]] != stored["words"]:
        return f"its words do not stand at {stored['start']}:{stored['end']} of the text"
    try:
        record = record_of(document.id, *(stored[name] for name in RECORD))
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        return f"it cannot be read ({error})"
    row = row_of(record.id, record, stored["document"], stored["position"])
    if row != stored:
        differing = [name for name, value in row.items() if value != stored[name]]
        return f"its {', '.join(differing)} would be written otherwise"
    if set(parties_of(record)) != parties:
        return "its parties are listed otherwise than it names them"
    return None


def _of_judgements(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(schema.judgements).order_by(schema.judgements.c.key)).mappings():
        where = f"judgement {row['id']}"
        try:
            judgement = judgements.judgement_of(row["line"])
            judgement.check()
        except (msgspec.DecodeError, JudgementError) as error:
            yield Problem(where, f"it cannot be read ({error})", _NO_JUDGEMENT)
            continue
        if any(row[name] != value for name, value in judgements.row_of(judgement).items()):
            yield Problem(where, "its columns differ from its line", _NO_JUDGEMENT)
