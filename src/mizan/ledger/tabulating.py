"""The tables of a ledger, made anew: some of its records at a time, so that memory hardly grows with it.

Who is who is found out of all entities as they pass by. Then all records pass by: each leaves a row, and is set aside
with the others of its block (`block_of`). Then one part after another is settled. Into how many parts a ledger is cut
changes nothing in what comes of it.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
import polars as pl

from mizan.ledger.aside import Aside
from mizan.ledger.ledger import Ledger
from mizan.ledger.rows import moment_of, parties_of, span_of_days, type_of
from mizan.ledger.tables import ENTRIES, RECORDS, Tables, key_of
from mizan.model import Entity, Event, Statement
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity, identify
from mizan.settling.entries import Settling, block_of
from mizan.settling.entry import amounts, parties, reported, tellers, time_of
from mizan.settling.names import KINDS, name_of

AT_ONCE = 200_000
"""About so many records are settled at once, which takes some three kilobytes for each."""

_ROWS = 50_000
"""So many records become rows of a table at once."""

_IN_TIME = {**ENTRIES, "time": pl.String}
_NOWHERE = -1


def current(ledger: Ledger) -> tuple[Tables, str]:
    """The tables of an open ledger as they were kept in it, or made now and kept if possible, and of which state."""
    state = ledger.state()
    tables = Tables.kept(ledger, state)
    if tables is None:
        tables = tables_of(ledger)
        tables.keep(ledger, state)
    return tables, state


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Objects that hold each other are not looked for meanwhile: none are made, and it takes as long as the rest."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_without_collecting()
def tables_of(ledger: Ledger, at_once: int = AT_ONCE) -> Tables:
    """Settle an open ledger: its tables, of its records as people judged them."""
    documents, standing = ledger.shelf(), ledger.standing()
    shelved = {document: place for place, document in enumerate(documents["id"])}
    parts = 1 + sum(ledger.counts().records.values()) // at_once

    def passing(kind: str | None = None) -> Iterator[Booked]:
        # What was added since is left out.
        return (booked for booked in ledger.records(kind=kind) if booked.source.id in shelved)

    held = list(passing()) if parts == 1 else None
    identity = identify(passing("entity") if held is None else held, standing.edges)
    aside = Aside(parts) if held is None else None
    records = _records(passing() if held is None else held, shelved, identity, aside)

    def booked(part: int) -> Mapping[int, Booked]:
        return aside.take(part) if aside else dict(enumerate(held or ()))

    settling = Settling(identity, standing.edges)
    made = [_part(booked(part), settling, identity) for part in range(parts)]
    made.append(_last(settling, records["id"], identity))
    entries = _in_time(made)
    return Tables.of(documents, records.with_columns(entry=entry_of(entries, records.height)), entries, identity)


def _records(
    booked: Iterable[Booked], shelved: Mapping[str, int], identity: Identity, aside: Aside | None
) -> pl.DataFrame:
    """The table of records, without their entries; the records themselves are set aside by parts."""
    passing = enumerate(booked)
    tables = [_table(RECORDS, ())]
    while some := list(islice(passing, _ROWS)):
        tables.append(_table(RECORDS, ((shelved[one.source.id], *_record(one, identity), None) for _, one in some)))
        if aside is not None:
            blocks = ((block_of(one, identity), place, one) for place, one in some)
            aside.put((block, place, one) for block, place, one in blocks if block is not None)
    return pl.concat(tables, rechunk=True)


def _part(booked: Mapping[int, Booked], settling: Settling, identity: Identity) -> pl.DataFrame:
    """The entries of one part, of records by their places."""
    # Records are compared by what they hold, which takes long; those of entries are the very ones given.
    place_of = {id(report): place for place, report in booked.items()}
    entries = settling.entries(booked.values())
    return _entries(((entry, [place_of[id(report)] for report in entry.reports]) for entry in entries), identity)


def _last(settling: Settling, ids: pl.Series, identity: Identity) -> pl.DataFrame:
    """The entries that come last (`Settling.last`)."""
    entries = list(settling.last())
    wanted = pl.DataFrame({"id": [report.id for entry in entries for report in entry.reports]}, {"id": pl.String})
    every = pl.DataFrame({"id": ids, "place": pl.int_range(len(ids), eager=True)})
    place_of = dict(every.join(wanted, on="id", how="semi").iter_rows())
    return _entries(((entry, [place_of[report.id] for report in entry.reports]) for entry in entries), identity)


def _entries(placed: Iterable[tuple[Entry, list[int]]], identity: Identity) -> pl.DataFrame:
    """A row for each entry, given with the places of its records, and where it stands in time."""
    return _table(_IN_TIME, (_entry(entry, places, identity) for entry, places in placed))


def _in_time(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The entries of all parts in the order of time; the parts are emptied, since both would take twice the memory."""
    order = pl.concat([part.select("time", "id") for part in parts]).select(pl.arg_sort_by("time", "id")).to_series()
    columns = []
    for name in ENTRIES:
        # In one piece: looking up lists in many takes many times as long, and as much memory.
        columns.append(pl.concat([part[name] for part in parts], rechunk=True).gather(order))
        for part in parts:
            part.drop_in_place(name)
    return pl.DataFrame(columns)


