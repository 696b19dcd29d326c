"""The columns of an archive's Parquet files, and rows of them to and from documents and records.

A record's columns are those of where it stands (`document`, `position`, `start`, `end` in code points, `words`), what
made it (`rule`, `lexicon`, `confidence`), the days of its date (`date_from`, `date_to`), and the fields of its kind
under their names in the model; fields of other kinds are empty.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

import msgspec
import pyarrow  # type: ignore[import-untyped]
from msgspec import structs

from mizan.ledger.rows import moment_of, span_of_days
from mizan.model import Document, Record, Span
from mizan.model.records import KINDS, AnyRecord

_TYPES: dict[Any, Any] = {
    str: pyarrow.string(),
    int: pyarrow.int64(),
    float: pyarrow.float64(),
    bool: pyarrow.bool_(),
    Span: pyarrow.struct([("start", pyarrow.int64()), ("end", pyarrow.int64())]),
}
_LIST = pyarrow.list_(pyarrow.string())
_COMMON = frozenset(Record.__struct_fields__)

DOCUMENTS = pyarrow.schema([(field.name, _TYPES[str]) for field in structs.fields(Document)])
"""The columns of documents: those of the model."""


def _type(annotation: Any) -> Any:
    if isinstance(annotation, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return _LIST if get_origin(annotation) is tuple else _TYPES[annotation]


def _records() -> Any:
    first = [
        ("record", pyarrow.string()),
        ("document", pyarrow.string()),
        ("position", pyarrow.int64()),
        ("kind", pyarrow.string()),
        ("start", pyarrow.int64()),
        ("end", pyarrow.int64()),
        ("words", pyarrow.string()),
        ("rule", pyarrow.string()),
        ("lexicon", _LIST),
        ("confidence", pyarrow.float64()),
        ("date_from", pyarrow.date32()),
        ("date_to", pyarrow.date32()),
    ]
    fields = {
        field.name: _type(field.type)
        for kind in KINDS.values()
        for field in structs.fields(kind)
        if field.name not in _COMMON
    }
    return pyarrow.schema([*first, *fields.items()])


RECORDS = _records()
"""The columns of records."""


def documents_table(documents: Iterable[Document]) -> Any:
    """Documents as a table."""
    return pyarrow.Table.from_pylist([structs.asdict(document) for document in documents], DOCUMENTS)


def records_table(read: Iterable[tuple[Document, list[Record]]]) -> Any:
    """The records of some documents as a table; a fact told twice by the same words is one."""
    rows: list[dict[str, Any]] = []
    for document, records in read:
        facts: dict[str, Record] = {}
        for record in records:
            facts.setdefault(record.id, record)
        rows += [_row(document, position, id, record) for position, (id, record) in enumerate(facts.items())]
    return pyarrow.Table.from_pylist(rows, RECORDS)


def record_of(row: Mapping[str, Any]) -> AnyRecord:
    """The record that a row holds."""
    kind = KINDS[row["kind"]]
    fields = {encoded: row[name] for name, encoded in _names(row["kind"]) if row[name] is not None}
    return msgspec.convert(
        {
            **fields,
            "document": row["document"],
            "evidence": {"start": row["start"], "end": row["end"], "words": row["words"]},
            "rule": row["rule"],
            "lexicon": row["lexicon"],
            "confidence": row["confidence"],
        },
        kind,
    )


@cache
def _names(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields that are a kind's own: as the model calls them and as they are encoded."""
    return tuple((field.name, field.encode_name) for field in structs.fields(KINDS[kind]) if field.name not in _COMMON)


def _row(document: Document, position: int, id: str, record: Record) -> dict[str, Any]:
    first, last = span_of_days(moment_of(record))
    evidence = record.evidence
    return {
        "record": id,
        "document": document.id,
        "position": position,
        "kind": record.kind,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
        "rule": record.rule,
        "lexicon": record.lexicon,
        "confidence": record.confidence,
        "date_from": first,
        "date_to": last,
        **{name: _plain(getattr(record, name)) for name, _ in _names(record.kind)},
    }


def _plain(value: Any) -> Any:
    return structs.asdict(value) if isinstance(value, Span) else value
