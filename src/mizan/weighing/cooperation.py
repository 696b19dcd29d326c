"""Cooperation: how friendly or hostile the acts between a focal state and its partners are."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from mizan.weighing import linearised
from mizan.weighing.bootstrap import CLUSTERS, DRAWS, FEWEST_CLUSTERS, Measure, group_sums, row_weights
from mizan.weighing.coding import coded
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.posterior import Floats, ends


def scored(frame: pl.DataFrame) -> pl.DataFrame:
    """The acts that say something of the two: events that occurred and have a score (see `scores`)."""
    return acts(frame).filter(pl.col("score").is_not_null())


def cooperation(
    frame: pl.DataFrame,
    by: str = "partner",
    *,
    clusters: Sequence[str] = CLUSTERS,
    level: float = 0.95,
    seed: int = 0,
    draws: int = DRAWS,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Sum, mean, positive and negative part of the PLOVER scores s of the acts with each partner.

    Formula: sum = Σ w s; mean = Σ w s / Σ w; positive = Σ w max(s, 0); negative = Σ w min(s, 0), w the weight.
    Unit: points of the conflict-cooperation scale, -10 … 10 (PLOVER manual 0.8), for the sums times acts. Interval
    of the mean: cluster bootstrap (`bootstrap`). The sums describe what was read and have no interval. Suppressed
    are means of few acts, and of acts that fewer than five documents tell, of which a bootstrap knows nothing.

    `by` may be any column of the frame: `domain`, `direction`, a `period`.
    """
    told = scored(frame)
    weighted = pl.col("weight") * pl.col("score")
    table = (
        told.group_by(by)
        .agg(
            sum=weighted.sum(),
            positive=weighted.filter(pl.col("score") > 0).sum(),
            negative=weighted.filter(pl.col("score") < 0).sum(),
            mean=weighted.sum() / pl.col("weight").sum(),
            n=pl.col("entry").n_unique().cast(pl.Int64),
            documents=pl.col("documents").explode().n_unique().cast(pl.Int64),
        )
        .sort(by)
    )
    low, high = mean_ends(told, by, clusters=clusters, level=level, seed=seed, draws=draws)
    table = table.with_columns(low=pl.Series(low, dtype=pl.Float64), high=pl.Series(high, dtype=pl.Float64))
    return shown(table, minimum)


def shown(table: pl.DataFrame, minimum: int) -> pl.DataFrame:
    """A table of means without those of few acts (`n`) or `documents`; `suppressed_because` says why."""
    few = pl.col("n") < minimum
    hidden = few | (pl.col("documents") < FEWEST_CLUSTERS)
    return table.with_columns(
        *(pl.when(~hidden).then(pl.col(column)).alias(column) for column in ("mean", "low", "high")),
        suppressed_because=pl.when(few)
        .then(pl.format("{} acts, fewer than {}", pl.col("n"), pl.lit(minimum)))
        .when(hidden)
        .then(pl.format("{} documents, fewer than {}", pl.col("documents"), pl.lit(FEWEST_CLUSTERS))),
    )


def mean_ends(
    told: pl.DataFrame, by: str, *, clusters: Sequence[str], level: float, seed: int, draws: int
) -> tuple[Floats, Floats]:
    """The ends of the bootstrap interval of the mean score in each group, groups in order.

    Of many rows that are clustered by document alone it is linearised (`linearised.Influences`).
    """
    if told.is_empty():
        return np.empty(0), np.empty(0)
    if told.height >= linearised.LARGE and tuple(clusters) == CLUSTERS:
        return linearised.Cells(told, by).influences().ends(level)
    found = [group_means(told, by, weights) for weights in row_weights(told, clusters=clusters, seed=seed, draws=draws)]
    return ends(np.concatenate(found), level)


def group_means(told: pl.DataFrame, by: str, weights: Floats) -> Floats:
    """The mean score of each group (columns) under each weighting (rows); not a number where a group is empty."""
    values, codes = coded(told, by)
    scores = told["score"].to_numpy()
    with np.errstate(invalid="ignore", divide="ignore"):
        total = group_sums(weights * scores, codes, len(values))
        return np.asarray(total / group_sums(weights, codes, len(values)))


def mean_score(partner: str | None = None) -> Measure:
    """The mean score of all acts, or of those with one partner, for `bootstrap.interval`."""

    def measure(frame: pl.DataFrame, weights: Floats) -> Floats:
        own = frame["score"].is_not_null()
        if partner is not None:
            own &= frame["partner"] == partner
        rows = own.to_numpy()
        with np.errstate(invalid="ignore"):
            chosen = weights[:, rows]
            return np.asarray(chosen @ frame["score"].to_numpy()[rows] / chosen.sum(axis=1))

    return measure