def entry_of(entries: pl.DataFrame, records: int) -> pl.Series:
    """For each of so many records the place of its entry."""
    placed = entries.select("records", place=pl.int_range(pl.len())).explode("records")
    found = np.full(records, _NOWHERE)
    found[placed["records"].to_numpy()] = placed["place"].to_numpy()
    return pl.Series(found).replace(_NOWHERE, None).cast(RECORDS["entry"])


def _table(schema: dict[str, Any], rows: Iterable[Sequence[Any]]) -> pl.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pl.DataFrame(
        [_column(name, kind, values) for (name, kind), values in zip(schema.items(), columns, strict=True)]
    )


def _column(name: str, kind: Any, values: Sequence[Any]) -> pl.Series:
    if not isinstance(kind, pl.List):
        return pl.Series(name, values, dtype=kind)
    # Polars takes lists one by one, which is slow where there are many.
    rows = np.arange(len(values))
    flat = pl.Series(name, [one for value in values for one in value], dtype=kind.inner)
    told = pl.DataFrame({"row": np.repeat(rows, [len(value) for value in values]), name: flat})
    lists = told.group_by("row", maintain_order=True).agg(name)
    every = pl.DataFrame({"row": rows}).join(lists, on="row", how="left", maintain_order="left")
    return every[name].fill_null(pl.Series([[]], dtype=kind))


def _record(booked: Booked, identity: Identity) -> tuple[Any, ...]:
    record, name, who = booked.record, None, None
    if isinstance(record, Entity):
        who = identity.of(record)
        name = key_of(name_of(record)) if record.type in KINDS else None
    return (
        booked.id,
        record.kind,
        type_of(record),
        getattr(record, "status", None),
        list(dict(parties_of(record))),
        *_days(moment_of(record), booked.source.published),
        record.confidence,
        booked.judged.verdict if booked.judged else None,
        name,
        who if who in identity.identified else None,
        getattr(record, "role", None),
    )


def _entry(entry: Entry, places: list[int], identity: Identity) -> tuple[Any, ...]:
    best, first_told = entry.best, reported(entry)
    record = best.record
    taking_part = parties(record)
    written = {*taking_part, record.speaker} if isinstance(record, Statement) else taking_part
    return (
        entry.id,
        entry.kind,
        entry.act,
        type_of(record),
        getattr(record, "mode", None),
        isinstance(record, Event) and not record.recipients,
        getattr(record, "status", None),
        entry.status,
        entry.date,
        *_days(entry.date, first_told),
        entry.contested,
        len(entry.reports),
        sorted(taking_part),
        sorted({who for who in map(identity.party, written) if who in identity.identified}),
        sorted({report.source.outlet for report in entry.reports if report.source.outlet}),
        entry.reasons,
        first_told,
        len(tellers(entry)),
        [{"value": value, "unit": unit, "bound": bound} for value, bound, unit in amounts(entry)],
        next(place for place, report in zip(places, entry.reports, strict=True) if report is best),
        places,
        time_of(entry.date, first_told),
    )


def _days(moment: str | None, published: str | None) -> tuple[date | None, date | None]:
    first, last = span_of_days(moment)
    return (first, last) if first and last else span_of_days(published)
