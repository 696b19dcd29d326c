"""Unusual closeness or distance: whether one partner stands apart from the others."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from mizan.weighing import linearised
from mizan.weighing.bootstrap import CLUSTERS, DRAWS, FEWEST_CLUSTERS, row_weights
from mizan.weighing.cooperation import group_means, scored
from mizan.weighing.measured import MINIMUM
from mizan.weighing.posterior import Floats


def closeness(
    frame: pl.DataFrame,
    *,
    among: Sequence[str] | None = None,
    clusters: Sequence[str] = CLUSTERS,
    level: float = 0.95,
    seed: int = 0,
    draws: int = DRAWS,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """How each partner's tone differs from the others': the test of "balanced, without unusual closeness or distance".

    Formula: difference = mean score with the partner - mean of the other partners' means, each other partner counting
    once. Unit: points of the conflict-cooperation scale. Interval: simultaneous for all partners compared (maximum of
    |t| over a cluster bootstrap), so that with probability `level` none of them is off while nobody stands apart.
    `verdict` is `closer`, `more distant` or None where the interval has 0 in it: then nothing is shown either way,
    least of all that they are alike. Compared are partners with at least `minimum` acts, told by at least five
    documents: of fewer a bootstrap knows nothing.
    """
    told = scored(frame)
    if among is not None:
        told = told.filter(pl.col("partner").is_in(list(among)))
    told_by = pl.col("documents").explode().n_unique()
    counted = told.group_by("partner").agg(n=pl.col("entry").n_unique().cast(pl.Int64), documents=told_by)
    counted = counted.filter(pl.col("n") >= minimum, pl.col("documents") >= FEWEST_CLUSTERS).drop("documents")
    told = told.join(counted, on="partner", how="semi", maintain_order="left")
    partners = counted["partner"].sort().to_list()
    numbers: dict[str, Floats] = dict.fromkeys(("mean", "difference", "low", "high"), np.empty(0))
    if len(partners) > 1:
        numbers = _differences(told, clusters, level, seed, draws)
    else:
        counted = counted.clear()
    table = counted.sort("partner").with_columns(
        **{name: pl.Series(values, dtype=pl.Float64) for name, values in numbers.items()}
    )
    verdict = pl.when(pl.col("low") > 0).then(pl.lit("closer")).when(pl.col("high") < 0).then(pl.lit("more distant"))
    return table.with_columns(verdict=verdict).select("partner", *numbers, "verdict", "n")


def _differences(told: pl.DataFrame, clusters: Sequence[str], level: float, seed: int, draws: int) -> dict[str, Floats]:
    plain = group_means(told, "partner", told["weight"].to_numpy()[None, :])
    if told.height >= linearised.LARGE and tuple(clusters) == CLUSTERS:
        drawn = _apart(linearised.drawn_means(told, "partner", draws=draws, seed=seed))
    else:
        weightings = row_weights(told, clusters=clusters, seed=seed, draws=draws)
        drawn = np.concatenate([_apart(group_means(told, "partner", weights)) for weights in weightings])
    drawn = drawn[np.isfinite(drawn).all(axis=1)]
    value = _apart(plain)[0]
    deviation = drawn.std(axis=0, ddof=1) if len(drawn) > 1 else np.full(value.size, np.inf)
    with np.errstate(invalid="ignore", divide="ignore"):
        largest = np.nanmax(np.abs(drawn - value) / deviation, axis=1) if len(drawn) > 1 else np.array([np.inf])
    reach = float(np.quantile(largest, level)) * deviation
    return {"mean": plain[0], "difference": value, "low": value - reach, "high": value + reach}


def _apart(means: Floats) -> Floats:
    """How far each mean is from the mean of the others in its row."""
    others = (means.sum(axis=1, keepdims=True) - means) / (means.shape[1] - 1)
    return np.asarray(means - others)
