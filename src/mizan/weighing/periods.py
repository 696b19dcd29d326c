"""Months, quarters and years: in which of them an entry falls, if in one."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import polars as pl

from mizan.model.edtf import bounds

Period = Literal["month", "quarter", "year"]
Undated = Literal["leave out", "published"]

_LENGTHS: Mapping[str, str] = MappingProxyType({"month": "1mo", "quarter": "1q", "year": "1y"})
_MONTHS: Mapping[str, int] = MappingProxyType({"month": 1, "quarter": 3, "year": 12})
_LABELS: Mapping[str, pl.Expr] = MappingProxyType(
    {
        "month": pl.col("begins").dt.strftime("%Y-%m"),
        "quarter": pl.format("{}-Q{}", pl.col("begins").dt.strftime("%Y"), pl.col("begins").dt.quarter()),
        "year": pl.col("begins").dt.strftime("%Y"),
    }
)


def by_period(
    frame: pl.DataFrame,
    by: Period,
    *,
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
    undated: Undated = "leave out",
) -> pl.DataFrame:
    """The rows that fall within one period each, with `period` (2023-11, 2023-Q4, 2023), its first day, `begins`, and
    the `day` by which they do.

    What is undated, or dated more vaguely than the period is long, belongs to none and is left out; `unplaced`
    counts it. With `undated` = "published" it falls in the period in which it was first reported, unless its own vague
    date says otherwise: most news tells what has just happened, but background told without a date is then taken for
    news. The column `basis` says which rows this concerns. `since` and `until` (EDTF dates or days) leave out what
    ended before and after.
    """
    if by not in _LENGTHS:
        raise ValueError(f"no period is called {by!r}; there are {', '.join(_LENGTHS)}")
    length = _LENGTHS[by]
    first, last = pl.col("date_from"), pl.col("date_to")
    fits = first.dt.truncate(length) == last.dt.truncate(length)
    reported = pl.lit(undated == "published") & (first.is_null() | pl.col("published").is_between(first, last))
    day = pl.when(fits).then(last).when(reported).then(pl.col("published"))
    placed = frame.with_columns(
        day=day, basis=pl.when(fits).then(pl.lit("stated")).otherwise(pl.lit("published"))
    ).drop_nulls("day")
    placed = between(placed, since, until).with_columns(begins=pl.col("day").dt.truncate(length))
    labels = placed.select(pl.col("begins").unique()).with_columns(period=_LABELS[by])
    return placed.join(labels, on="begins", how="left", maintain_order="left")


def between(placed: pl.DataFrame, since: str | datetime.date | None, until: str | datetime.date | None) -> pl.DataFrame:
    """The rows of a frame from `by_period` whose day is neither before nor after these."""
    if since is not None:
        placed = placed.filter(pl.col("day") >= first_day(since))
    if until is not None:
        placed = placed.filter(pl.col("day") <= last_day(until))
    return placed


def period_of(day: datetime.date, by: Period) -> datetime.date:
    """The first day of the period in which a day falls."""
    months = _MONTHS[by]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def unplaced(frame: pl.DataFrame, by: Period, undated: Undated = "leave out") -> int:
    """How many entries are undated or dated too vaguely for periods of this length."""
    return frame["entry"].n_unique() - by_period(frame, by, undated=undated)["entry"].n_unique()


def first_day(moment: str | datetime.date) -> datetime.date:
    """The first day of a date."""
    return moment if isinstance(moment, datetime.date) else bounds(moment)[0]


def last_day(moment: str | datetime.date) -> datetime.date:
    """The last day of a date."""
    return moment if isinstance(moment, datetime.date) else bounds(moment)[1]


def span(frame: pl.DataFrame, by: Period, minimum: int = 1) -> pl.DataFrame:
    """Every period from the first to the last with at least `minimum` entries, also those without any between them.

    Where no period has so many, from the first to the last with any. The frame is one from `by_period`.
    """
    return span_of(frame.group_by("begins").agg(total=pl.col("entry").n_unique()), by, minimum)


def span_of(counted: pl.DataFrame, by: Period, minimum: int = 1) -> pl.DataFrame:
    """The span (`span`) of periods of which the entries were counted: `total` by `begins`."""
    full = counted.filter(pl.col("total") >= minimum)
    begins = (full if full.height else counted)["begins"]
    first, last = begins.min(), begins.max()
    if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
        return pl.DataFrame(schema={"period": pl.String, "begins": pl.Date})
    days = pl.date_range(first, last, _LENGTHS[by], eager=True).alias("begins")
    return days.to_frame().select(period=_LABELS[by], begins="begins")
