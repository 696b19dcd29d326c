"""Entries as a table of vectors: one row for each entry, partner and domain of a focal state.

**Weights.** An entry has weight 1, divided equally over its partners and over its domains, so that sums of `weight`
count entries. A meeting of a focal state with nineteen others is one meeting: exploding it into dyads would make
nineteen of it, and one summit would outweigh a year of visits. Equal parts assume nothing about who mattered there.
`shared` marks what was shared with more than one partner, for those who want the acts between two alone.

**Partners** are states and organisations of the register. An organisation is a partner by itself where it is named
as a party; its members are not added, and an act of an organisation is not an act of a member that is not named.

**Direction** is `focal acts`, `partner acts` or `together`. Of the recipients of a third party's act none has acted
towards another, so they are no partners in it.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

import polars as pl

from mizan.model import Event, Figure, Statement
from mizan.settling import Entry
from mizan.weighing.domains import domains, domains_of
from mizan.weighing.dyads import TOLD, acting, dealings, first_day, set_of, vectors_of
from mizan.weighing.naming import named_with
from mizan.weighing.principles import principles, principles_of

SCHEMA: dict[str, Any] = {
    "entry": pl.String,
    "kind": pl.String,
    "type": pl.String,
    "mode": pl.String,
    "status": pl.String,
    "stage": pl.String,
    "partner": pl.String,
    "domain": pl.String,
    "principles": pl.List(pl.String),
    "direction": pl.String,
    "weight": pl.Float64,
    "shared": pl.Boolean,
    "named": pl.Boolean,
    "score": pl.Float64,
    "value": pl.Float64,
    "least": pl.Float64,
    "most": pl.Float64,
    "unit": pl.String,
    "contested": pl.Boolean,
    "date": pl.String,
    "date_from": pl.Date,
    "date_to": pl.Date,
    "precision": pl.String,
    "published": pl.Date,
    "documents": pl.List(pl.String),
    "outlets": pl.List(pl.String),
}
"""The columns of `vectors`.

`principles` are those that the words of its reports state. `named` is true where some report names both sides in its
own words (see `naming`).
`type` is the type of an event, the instrument of an agreement, the indicator of a figure. `status` is what the best
report says, `stage` the last stage that the entry reached. `published` is when the earliest report appeared: it never
stands in for `date`. `documents` are ids, `outlets` names, of all reports.
"""


_AT_ONCE = 100_000
_ROWS = {**TOLD, "documents": pl.List(pl.String)}


def vectors(entries: Iterable[Entry], focal: str, telling: Collection[str] | None = None) -> pl.DataFrame:
    """The vectors of a focal state. Statements are those of partners, in documents that tell of the focal state.

    What sources say of a number of acts ("their fifth meeting"), what they call a relation and what projects they
    mention are no acts, and not counted. Where the documents `telling` of the focal state are given (ids), the entries
    may be those alone that concern it, and are not held.
    """
    return _of_rows((_told(entry, focal) for entry in concerning(entries, focal, telling)), focal)


def vectors_of_each(lists: Iterable[list[Entry]], focal: str) -> list[pl.DataFrame]:
    """The vectors of a focal state in several lists of entries; an entry that stands in many is gone through once."""
    rows: dict[int, tuple[Any, ...]] = {}

    def row(entry: Entry) -> tuple[Any, ...]:
        if (found := rows.get(id(entry))) is None:
            found = rows[id(entry)] = _told(entry, focal)
        return found

    return [_of_rows(map(row, concerning(entries, focal)), focal) for entries in list(lists)]


def _of_rows(rows: Iterator[tuple[Any, ...]], focal: str) -> pl.DataFrame:
    frames = [pl.DataFrame([], _ROWS)]
    while some := list(islice(rows, _AT_ONCE)):
        frames.append(pl.DataFrame(some, _ROWS, orient="row"))
    told = pl.concat(frames).with_row_index("place")
    ids = told["documents"].explode().drop_nulls().unique().sort()
    ranks = pl.col("documents").list.eval(pl.element().replace_strict(ids, pl.int_range(len(ids), eager=True)))
    made = dealings(told.with_columns(ranks.cast(TOLD["documents"])), focal)
    return vectors_of([made], ids).select(*SCHEMA, "cluster")


def own_figures(entries: Iterable[Entry], focal: str) -> pl.DataFrame:
    """The figures that concern the focal state alone, such as its trade with all the world: the totals of `money`."""
    rows = [
        (entry.id, record.indicator, record.unit, record.amount, entry.date, entry.contested)
        for entry in entries
        if entry.kind == "figure" and isinstance(record := entry.record, Figure) and set(record.parties) == {focal}
    ]
    texts = {"entry": pl.String, "type": pl.String, "unit": pl.String}
    return pl.DataFrame(rows, {**texts, "value": pl.Float64, "date": pl.String, "contested": pl.Boolean}, orient="row")


def acts(frame: pl.DataFrame) -> pl.DataFrame:
    """What happened: events that occurred."""
    return frame.filter((pl.col("kind") == "event") & (pl.col("status") == "occurred"))


def concerning(entries: Iterable[Entry], focal: str, telling: Collection[str] | None = None) -> Iterator[Entry]:
    """The entries that are counted for a focal state: what it takes part in, and what is said where it is told of.

    Statements are those of documents that tell of the focal state, given by their ids (`telling`) or found out.
    """
    if telling is None:
        entries = list(entries)
        telling = {report.source.id for entry in entries if focal in entry.parties for report in entry.reports}
    for entry in entries:
        if not entry.counted:
            continue
        if isinstance(entry.record, Statement):
            if any(report.source.id in telling for report in entry.reports):
                yield entry
        elif focal in entry.parties:
            yield entry


def _told(entry: Entry, focal: str) -> tuple[Any, ...]:
    """The row of an entry (`dyads.TOLD`), with the ids of its documents."""
    record = entry.record
    stated = [report.record.amount for report in entry.upheld if isinstance(report.record, Figure)]
    days = (first_day(report.source.published) for report in entry.reports)
    return (
        *acting(entry, named_with(entry, focal)),
        entry.id,
        entry.status,
        list(record.actors) if isinstance(record, Event) else [],
        set_of(domains_of(entry), domains()),
        set_of(principles_of(entry), principles()),
        getattr(record, "amount", None),
        min(stated, default=None),
        max(stated, default=None),
        getattr(record, "unit", None),
        entry.contested,
        entry.date,
        min((day for day in days if day), default=None),
        sorted({report.source.id for report in entry.reports}),
        sorted({report.source.outlet for report in entry.reports if report.source.outlet}),
    )
