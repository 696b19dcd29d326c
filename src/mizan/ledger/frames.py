"""Records of one kind as a table: a column for each field, lists where a record has several parties."""

from collections.abc import Iterable
from types import UnionType
from typing import Any, get_args, get_origin

import polars
from msgspec import structs

from mizan.ledger.rows import moment_of, span_of_days
from mizan.model import Record, Span
from mizan.model.booked import Booked
from mizan.model.errors import LedgerError
from mizan.model.records import KINDS

_BEFORE = {"record": polars.String, "document": polars.String, "outlet": polars.String, "published": polars.String}
_DATED = {"date_from": polars.Date, "date_to": polars.Date}
_AFTER = {
    "start": polars.Int64,
    "end": polars.Int64,
    "words": polars.String,
    "rule": polars.String,
    "lexicon": polars.List(polars.String),
    "confidence": polars.Float64,
    "judged": polars.String,
}
_TYPES: dict[Any, Any] = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}


def frame_of(kind: str, found: Iterable[Booked]) -> polars.DataFrame:
    """The table of records that are all of one kind."""
    if kind not in KINDS:
        raise LedgerError("no_kind", kind=kind, known=KINDS)
    columns = _columns(kind)
    schema = {**_BEFORE, **columns, **_AFTER}
    cells = list(zip(*(_row(booked, columns) for booked in found), strict=True)) or [()] * len(schema)
    return polars.DataFrame(dict(zip(schema, cells, strict=True)), schema)


def _columns(kind: str) -> dict[str, Any]:
    """The columns that are the kind's own, in the order of its fields."""
    columns: dict[str, Any] = {}
    common = set(Record.__struct_fields__)
    for field in structs.fields(KINDS[kind]):
        if field.name in common:
            continue
        if field.type is Span:
            columns |= {f"{field.name}_start": polars.Int64, f"{field.name}_end": polars.Int64}
        else:
            columns[field.name] = _type(field.type)
        if field.name in ("date", "period"):
            columns |= _DATED
    return columns


def _type(annotation: Any) -> Any:
    if isinstance(annotation, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return polars.List(polars.String) if get_origin(annotation) is tuple else _TYPES[annotation]


def _row(booked: Booked, columns: dict[str, Any]) -> list[Any]:
    record = booked.record
    values: dict[str, Any] = structs.asdict(record)
    for name, value in list(values.items()):
        if isinstance(value, Span):
            values |= {f"{name}_start": value.start, f"{name}_end": value.end}
    values["date_from"], values["date_to"] = span_of_days(moment_of(record))
    evidence = record.evidence
    return [
        booked.id,
        booked.source.name,
        booked.source.outlet,
        booked.source.published,
        *(values[name] for name in columns),
        evidence.start,
        evidence.end,
        evidence.words,
        record.rule,
        record.lexicon,
        record.confidence,
        booked.judged.verdict if booked.judged else None,
    ]
