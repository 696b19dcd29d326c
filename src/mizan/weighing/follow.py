"""Follow-through: what became of commitments, by stage, as far as anyone reports it by a given day.

Stages follow AidData's course of a project (pledge, commitment, implementation, completion; cancelled). A commitment
counts as kept when a source says so: one kept in silence looks late, and late is never broken.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import polars as pl

from mizan.model.edtf import bounds
from mizan.model.vocabulary import parties as register
from mizan.settling import Entry
from mizan.settling.entry import Stage
from mizan.weighing.domains import domains_of
from mizan.weighing.measured import MINIMUM, too_few
from mizan.weighing.periods import last_day
from mizan.weighing.posterior import Floats, dirichlet, ends

STAGES = ("agreed", "under_way", "kept", "dropped")
"""What can become of what was announced; each is a column with the day on which it did."""

SCHEMA: dict[str, Any] = {
    "commitment": pl.String,
    "partner": pl.String,
    "domain": pl.String,
    "announced": pl.Date,
    "due": pl.Date,
    **dict.fromkeys(STAGES, pl.Date),
}
"""The columns of a frame of commitments: a row for each one, partner and domain; None where unknown or not yet."""

_ANNOUNCED = ("planned", "proposed", "announced", "negotiated")
_AGREED = ("agreed", "signed")
_KEPT = ("occurred", "signed", "ratified", "in_force", "extended")
_DROPPED = ("cancelled",)

_NORMAL = 1.959963984540054


def commitments(entries: Iterable[Entry], focal: str) -> pl.DataFrame:
    """The announced acts and agreements of a focal state, with what became of each, from the stages of entries.

    `announced` is when the first report of the announcement appeared, `due` the last day of the date it gives. What
    came of it has its own date, or else that of its first report. What is agreed is kept when it is signed; no entry
    tells yet that something is under way. Partners outside the register are left out.
    """
    known = register()
    rows: list[tuple[Any, ...]] = []
    for entry in entries:
        stages = {stage.name: stage for stage in entry.stages}
        first = next((stages[name] for name in _ANNOUNCED if name in stages), None)
        if entry.kind not in ("event", "agreement") or focal not in entry.parties or not first:
            continue
        announced = _reported(first)
        became = [_when(stages, names) for names in (_AGREED, (), _KEPT, _DROPPED)]
        due = bounds(first.date)[1] if first.date else None
        for partner in sorted(entry.parties - {focal}):
            if partner in known:
                rows += [(entry.id, partner, domain, announced, due, *became) for domain in domains_of(entry)]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def _reported(stage: Stage) -> datetime.date | None:
    """When the first report of a stage appeared."""
    days = [bounds(report.source.published)[0] for report in stage.reports if report.source.published]
    return min(days, default=None)


def _when(stages: Mapping[str, Stage], names: tuple[str, ...]) -> datetime.date | None:
    """When the first of these stages was reached."""
    reached = next((stages[name] for name in names if name in stages), None)
    if reached is None:
        return None
    return bounds(reached.date)[1] if reached.date else _reported(reached)


def follow_through(
    promised: pl.DataFrame,
    as_of: str | datetime.date,
    by: str | None = None,
    *,
    level: float = 0.95,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Of what was announced and due, the share that reached each stage.

    Formula: reached by `as_of` / (announced and due by `as_of`). Unit: a share. Interval: Jeffreys posterior. What is
    not yet due (`open`) and what has no due date (`undated`) is right-censored: it counts for neither side. A
    commitment of which nobody knows when it was announced counts as announced.

    Columns: the group, `stage`, `reached`, `due`, `share`, `low`, `high`, `open`, `undated`, `suppressed_because`.
    """
    day = last_day(as_of)
    known = promised.filter(pl.col("announced").is_null() | (pl.col("announced") <= day))
    rows: list[tuple[Any, ...]] = []
    groups = known.partition_by(by, as_dict=True) if by else {(None,): known}
    for (name,), group in sorted(groups.items(), key=lambda part: str(part[0][0])):
        group = group.unique("commitment")
        due = group.filter(pl.col("due") <= day)
        undated = group["due"].null_count()
        reason = too_few(due.height, minimum, "commitments due")
        for stage in STAGES:
            reached = due.filter(pl.col(stage) <= day).height
            share = low = high = None
            if reason is None:
                share = reached / due.height
                lows, highs = ends(dirichlet([reached, due.height - reached], seed=seed), level)
                low, high = float(lows[0]), float(highs[0])
            remaining = group.height - due.height - undated
            rows.append((name, stage, reached, due.height, share, low, high, remaining, undated, reason))
    schema: dict[str, Any] = {
        by or "all": pl.String,
        "stage": pl.String,
        "reached": pl.Int64,
        "due": pl.Int64,
        **dict.fromkeys(("share", "low", "high"), pl.Float64),
        "open": pl.Int64,
        "undated": pl.Int64,
        "suppressed_because": pl.String,
    }
    table = pl.DataFrame(rows, schema, orient="row")
    return table if by else table.drop("all")


def keeping(promised: pl.DataFrame, as_of: str | datetime.date) -> pl.DataFrame:
    """The share kept within so many days of the announcement.

    Formula: 1 - Kaplan-Meier estimate (Kaplan & Meier 1958) of the days from announcement to keeping, right-censored
    at `as_of`; what was dropped can no longer be kept and so stays among the unkept to the end (the cumulative
    incidence of keeping, with dropping as competing event). Unit: a share. Interval: Greenwood's variance on the
    log(-log) scale, 95 %. Columns: `days`, `at_risk`, `kept`, `share`, `low`, `high`.
    """
    day = last_day(as_of)
    known = promised.filter(pl.col("announced") <= day).unique("commitment")
    followed = (pl.lit(day) - pl.col("announced")).dt.total_days()
    taken = (pl.col("kept") - pl.col("announced")).dt.total_days()
    kept = pl.col("kept").is_not_null() & (pl.col("kept") <= day)
    times = known.select(days=pl.when(kept).then(taken).otherwise(followed), kept=kept)
    days = times["days"].to_numpy()
    events = times["kept"].to_numpy()
    moments = np.unique(days[events]) if events.size else np.empty(0, dtype=np.int64)
    at_risk = np.array([(days >= moment).sum() for moment in moments], dtype=np.int64)
    happened = np.array([(events & (days == moment)).sum() for moment in moments], dtype=np.int64)
    remaining: Floats = np.cumprod(1 - happened / np.maximum(at_risk, 1)).astype(np.float64)
    low, high = _greenwood(remaining, at_risk, happened)
    return pl.DataFrame(
        {
            "days": pl.Series(moments, dtype=pl.Int64),
            "at_risk": pl.Series(at_risk, dtype=pl.Int64),
            "kept": pl.Series(happened, dtype=pl.Int64),
            "share": pl.Series(1 - remaining, dtype=pl.Float64),
            "low": pl.Series(low, dtype=pl.Float64),
            "high": pl.Series(high, dtype=pl.Float64),
        }
    )


def _greenwood(remaining: Floats, at_risk: Any, happened: Any) -> tuple[Floats, Floats]:
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(happened / (at_risk * (at_risk - happened)))
        spread = _NORMAL * np.sqrt(variance) / np.abs(np.log(remaining))
        low, high = 1 - remaining ** np.exp(-spread), 1 - remaining ** np.exp(spread)
    end = remaining <= 0
    return np.where(end, np.nan, low), np.where(end, np.nan, high)
