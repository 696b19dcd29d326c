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

import datetime
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

import polars as pl

from mizan.model import Agreement, Event, Figure, Record, Statement
from mizan.model.edtf import bounds, precision
from mizan.model.vocabulary import parties as register
from mizan.settling import Entry
from mizan.settling.entry import COUNTED, parties
from mizan.weighing.clusters import clusters
from mizan.weighing.domains import domains_of
from mizan.weighing.naming import named_with
from mizan.weighing.principles import principles_of
from mizan.weighing.scores import score, score_together

FOCAL_ACTS, PARTNER_ACTS, TOGETHER = "focal acts", "partner acts", "together"

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


def vectors(entries: Iterable[Entry], focal: str, telling: Collection[str] | None = None) -> pl.DataFrame:
    """The vectors of a focal state. Statements are those of partners, in documents that tell of the focal state.

    What sources say of a number of acts ("their fifth meeting"), what they call a relation and what projects they
    mention are no acts, and not counted. Where the documents `telling` of the focal state are given (ids), the entries
    may be those alone that concern it, and are not held.
    """
    if telling is None:
        entries = list(entries)
        telling = {report.source.id for entry in entries if focal in entry.parties for report in entry.reports}
    rows = (row for entry in entries for row in _of(entry, focal, telling))
    frames = [pl.DataFrame([], SCHEMA)]
    while some := list(islice(rows, _AT_ONCE)):
        frames.append(pl.DataFrame(some, SCHEMA, orient="row"))
    frame = pl.concat(frames)
    return frame.with_columns(cluster=clusters(frame))


def own_figures(entries: Iterable[Entry], focal: str) -> pl.DataFrame:
    """The figures that concern the focal state alone, such as its trade with all the world: the totals of `money`."""
    rows = [
        (entry.id, record.indicator, record.unit, record.value, entry.date, entry.contested)
        for entry in entries
        if entry.kind == "figure" and isinstance(record := entry.record, Figure) and set(record.parties) == {focal}
    ]
    texts = {"entry": pl.String, "type": pl.String, "unit": pl.String}
    return pl.DataFrame(rows, {**texts, "value": pl.Float64, "date": pl.String, "contested": pl.Boolean}, orient="row")


def acts(frame: pl.DataFrame) -> pl.DataFrame:
    """What happened: events that occurred."""
    return frame.filter((pl.col("kind") == "event") & (pl.col("status") == "occurred"))


def _of(entry: Entry, focal: str, telling: Collection[str]) -> Iterator[tuple[Any, ...]]:
    record = entry.record
    who = parties(record)
    told = isinstance(record, Statement) and who and any(report.source.id in telling for report in entry.reports)
    if entry.kind in COUNTED and (told or (focal in who and not isinstance(record, Statement))):
        yield from _rows(entry, record, dict(_directions(record, who, focal)), focal)


def _rows(entry: Entry, record: Record, directions: dict[str, str], focal: str) -> Iterator[tuple[Any, ...]]:
    known = register()
    partners = {code: way for code, way in directions.items() if code in known and code != focal}
    if not partners:
        return
    domains, principles = domains_of(entry), list(principles_of(entry))
    weight = 1 / (len(partners) * len(domains))
    first, last = _days(entry.date)
    published = min((day for report in entry.reports if (day := _days(report.source.published)[0])), default=None)
    documents = sorted({report.source.id for report in entry.reports})
    outlets = sorted({report.source.outlet for report in entry.reports if report.source.outlet})
    named = named_with(entry, focal)
    stated = [report.record.value for report in entry.reports if isinstance(report.record, Figure)]
    for code, direction in sorted(partners.items()):
        for domain in domains:
            yield (
                entry.id,
                entry.kind,
                _type(record),
                getattr(record, "mode", None),
                getattr(record, "status", None),
                entry.status,
                code,
                domain,
                principles,
                direction,
                weight,
                len(partners) > 1,
                code in named,
                _score(record, direction),
                getattr(record, "value", None),
                min(stated, default=None),
                max(stated, default=None),
                getattr(record, "unit", None),
                entry.contested,
                entry.date,
                first,
                last,
                precision(entry.date) if first and entry.date else None,
                published,
                documents,
                outlets,
            )


def _directions(record: Record, who: Iterable[str], focal: str) -> Iterator[tuple[str, str]]:
    if isinstance(record, Statement):
        yield from ((code, PARTNER_ACTS) for code in who)
    elif not isinstance(record, Event):
        yield from ((code, TOGETHER) for code in who)
    elif focal in record.actors:
        yield from ((code, FOCAL_ACTS) for code in record.recipients)
        yield from ((code, TOGETHER) for code in record.actors)
    else:
        yield from ((code, PARTNER_ACTS) for code in record.actors)


def _score(record: Record, direction: str) -> float | None:
    if not isinstance(record, Event):
        return None
    return score_together(record) if direction == TOGETHER else score(record.event_type, record.mode)


def _type(record: Record) -> str | None:
    if isinstance(record, Event):
        return record.event_type
    if isinstance(record, Agreement):
        return record.instrument
    return record.indicator if isinstance(record, Figure) else None


def _days(date: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    if date is None:
        return None, None
    try:
        return bounds(date)
    except ValueError:
        return None, None
