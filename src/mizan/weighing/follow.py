"""Follow-through: what became of commitments, by stage, as far as anyone reports it by a given day.

Stages follow AidData's course of a project (pledge, commitment, implementation, completion; cancelled). A commitment
counts as kept when a source says so: one kept in silence looks late, and late is never broken.
"""

import datetime
from collections.abc import Iterable
from typing import Any

import numpy as np
import polars as pl

from mizan.model.vocabulary import parties as register
from mizan.settling import Entry
from mizan.settling.commitments import Commitment
from mizan.settling.commitments import commitments as promised_in
from mizan.weighing.domains import domains_of
from mizan.weighing.measured import MINIMUM, too_few
from mizan.weighing.periods import last_day
from mizan.weighing.posterior import Floats, marginal_ends

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

_NORMAL = 1.959963984540054


def commitments(entries: Iterable[Entry], focal: str, made: Iterable[Commitment] | None = None) -> pl.DataFrame:
    """The commitments of a focal state (`settling.commitments`), with the day on which each reached its stages.

    `announced` is when the first stage that anyone reports was reached, `due` the last day of the due date, None where
    that has no end. Partners are those with whom the focal state promised, or to whom, or who promised it something;
    those outside the register are left out, and so is what the focal state owes to itself alone. `made` are the
    commitments themselves, where they are known already.
    """
    known = register()
    if made is None:
        entries = list(entries)
        made = promised_in(entries, focal)
    made = list(made)
    resting = {one.entry for one in made}
    of = {entry.id: domains_of(entry) for entry in entries if entry.id in resting}
    rows: list[tuple[Any, ...]] = []
    for one in made:
        day = {stage.name: last_day(stage.date) for stage in one.stages if stage.date}
        due = last_day(one.due) if one.due and not one.due_open else None
        times = (day.get(one.stages[0].name), due, *(day.get(stage) for stage in STAGES))
        for partner in sorted(_partners(one, focal) & known.keys()):
            rows += [(one.id, partner, domain, *times) for domain in of[one.entry]]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def _partners(one: Commitment, focal: str) -> frozenset[str]:
    """The other side: of those to whom a third party promised the same none has promised another anything."""
    return (one.parties if focal in one.promisers else frozenset(one.promisers)) - {focal}


def follow_through(
    promised: pl.DataFrame,
    as_of: str | datetime.date,
    by: str | None = None,
    *,
    level: float = 0.95,
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
                low, high = map(float, marginal_ends(reached, level, total=due.height))
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
