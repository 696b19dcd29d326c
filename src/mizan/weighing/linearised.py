"""What the cluster bootstrap of mean scores comes to where there is much to resample, in one pass over the frame.

A mean under resampling of clusters is, to first order, the mean plus the drawn clusters' influences on it; the
percentiles of the bootstrap tend to those of Student's t with the cluster-robust variance (Cameron & Miller 2015,
doi:10.3368/jhr.50.2.317). Resampling tens of thousands of rows a thousand times shows nothing more, and takes minutes.
"""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import stdtrit as student  # type: ignore[import-untyped]

from mizan.weighing.clusters import clusters
from mizan.weighing.coding import Codes, coded, numbers
from mizan.weighing.posterior import Floats

LARGE = 2_000
"""From so many rows on means are linearised rather than resampled."""


class Influences(NamedTuple):
    """The mean score of each group, and how far each cluster moves that of a group it tells of, clusters in order.

    Groups and clusters are numbers, of groups the place of their mean.
    """

    means: Floats
    groups: Codes
    clusters: Codes
    influences: Floats

    def ends(self, level: float) -> tuple[Floats, Floats]:
        """The ends of the interval of each mean (`ends`)."""
        return ends(self.means, *self.deviations(), level)

    def deviations(self) -> tuple[Floats, Floats]:
        """The standard deviation of each mean, and how many clusters it has.

        Formula: √(G / (G - 1) Σ_c u_c²) / Σ w, with u_c = Σ w (s - m) over the rows of cluster c, of G. Rows whose
        document nobody knows count for the mean and vary with nothing.
        """
        count = np.bincount(self.groups, minlength=self.means.size).astype(np.float64)
        variance = np.bincount(self.groups, self.influences**2, self.means.size)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.sqrt(variance * count / (count - 1)), count

    def among(self, chosen: NDArray[np.bool_]) -> "Influences":
        """Those of some of the groups, which are numbered anew."""
        kept = chosen[self.groups]
        renamed = np.cumsum(chosen) - 1
        return Influences(self.means[chosen], renamed[self.groups[kept]], self.clusters[kept], self.influences[kept])

    def drawn(self, *, draws: int, seed: int) -> Floats:
        """Draws (rows) of all means together, from their joint distribution."""
        size = self.means.size
        covariance = np.zeros(size**2)
        # What a cluster tells stands together: each of its influences is multiplied with those that far after it.
        for apart in range(self.groups.size):
            first = np.flatnonzero(self.clusters[apart:] == self.clusters[: self.clusters.size - apart])
            if not first.size:
                break
            second = first + apart
            products = self.influences[first] * self.influences[second]
            for one, other in ((first, second), (second, first))[: 2 if apart else 1]:
                covariance += np.bincount(self.groups[one] * size + self.groups[other], products, covariance.size)
        count = max(2, int(np.count_nonzero(np.diff(self.clusters, prepend=-1))))
        return np.random.default_rng(seed).multivariate_normal(
            self.means, covariance.reshape(size, -1) * count / (count - 1), draws, method="eigh"
        )


class Cells:
    """The rows of a frame that one cluster tells of one group, together: over these influences are sums.

    `values` are those of the column `by` in order, as the groups are numbered.
    """

    def __init__(self, told: pl.DataFrame, by: str) -> None:
        self.values, groups = coded(told, by)
        of_rows = clusters(told)
        documents = np.full(told.height, -1, dtype=np.intp)
        documents[of_rows.is_not_null().to_numpy()] = numbers(of_rows.drop_nulls())
        cells = documents * len(self.values) + groups
        self._order = np.argsort(cells, kind="stable")
        ordered = cells[self._order]
        self._starts = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))
        self._clusters, self._groups = np.divmod(ordered[self._starts], max(1, len(self.values)))
        self._weights = told["weight"].to_numpy()[self._order]
        self._points = self._weights * told["score"].to_numpy()[self._order]

    def influences(self, chosen: NDArray[np.bool_] | None = None) -> Influences:
        """The influences of all rows, or of the chosen ones; of a group without any the mean is not a number."""
        weights, points = self._weights, self._points
        if chosen is not None:
            counted = chosen[self._order]
            weights, points = weights * counted, points * counted
        if self._starts.size:
            weights, points = np.add.reduceat(weights, self._starts), np.add.reduceat(points, self._starts)
        count = len(self.values)
        with np.errstate(invalid="ignore", divide="ignore"):
            totals = np.bincount(self._groups, weights, count)
            means = np.bincount(self._groups, points, count) / totals
        there = np.flatnonzero((weights > 0) & (self._clusters >= 0))
        groups = self._groups[there]
        moved = (points[there] - means[groups] * weights[there]) / totals[groups]
        return Influences(means, groups, self._clusters[there], moved)


def ends(means: Floats, deviations: Floats, clusters: Floats, level: float) -> tuple[Floats, Floats]:
    """The ends of the intervals of means that so many clusters tell: m ± t(G - 1) deviations."""
    reach = deviations * student(clusters - 1, (1 + level) / 2)
    return means - reach, means + reach
