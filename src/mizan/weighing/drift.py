"""Drift: whether a partner has come closer or moved away, measured against its own past."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from mizan.weighing.charts import LEARN, chart
from mizan.weighing.cooperation import scored
from mizan.weighing.coverage import by_outlet
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.periods import Period, Undated, by_period

FEWEST_ACTS = 3
"""A partner's tone is charted in periods with so many acts, its share if it has so many a period on average."""

_OUTLETS = 10
_MEASURES = ("share", "tone")

SCHEMA: dict[str, Any] = {
    "partner": pl.String,
    "measure": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "z": pl.Float64,
    "up": pl.Float64,
    "down": pl.Float64,
    "signal": pl.String,
    "since": pl.String,
    "outlets_agree": pl.Boolean,
    "false_alarm": pl.Float64,
}


def drift(
    frame: pl.DataFrame,
    by: Period = "month",
    *,
    false_alarm: float = 0.05,
    minimum: int = MINIMUM,
    learn: int = LEARN,
    outlets: bool = True,
    undated: Undated = "leave out",
) -> pl.DataFrame:
    """The share and the tone of each partner, period by period, with signals of unusual closeness or distance.

    Formula: `charts.chart` of two series a partner. `share`: arcsin √((w + 3/8) / (Σ w + 3/4)) of its share in all acts
    of the period (Anscombe 1948), weighted by their number. `tone`: the mean PLOVER score of the acts with it, weighted
    by their number. Unit of `value`: a share; points -10 … 10. `z` is in standard deviations of the partner's own past.

    `signal` is `drift up`, `drift down` (a lasting move; `since` tells where it began to build up), `shock up` or
    `shock down` (one period out of line). While nothing changes, the probability of **any** signal for any partner and
    measure in the whole frame is about `false_alarm`, which is divided equally over all series; the column of that name
    tells it. Not charted, and absent: periods with fewer than `minimum` acts, partners with fewer than three acts a
    period, series shorter than `learn` + 1.

    `outlets_agree` is false where leaving out what only one certain outlet tells silences the signal: then it is the
    outlet that moved, or the evidence is thin. It is None without a signal, or with one outlet in all.
    """
    happened = by_period(acts(frame), by, undated=undated)
    found = _charted(happened, false_alarm, minimum, learn)
    signalled = found.filter(pl.col("signal").is_not_null())
    if outlets and not signalled.is_empty():
        agree = _agreeing(happened, signalled, false_alarm, minimum, learn)
        found = found.join(agree, on=["partner", "measure", "period"], how="left", maintain_order="left")
    else:
        found = found.with_columns(outlets_agree=pl.lit(None, pl.Boolean))
    return found.select(list(SCHEMA))


def _charted(happened: pl.DataFrame, false_alarm: float, minimum: int, learn: int) -> pl.DataFrame:
    series = list(_series(happened, minimum, learn))
    alpha = false_alarm / max(1, len(series))
    schema = {name: kind for name, kind in SCHEMA.items() if name != "outlets_agree"}
    parts = [pl.DataFrame(schema=schema)]
    for partner, measure, table in series:
        values, weights = table["charted"].to_numpy(), table["acts"].to_numpy().astype(np.float64)
        made = chart(values, weights, false_alarm=alpha, learn=learn)
        periods = table["period"].to_list()
        rows = [
            (
                partner,
                measure,
                period,
                value,
                None if np.isnan(made.z[index]) else made.z[index],
                made.up[index],
                made.down[index],
                _signal(made.drift[index], made.shock[index]),
                periods[int(made.since[index])] if made.since[index] >= 0 else None,
                false_alarm,
            )
            for index, (period, value) in enumerate(table.select("period", "value").iter_rows())
        ]
        parts.append(pl.DataFrame(rows, schema, orient="row"))
    return pl.concat(parts)


def _series(happened: pl.DataFrame, minimum: int, learn: int) -> Iterator[tuple[str, str, pl.DataFrame]]:
    """For each partner and measure the periods that can be charted, in order: `period`, `value`, `charted`, `acts`."""
    every = (
        happened.group_by("period")
        .agg(acts=pl.col("entry").n_unique(), all=pl.col("weight").sum())
        .filter(pl.col("acts") >= minimum)
        .sort("period")
    )
    told = happened.join(every, on="period")
    for partner in told["partner"].unique().sort():
        own = told.filter(pl.col("partner") == partner)
        part = own.group_by("period").agg(own=pl.col("weight").sum(), n=pl.col("entry").n_unique())
        share = every.join(part, on="period", how="left", maintain_order="left").with_columns(
            value=pl.col("own").fill_null(0.0) / pl.col("all")
        )
        if share.height > learn and share["n"].sum() >= FEWEST_ACTS * share.height:
            yield (
                partner,
                "share",
                share.with_columns(
                    charted=((pl.col("own").fill_null(0.0) + 3 / 8) / (pl.col("all") + 3 / 4)).sqrt().arcsin()
                ),
            )
        tone = (
            scored(own)
            .group_by("period")
            .agg(
                value=(pl.col("score") * pl.col("weight")).sum() / pl.col("weight").sum(),
                acts=pl.col("entry").n_unique(),
            )
            .filter(pl.col("acts") >= FEWEST_ACTS)
            .sort("period")
        )
        if tone.height > learn:
            yield partner, "tone", tone.with_columns(charted=pl.col("value"))


def _signal(drifting: float, shocked: float) -> str | None:
    for name, way in (("drift", drifting), ("shock", shocked)):
        if way:
            return f"{name} {'up' if way > 0 else 'down'}"
    return None


def _agreeing(
    happened: pl.DataFrame, signalled: pl.DataFrame, false_alarm: float, minimum: int, learn: int
) -> pl.DataFrame:
    """For each signal, whether it is still there without what any one outlet alone tells."""
    sizes = by_outlet(happened).group_by("outlet").agg(size=pl.col("entry").n_unique())
    largest = sizes.sort("size", "outlet", descending=[True, False])["outlet"].to_list()
    keys = signalled.select("partner", "measure", "period", "signal", "since")
    if len(largest) < 2:
        return keys.select("partner", "measure", "period", outlets_agree=pl.lit(None, pl.Boolean))
    agree = np.ones(keys.height, dtype=bool)
    for outlet in largest[:_OUTLETS]:
        rest = happened.filter(pl.col("outlets").list.set_difference([outlet]).list.len() > 0)
        signals = _charted(rest, false_alarm, minimum, learn).drop_nulls("signal")
        there = [
            signals.filter(
                (pl.col("partner") == partner)
                & (pl.col("measure") == measure)
                & (pl.col("signal") == signal)
                & (pl.col("period") >= (since or period))
            ).height
            > 0
            for partner, measure, period, signal, since in keys.iter_rows()
        ]
        agree &= np.array(there)
    return keys.select("partner", "measure", "period", outlets_agree=pl.Series(agree))
