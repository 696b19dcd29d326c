"""What entries tell of, as a row for each, and how a focal state deals with each of its partners in them.

Everything is counted in columns, whether the rows were made of entries or of the tables of a ledger.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import polars as pl
from polars import selectors

from mizan.model import Event
from mizan.model.edtf import bounds, precision
from mizan.model.vocabulary import parties as register
from mizan.settling import Entry
from mizan.weighing.clusters import clusters
from mizan.weighing.domains import domains
from mizan.weighing.principles import principles
from mizan.weighing.scores import between, score

FOCAL_ACTS, PARTNER_ACTS, TOGETHER = "focal acts", "partner acts", "together"

_TYPES = ("event_type", "instrument", "indicator")

_WORD, _WORDS = pl.Categorical, pl.List(pl.Categorical)

ACTING: dict[str, Any] = {
    "kind": _WORD,
    "type": _WORD,
    "mode": _WORD,
    "status": _WORD,
    "alone": pl.Boolean,
    "parties": _WORDS,
    "named": _WORDS,
}
"""What partners are counted by: kind, type, mode and status of what the best report tells, and who takes part.

`alone` is true of an act upon nobody; `named` are those that some report names in the same words as the focal state.
"""

TOLD: dict[str, Any] = {
    **ACTING,
    "entry": pl.String,
    "stage": _WORD,
    "actors": _WORDS,
    "domains": pl.UInt64,
    "principles": pl.UInt64,
    **dict.fromkeys(("value", "least", "most"), pl.Float64),
    "unit": _WORD,
    "contested": pl.Boolean,
    "date": pl.String,
    "published": pl.Date,
    "documents": pl.List(pl.UInt32),
    "outlets": _WORDS,
}
"""What vectors are made of. `domains` and `principles` are sets (`set_of`), `documents` ranks of documents by id."""


def acting(entry: Entry, named: Collection[str] = ()) -> tuple[Any, ...]:
    """The row of an entry by which partners are counted (`ACTING`)."""
    record = entry.record
    type = next((found for name in _TYPES if (found := getattr(record, name, None)) is not None), None)
    alone = isinstance(record, Event) and not record.recipients
    mode, status = getattr(record, "mode", None), getattr(record, "status", None)
    return entry.kind, type, mode, status, alone, sorted(entry.parties), sorted(named)


def first_day(date: str | None) -> datetime.date | None:
    """The first day of a date; None where there is none."""
    try:
        return bounds(date)[0] if date else None
    except ValueError:
        return None


def set_of(members: Sequence[str], among: Sequence[str]) -> int:
    """Some of a few names as a number: a bit for each, the lowest for the first."""
    return sum(1 << among.index(member) for member in members)


def members_of(sets: pl.Series, among: Sequence[str]) -> pl.Series:
    """The names in each set, in their order."""
    every = sets.unique()
    named = [[name for bit, name in enumerate(among) if one >> bit & 1] for one in every]
    lists = pl.DataFrame({"set": every, "named": pl.Series(named, dtype=pl.List(pl.String))})
    return pl.DataFrame({"set": sets}).join(lists, on="set", how="left", maintain_order="left")["named"]


def dealings(told: pl.DataFrame, focal: str) -> pl.DataFrame:
    """How a focal state deals with each partner in entries that concern it (`TOLD` and the `place` of each).

    The columns are those of `frames.vectors`, but that documents are ranks and cluster is not told: for those all
    entries must be known (`vectors_of`).
    """
    sides = _sides(told, focal)
    told = told[sides["row"].unique().sort()] if sides.height else told.clear()
    sides = sides.with_columns(pl.col("row").rank("dense") - 1)
    count = sides.group_by("row", maintain_order=True).agg(pl.len())["len"]
    told = told.with_columns(
        _days(told["date"]),
        domain=members_of(told["domains"], domains()),
        principles=members_of(told["principles"], principles()),
        weight=1 / (count * told["domains"].bitwise_count_ones()).cast(pl.Float64),
        shared=count > 1,
        outlets=told["outlets"].cast(pl.List(pl.String)),
    )
    rows = sides.with_columns(told["domain"].gather(sides["row"])).explode("domain")
    each = told.drop("parties", "named", "actors", "domains", "domain", "alone")
    return rows.drop("row").hstack(each.select(pl.all().gather(rows["row"])).get_columns())


def vectors_of(parts: Iterable[pl.DataFrame], documents: pl.Series) -> pl.DataFrame:
    """The vectors of a focal state: all its `dealings`, given in parts; `documents` are the ids by rank."""
    made = pl.concat(parts, rechunk=True)
    each = made.select("place", "documents").unique("place", keep="first", maintain_order=True)
    told = each.select("place", cluster=clusters(each.rename({"place": "entry"})))
    cluster = made.select("place").join(told, on="place", how="left", maintain_order="left")["cluster"]
    listed = made.select("documents").with_row_index("row").explode("documents")
    lists = listed.with_columns(documents.gather(listed["documents"]).alias("documents"))
    ids = lists.group_by("row", maintain_order=True).agg("documents")["documents"]
    texts = selectors.categorical().cast(pl.String)
    return made.with_columns(texts, documents=ids, cluster=documents.gather(cluster))


def counted_of(told: pl.DataFrame, focal: str, *, named: bool = False) -> pl.DataFrame:
    """How much stands in entries that concern a focal state (`ACTING`) with each partner (`code`), by what it is.

    Columns: `code`, `column` (a field of `Partner`), `n`, and `scores` of what happened between the two, in order.
    """
    planned = pl.col("status").is_in(["planned", "proposed"])
    column = (
        pl.when(pl.col("kind") == "statement")
        .then(pl.lit("statements"))
        .when(pl.col("kind") == "figure")
        .then(pl.lit("figures"))
        .when(pl.col("kind") == "agreement")
        .then(pl.when(planned).then(pl.lit("promises")).otherwise(pl.lit("agreements")))
        .when(pl.col("status") == "planned")
        .then(pl.lit("promises"))
        .when(pl.col("status") == "occurred")
        .then(pl.when(pl.col("parties").list.len() == 2).then(pl.lit("acts")).otherwise(pl.lit("shared_acts")))
    )
    among = pl.col("parties").list.set_intersection("named") if named else pl.col("parties")
    told = told.with_columns(column=column, code=among).drop_nulls("column")
    scores = by_distinct(told.select("kind", "type", "mode", "alone"), _score_of, pl.Float64)
    rows = told.select("column", "code", score=scores).explode("code", empty_as_null=False).cast({"code": pl.String})
    rows = rows.filter(_partner("code", focal))
    happened = pl.col("score").fill_null(0.0)
    return rows.group_by("code", "column", maintain_order=True).agg(n=pl.len(), scores=happened)


def _sides(told: pl.DataFrame, focal: str) -> pl.DataFrame:
    """A row for each entry and partner: `row`, `partner`, `direction`, `named`, `score`."""
    event, stated = pl.col("kind") == "event", pl.col("kind") == "statement"
    acts = pl.col("partner").is_in(pl.col("actors"))
    asked = told.select("kind", "type", "mode", "alone", "actors", "named", "parties").with_row_index("row")
    asked = asked.with_columns(focal_acts=pl.col("actors").list.contains(focal))
    direction = (
        pl.when(stated)
        .then(pl.lit(PARTNER_ACTS))
        .when(~event)
        .then(pl.lit(TOGETHER))
        .when(pl.col("focal_acts"))
        .then(pl.when(acts).then(pl.lit(TOGETHER)).otherwise(pl.lit(FOCAL_ACTS)))
        .when(acts)
        .then(pl.lit(PARTNER_ACTS))
    )
    sides = asked.with_columns(partner="parties").drop("parties").explode("partner", empty_as_null=False)
    sides = sides.with_columns(direction=direction, named=pl.col("partner").is_in(pl.col("named")))
    sides = sides.drop_nulls("direction").filter(_partner("partner", focal))
    scores = by_distinct(sides.select("kind", "type", "mode", "alone", "direction"), _score_of_side, pl.Float64)
    return sides.select("row", pl.col("partner").cast(pl.String), "direction", "named", score=scores)


def _score_of(kind: str, type: str, mode: str | None, alone: bool) -> float:
    if kind != "event":
        return 0.0
    return (between(type, mode) if alone else score(type, mode)) or 0.0


def _score_of_side(kind: str, type: str, mode: str | None, alone: bool, direction: str) -> float | None:
    if kind != "event":
        return None
    if direction == TOGETHER:
        return between(type, mode) if alone else None
    return score(type, mode)


def _partner(column: str, focal: str) -> pl.Expr:
    """Whether a code is that of a state or organisation of the register, and not of the focal state."""
    return pl.col(column).is_in([code for code in register() if code != focal])


def _days(dates: pl.Series) -> pl.DataFrame:
    """The first and the last day of each date, and how precise it is; nothing of what is no date."""
    every = dates.drop_nulls().unique()
    rows = [(date, *_span(date)) for date in every]
    names = {"date": pl.String, "date_from": pl.Date, "date_to": pl.Date, "precision": pl.String}
    known = pl.DataFrame(rows, names, orient="row")
    return dates.to_frame("date").join(known, on="date", how="left", maintain_order="left").drop("date")


def _span(date: str) -> tuple[Any, ...]:
    try:
        return *bounds(date), precision(date)
    except ValueError:
        return None, None, None


def by_distinct(rows: pl.DataFrame, of: Callable[..., Any], kind: Any) -> pl.Series:
    """What a function gives for each row, asked once for each of the distinct ones."""
    every = rows.unique()
    found = every.with_columns(found=pl.Series([of(*row) for row in every.iter_rows()], dtype=kind))
    told = rows.join(found, on=rows.columns, how="left", nulls_equal=True, maintain_order="left")
    return told["found"]
