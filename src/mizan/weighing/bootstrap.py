"""Intervals by resampling what was read: a cluster bootstrap over documents, outlets or both.

Entries told by one document stand or fall together, so documents are drawn, not entries; if outlets are drawn as
well, the two draws are multiplied (the product-weight bootstrap: Owen & Eckles 2012, doi:10.1214/12-AOAS547). Which
document an entry belongs to that several tell, `clusters` decides.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mizan.weighing.clusters import clusters as clusters_of
from mizan.weighing.coding import group_starts
from mizan.weighing.measured import MINIMUM, Measured, too_few
from mizan.weighing.posterior import Floats, ends

DRAWS = 999
CLUSTERS = ("documents",)
FEWEST_CLUSTERS = 5
_CELLS = 20_000_000


class Measure(Protocol):
    """A measure of a frame under many weightings of its rows at once.

    `weights` has one row for each weighting and one column for each row of the frame; the result has one value (or
    one row of values) for each weighting. The frame's own `weight` is already multiplied in.
    """

    def __call__(self, frame: pl.DataFrame, weights: Floats) -> Floats:
        """The values of the measure."""


def interval(
    frame: pl.DataFrame,
    measure: Measure,
    *,
    clusters: Sequence[str] = CLUSTERS,
    seed: int = 0,
    level: float = 0.95,
    draws: int = DRAWS,
    minimum: int = MINIMUM,
) -> Measured:
    """A measure with a percentile interval from the cluster bootstrap (Efron & Tibshirani 1993, ch. 13).

    Suppressed below `minimum` entries and below five clusters, where a bootstrap says nothing.
    """
    n = frame["entry"].n_unique()
    reason = too_few(n, minimum) or fewest(frame, clusters)
    if reason:
        return Measured.suppressed(n, reason)
    value = plain(frame, measure)
    if not np.isfinite(value):
        return Measured.suppressed(n, "undefined for these entries")
    low, high = ends(resampled(frame, measure, clusters=clusters, seed=seed, draws=draws), level)
    return Measured(float(value), float(low), float(high), n)


def fewest(frame: pl.DataFrame, clusters: Sequence[str] = CLUSTERS) -> str | None:
    """Why there are too few clusters to resample, if so."""
    for column in clusters:
        reason = too_few(clusters_of(frame, column).drop_nulls().n_unique(), FEWEST_CLUSTERS, column)
        if reason:
            return reason
    return None


def plain(frame: pl.DataFrame, measure: Measure) -> Floats:
    """The measure on the entries as they are."""
    return np.asarray(measure(frame, frame["weight"].to_numpy()[None, :])[0])


def resampled(
    frame: pl.DataFrame,
    measure: Measure,
    *,
    clusters: Sequence[str] = CLUSTERS,
    seed: int = 0,
    draws: int = DRAWS,
) -> Floats:
    """The measure in each of `draws` resamples."""
    return np.concatenate(
        [measure(frame, weights) for weights in row_weights(frame, clusters=clusters, seed=seed, draws=draws)]
    )


def row_weights(
    frame: pl.DataFrame, *, clusters: Sequence[str] = CLUSTERS, seed: int = 0, draws: int = DRAWS
) -> Iterator[Floats]:
    """The weights of the frame's rows in each resample, some resamples at a time to bound the memory used."""
    generator = np.random.default_rng(seed)
    own = frame["weight"].to_numpy()
    memberships = [_coded_clusters(frame, column) for column in clusters]
    step = max(1, _CELLS // max(1, frame.height))
    for first in range(0, draws, step):
        size = min(step, draws - first)
        weights = np.repeat(own[None, :], size, axis=0)
        for codes, known, count in memberships:
            drawn = generator.multinomial(count, np.full(count, 1 / count), size).astype(np.float64)
            weights[:, known] *= drawn[:, codes]
        yield weights


Indices = NDArray[np.intp]


def _coded_clusters(frame: pl.DataFrame, column: str) -> tuple[Indices, Indices, int]:
    """The clusters of the rows that have one, which rows these are, and how many clusters there are.

    Rows whose outlet nobody knows are left as they are.
    """
    names = clusters_of(frame, column)
    known = names.is_not_null().arg_true().to_numpy().astype(np.intp)
    codes = names.drop_nulls().rank("dense").cast(pl.Int64).to_numpy().astype(np.intp) - 1
    return codes, known, int(codes.max(initial=-1)) + 1


def group_sums(weights: Floats, groups: NDArray[np.intp], count: int) -> Floats:
    """Sums of the columns of `weights` over groups of rows: one column for each of `count` groups."""
    order, present, starts = group_starts(groups, count)
    sums = np.zeros((weights.shape[0], count))
    if present.size:
        sums[:, present] = np.add.reduceat(weights[:, order], starts, axis=1)
    return sums
