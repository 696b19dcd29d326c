"""What the cluster bootstrap of mean scores comes to where there is much to resample, in one pass over the frame.

A mean under resampling of clusters is, to first order, the mean plus the drawn clusters' influences on it; the
percentiles of the bootstrap tend to those of Student's t with the cluster-robust variance (Cameron & Miller 2015,
doi:10.3368/jhr.50.2.317). Resampling tens of thousands of rows a thousand times shows nothing more, and takes minutes.
"""

import math
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from mizan.weighing.clusters import clusters
from mizan.weighing.coding import Codes, coded, numbers
from mizan.weighing.posterior import Floats

LARGE = 2_000
"""From so many rows on means are linearised rather than resampled."""


def mean_ends(told: pl.DataFrame, by: str, level: float) -> tuple[Floats, Floats]:
    """The ends of the interval of the mean score in each group of a column, groups in order.

    Formula: m ± t(G - 1) √(G / (G - 1) Σ_c u_c²) / Σ w, with u_c = Σ w (s - m) over the rows of cluster c. Rows whose
    document nobody knows count for the mean and vary with nothing.
    """
    _, found = _influences(told, by)
    count = np.bincount(found.groups, minlength=found.means.size).astype(np.float64)
    variance = np.bincount(found.groups, found.influences**2, found.means.size)
    with np.errstate(invalid="ignore", divide="ignore"):
        deviation = np.sqrt(variance * count / (count - 1))
    reach = deviation * np.array([student((1 + level) / 2, freedom) for freedom in count - 1])
    return found.means - reach, found.means + reach


def drawn_means(told: pl.DataFrame, by: str, *, draws: int, seed: int) -> Floats:
    """Draws (rows) of the mean score of all groups of a column together, in order, from their joint distribution."""
    values, found = _influences(told, by)
    covariance = np.zeros(len(values) ** 2)
    # What a cluster tells stands together: each of its influences is multiplied with those that far after it.
    for apart in range(found.groups.size):
        first = np.flatnonzero(found.clusters[apart:] == found.clusters[: found.clusters.size - apart])
        if not first.size:
            break
        second = first + apart
        products = found.influences[first] * found.influences[second]
        for one, other in ((first, second), (second, first))[: 2 if apart else 1]:
            cells = found.groups[one] * len(values) + found.groups[other]
            covariance += np.bincount(cells, products, covariance.size)
    count = max(2, int(np.count_nonzero(np.diff(found.clusters, prepend=-1))))
    return np.random.default_rng(seed).multivariate_normal(
        found.means, covariance.reshape(len(values), -1) * count / (count - 1), draws, method="eigh"
    )


def student(quantile: float, freedom: float) -> float:
    """A quantile of Student's t, by Fisher and Cornish's expansion of 1960; good to a hundredth from 4 degrees on.

    Not a number without any degree of freedom.
    """
    if freedom < 1:
        return math.nan
    z = NormalDist().inv_cdf(quantile)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


class _Influences(NamedTuple):
    """The mean of each group, and how far each cluster moves that of a group it tells of, clusters in order."""

    means: Floats
    groups: Codes
    clusters: Codes
    influences: Floats


def _influences(told: pl.DataFrame, by: str) -> tuple[list[Any], _Influences]:
    values, groups = coded(told, by)
    weights, scores = told["weight"].to_numpy(), told["score"].to_numpy()
    totals = np.bincount(groups, weights, len(values))
    means = np.bincount(groups, weights * scores, len(values)) / totals
    moved = weights * (scores - means[groups]) / totals[groups]
    of_rows = clusters(told)
    known = of_rows.is_not_null().to_numpy()
    cells = numbers(of_rows.drop_nulls()) * len(values) + groups[known]
    order = np.argsort(cells, kind="stable")
    starts = np.flatnonzero(np.diff(cells[order], prepend=-1))
    firsts = cells[order][starts]
    sums = np.add.reduceat(moved[known][order], starts) if starts.size else np.empty(0)
    return values, _Influences(means, firsts % len(values), firsts // len(values), sums)
