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
    counted = told.group_by("partner").agg(
        n=pl.col("entry").n_unique().cast(pl.Int64), documents=told_by, rows=pl.len()
    )
    compared = counted.filter(enough(minimum)).sort("partner")
    told = told.join(compared, on="partner", how="semi", maintain_order="left")
    if tuple(clusters) == CLUSTERS and told.height >= linearised.LARGE:
        found = linearised.Cells(told, "partner").influences()
        return closeness_of(compared, found, level=level, seed=seed, draws=draws, minimum=minimum)
    if compared.height < 2:
        return _table(compared.clear(), np.empty(0), np.empty((0, 0)), level)
    plain = group_means(told, "partner", told["weight"].to_numpy()[None, :])[0]
    weightings = row_weights(told, clusters=clusters, seed=seed, draws=draws)
    drawn = np.concatenate([group_means(told, "partner", weights) for weights in weightings])
    return _table(compared, plain, drawn, level)


def closeness_of(
    counted: pl.DataFrame,
    influences: linearised.Influences,
    *,
    level: float = 0.95,
    seed: int = 0,
    draws: int = DRAWS,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """The closeness (`closeness`) of partners of whom so many acts (`n`) and `documents` tell, by their influences."""
    chosen = counted.select(enough(minimum)).to_series()
    if chosen.sum() < 2:
        return _table(counted.clear(), np.empty(0), np.empty((0, 0)), level)
    found = influences.among(chosen.to_numpy())
    return _table(counted.filter(chosen), found.means, found.drawn(draws=draws, seed=seed), level)


def enough(minimum: int) -> pl.Expr:
    """Whether so many acts (`n`) and `documents` tell of a partner that it can be compared."""
    return (pl.col("n") >= minimum) & (pl.col("documents") >= FEWEST_CLUSTERS)


def _table(compared: pl.DataFrame, means: Floats, drawn: Floats, level: float) -> pl.DataFrame:
    """The table of the partners compared, in order, with their means as they are and as they were drawn."""
    numbers = dict.fromkeys(("mean", "difference", "low", "high"), np.empty(0))
    if means.size:
        value, low, high = _differences(means, drawn, level)
        numbers = {"mean": means, "difference": value, "low": low, "high": high}
    table = compared.with_columns(**{name: pl.Series(column) for name, column in numbers.items()})
    verdict = pl.when(pl.col("low") > 0).then(pl.lit("closer")).when(pl.col("high") < 0).then(pl.lit("more distant"))
    return table.with_columns(verdict=verdict).select("partner", *numbers, "verdict", "n")


def _differences(means: Floats, drawn: Floats, level: float) -> tuple[Floats, Floats, Floats]:
    """How far each mean is from those of the others, with the ends of the simultaneous intervals."""
    apart = _apart(drawn)
    apart = apart[np.isfinite(apart).all(axis=1)]
    value = _apart(means[None, :])[0]
    deviation = apart.std(axis=0, ddof=1) if len(apart) > 1 else np.full(value.size, np.inf)
    with np.errstate(invalid="ignore", divide="ignore"):
        largest = np.nanmax(np.abs(apart - value) / deviation, axis=1) if len(apart) > 1 else np.array([np.inf])
    reach = float(np.quantile(largest, level)) * deviation
    return value, value - reach, value + reach


def _apart(means: Floats) -> Floats:
    """How far each mean is from the mean of the others in its row."""
    others = (means.sum(axis=1, keepdims=True) - means) / (means.shape[1] - 1)
    return np.asarray(means - others)
