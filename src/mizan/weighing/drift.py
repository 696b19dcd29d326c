"""Drift: whether a partner has come closer or moved away, measured against its own past."""

import math
from collections.abc import Container, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from mizan.weighing.charts import LEARN, chart
from mizan.weighing.clusters import columns_of_clusters, information
from mizan.weighing.coding import coded
from mizan.weighing.coverage import by_outlet
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.periods import Period, Undated, by_period
from mizan.weighing.posterior import Floats

FEWEST_ACTS = 3
"""A partner's tone is charted in periods with so many acts, its share if it has so many a period on average."""

_OUTLETS = 10

_HOW_MANY = pl.col("outlets").list.len()
_ALONE = pl.when(_HOW_MANY == 1).then(pl.col("outlets").list.first()).when(_HOW_MANY == 0).then(pl.lit(""))
"""The outlet that alone tells of an act; empty where no outlet is known, null where several tell of it."""

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

    Formula: `charts.chart` of two series a partner. `share`: arcsin √((e w + 3/8) / (e Σ w + 3/4)) of its share in all
    acts of the period (Anscombe 1948), e being `clusters.information`, weighted by their number. `tone`: the mean score
    (PLOVER) of the acts with it, weighted by their number. Unit of `value`: a share; points -10 … 10. `z` is in
    standard deviations of the partner's own past.

    `signal` is `drift up`, `drift down` (a lasting move; `since` tells where it began to build up), `shock up` or
    `shock down` (one period out of line). While nothing changes, the probability of **any** signal for any partner and
    measure in the whole frame is about `false_alarm`, which is divided equally over all series; the column of that name
    tells it. Not charted, and absent: periods with fewer than `minimum` acts, partners with fewer than three acts a
    period, series shorter than `learn` + 1.

    `outlets_agree` is false where leaving out what only one certain outlet tells silences the signal: then it is the
    outlet that moved, or the evidence is thin. It is None without a signal, or with one outlet in all.
    """
    happened = by_period(acts(frame), by, undated=undated)
    return drift_of(happened, false_alarm=false_alarm, minimum=minimum, learn=learn, outlets=outlets)


def drift_of(
    happened: pl.DataFrame,
    *,
    false_alarm: float = 0.05,
    minimum: int = MINIMUM,
    learn: int = LEARN,
    outlets: bool = True,
) -> pl.DataFrame:
    """The drift (`drift`) of acts that were placed in periods already."""
    series = list(_series(_cells(happened), information(happened), minimum, learn))
    alpha = false_alarm / max(1, len(series))
    found = _charted(series, alpha, learn).with_columns(false_alarm=pl.lit(false_alarm))
    signalled = found.filter(pl.col("signal").is_not_null())
    if outlets and not signalled.is_empty():
        agree = _agreeing(happened, signalled, alpha, minimum, learn)
        found = found.join(agree, on=["partner", "measure", "period"], how="left", maintain_order="left")
    else:
        found = found.with_columns(outlets_agree=pl.lit(None, pl.Boolean))
    return found.select(list(SCHEMA))


class _Series(NamedTuple):
    """What is charted of one partner: periods in order, values as shown and as charted, acts behind each."""

    partner: str
    measure: str
    periods: list[str]
    values: Floats
    charted: Floats
    acts: Floats


def _cells(happened: pl.DataFrame, *also: pl.Expr) -> pl.DataFrame:
    """What the acts of each period with each partner add up to, and those with all, where `partner` is null.

    Cells are divided by what else is given.
    """
    told = happened.select("begins", "period", "partner", "entry", "weight", "score", *also)
    keys = ["begins", *told.columns[6:]]
    scored = pl.col("score").is_not_null()
    sums = (
        pl.col("period").first(),
        pl.col("weight").sum(),
        (pl.col("weight") * pl.col("score")).sum().alias("points"),
        pl.col("weight").filter(scored).sum().alias("scored"),
        pl.col("entry").n_unique().alias("acts"),
    )
    heard = told.filter(scored).group_by("partner", *keys).agg(told=pl.col("entry").n_unique())
    cells = told.group_by("partner", *keys).agg(sums)
    cells = cells.join(heard, on=["partner", *keys], how="left", nulls_equal=True)
    return pl.concat(
        [cells.with_columns(pl.col("partner").cast(pl.String)), told.group_by(keys).agg(sums)], how="diagonal"
    )


def _series(
    cells: pl.DataFrame, evidence: float, minimum: int, learn: int, among: Container[str] | None = None
) -> Iterator[_Series]:
    """The series of all partners that can be charted."""
    sums = pl.col("weight", "points", "scored", "acts", "told").sum()
    summed = cells.group_by("begins", "partner").agg(pl.col("period").first(), sums)
    all_acts = summed.filter(pl.col("partner").is_null(), pl.col("acts") >= minimum)
    every = all_acts.sort("begins").with_row_index("index")
    if every.height <= learn:
        return
    periods, weights = every["period"].to_list(), every["weight"].to_numpy()
    own = summed.drop_nulls("partner").join(every.select("begins", "index"), on="begins").sort("partner", "index")
    partners, codes = coded(own, "partner")
    index, weight, acts, told = (own[name].to_numpy() for name in ("index", "weight", "acts", "told"))
    tone = (own["points"] / own["scored"]).to_numpy()
    for number, partner in enumerate(partners):
        rows = np.flatnonzero(codes == number)
        if among is not None and partner not in among:
            continue
        if acts[rows].sum() >= FEWEST_ACTS * every.height:
            with_it = np.zeros(every.height)
            with_it[index[rows]] = weight[rows]
            charted = np.arcsin(np.sqrt((with_it * evidence + 3 / 8) / (weights * evidence + 3 / 4)))
            yield _Series(partner, "share", periods, with_it / weights, charted, every["acts"].to_numpy().astype(float))
        heard = rows[told[rows] >= FEWEST_ACTS]
        if heard.size > learn:
            named = [periods[place] for place in index[heard]]
            yield _Series(partner, "tone", named, tone[heard], tone[heard], told[heard].astype(float))


def _charted(series: Iterable[_Series], alpha: float, learn: int) -> pl.DataFrame:
    rows: list[tuple[Any, ...]] = []
    for one in series:
        made = chart(one.charted, one.acts, false_alarm=alpha, learn=learn)
        told = (one.values, made.z, made.up, made.down, made.drift, made.shock, made.since)
        columns = (column.tolist() for column in told)
        for period, value, z, up, down, drift, shock, since in zip(one.periods, *columns, strict=True):
            rows.append(
                (
                    one.partner,
                    one.measure,
                    period,
                    value,
                    None if math.isnan(z) else z,
                    up,
                    down,
                    _signal(drift, shock),
                    one.periods[int(since)] if since >= 0 else None,
                )
            )
    known = {name: kind for name, kind in SCHEMA.items() if name not in ("outlets_agree", "false_alarm")}
    return pl.DataFrame(rows, known, orient="row")


def _signal(drifting: float, shocked: float) -> str | None:
    for name, way in (("drift", drifting), ("shock", shocked)):
        if way:
            return f"{name} {'up' if way > 0 else 'down'}"
    return None


def _agreeing(happened: pl.DataFrame, signalled: pl.DataFrame, alpha: float, minimum: int, learn: int) -> pl.DataFrame:
    """For each signal, whether it is still there without what any one outlet alone tells.

    A drift may then be signalled in any period since it began to build up, a shock in the same period only.
    """
    sizes = by_outlet(happened.select("entry", "outlets")).group_by("outlet").agg(size=pl.col("entry").n_unique())
    largest = sizes.sort("size", "outlet", descending=[True, False])["outlet"].to_list()
    keys = signalled.select("partner", "measure", "period", "signal", "since")
    if len(largest) < 2:
        return keys.select("partner", "measure", "period", outlets_agree=pl.lit(None, pl.Boolean))
    partners = set(keys["partner"])
    cells = _cells(happened, _ALONE.alias("alone"))
    clustered = happened.select(*columns_of_clusters(happened), alone=_ALONE)
    agree = np.ones(keys.height, dtype=bool)
    for outlet in largest[:_OUTLETS]:
        rest = pl.col("alone").is_null() | ~pl.col("alone").is_in(["", outlet])
        evidence = information(clustered.filter(rest))
        charted = _charted(_series(cells.filter(rest), evidence, minimum, learn, partners), alpha, learn)
        signals = charted.drop_nulls("signal").select("partner", "measure", "signal", "period").rows()
        agree &= [
            any(
                there[:3] == (partner, measure, signal) and (since <= there[3] if since else there[3] == period)
                for there in signals
            )
            for partner, measure, period, signal, since in keys.iter_rows()
        ]
    return keys.select("partner", "measure", "period", outlets_agree=pl.Series(agree))
