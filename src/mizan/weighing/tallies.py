"""What acts add up to in each period: with each partner, and by the outlet that alone tells of them.

A stretch of time cuts two periods at most: only these are counted anew, the others are as they were counted once.
"""

import datetime
from typing import NamedTuple, Self

import numpy as np
import polars as pl

from mizan.weighing.clusters import clustered, evidence
from mizan.weighing.coding import Codes, coded, in_order, names_of, numbers
from mizan.weighing.coverage import by_outlet
from mizan.weighing.linearised import Cells
from mizan.weighing.periods import Period, first_day, last_day, period_of

_HOW_MANY = pl.col("outlets").list.len()
_ALONE = pl.when(_HOW_MANY == 1).then(pl.col("outlets").list.first()).when(_HOW_MANY == 0).then(pl.lit(""))

_ENTRIES = pl.col("entry").n_unique().cast(pl.Int64)
_SCORED = pl.col("score").is_not_null()
_SUMS = (
    pl.col("weight").sum(),
    (pl.col("weight") * pl.col("score")).sum().alias("points"),
    pl.col("weight").filter(_SCORED).sum().alias("scored"),
    _ENTRIES.alias("acts"),
    pl.col("entry").filter(_SCORED).n_unique().cast(pl.Int64).alias("told"),
)


class Sums(NamedTuple):
    """What acts add up to, in tables by `begins`, the first day of a period.

    `cells`, by `partner` (null for all together) and `alone`, the outlet that alone tells of the acts (empty where no
    outlet is known, null where several tell of them): `weight`, `points` (weight times score), the weight that is
    `scored`, `acts` and those `told` with a score. `partners`, by `partner`: `weight` and number of acts (`n`).
    `tones`, by `partner`: the `mean` score, its standard `deviation`, how many acts (`n`), `documents` and `clusters`
    tell it, in how many `rows`. `periods`, with the name of the `period`: `total` acts and `clusters` that tell of
    them. `outlets`, by `outlet`: how many `acts` it tells.
    """

    cells: pl.DataFrame
    partners: pl.DataFrame
    tones: pl.DataFrame
    periods: pl.DataFrame
    outlets: pl.DataFrame


class Tally:
    """Acts that were placed in periods, with what they add up to (`sums`)."""

    def __init__(self, by: Period, placed: pl.DataFrame, heard: "_Heard", rows: slice, sums: Sums) -> None:
        self.by = by
        self.sums = sums
        self._every = placed
        self._heard = heard
        self._rows = rows

    @classmethod
    def of(cls, placed: pl.DataFrame, by: Period) -> Self:
        """The tally of a frame from `periods.by_period`."""
        alone = placed.select(_ALONE).to_series()
        outlets = pl.Enum(["", *alone.filter(alone != "").unique().sort()])
        placed = clustered(placed).with_columns(alone.cast(outlets).alias("alone"), in_order(placed["partner"]))
        placed = placed.sort("day")
        return cls(by, placed, _Heard.of(placed), slice(0, placed.height), _summed(placed))

    @property
    def placed(self) -> pl.DataFrame:
        """The acts, in the order of their days."""
        return self._every[self._rows]

    def between(self, since: str | datetime.date | None, until: str | datetime.date | None) -> Self:
        """The tally of the acts whose day is neither before nor after these."""
        days, begins = self._every["day"], self._every["begins"]
        rows, whole = self._rows, pl.lit(True)
        cut = []
        if since is not None:
            rows = slice(max(rows.start, days.search_sorted(first_day(since), "left")), rows.stop)
            cut.append(period_of(first_day(since), self.by))
            whole &= pl.col("begins") > cut[-1]
        if until is not None:
            rows = slice(rows.start, min(rows.stop, days.search_sorted(last_day(until), "right")))
            cut.append(period_of(last_day(until), self.by))
            whole &= pl.col("begins") < cut[-1]
        parts = [Sums(*(table.filter(whole) for table in self.sums))]
        for day in dict.fromkeys(cut):
            first, last = (begins.search_sorted(day, side) for side in ("left", "right"))
            parts.append(_summed(self._every[max(first, rows.start) : max(first, rows.start, min(last, rows.stop))]))
        sums = Sums(*(pl.concat(tables) for tables in zip(*parts, strict=True)))
        return type(self)(self.by, self._every, self._heard, slice(rows.start, max(rows.start, rows.stop)), sums)

    def evidence(self) -> tuple[float, dict[str, float]]:
        """How much of an independent observation each act is (`clusters.evidence`).

        First of all acts; then, for each outlet, of those that are left without what it alone tells, or none that is
        known.
        """
        together = self.sums.cells.filter(pl.col("partner").is_null()).group_by("alone").agg(pl.col("acts").sum())
        acts = dict(together.iter_rows())
        total = sum(acts.values())
        known = total - acts.get("", 0)
        clusters, clusters_known, lost = self._heard.clusters_of(self._rows)
        return evidence(clusters, total), {
            outlet: evidence(clusters_known - lost.get(outlet, 0), known - acts.get(outlet, 0))
            for outlet in self.sums.outlets["outlet"].unique()
        }


class _Heard(NamedTuple):
    """Which clusters tell of acts, and which outlet alone: pairs of both, clusters in order, and the pair of each row.

    `alone` is 0 where several outlets tell of them, else the place of the outlet from 1 on; the first is none that is
    known.
    """

    outlets: list[str]
    clusters: Codes
    alone: Codes
    of_rows: Codes

    @classmethod
    def of(cls, placed: pl.DataFrame) -> Self:
        documents = np.zeros(placed.height, dtype=np.intp)
        known = placed["cluster"].is_not_null().to_numpy()
        documents[known] = 1 + numbers(placed["cluster"].drop_nulls())
        outlets = names_of(placed["alone"])
        alone = (placed["alone"].to_physical().cast(pl.Int64) + 1).fill_null(0).to_numpy()
        pairs, of_rows = np.unique(documents * (len(outlets) + 1) + alone, return_inverse=True)
        return cls(outlets, *np.divmod(pairs, len(outlets) + 1), of_rows)

    def clusters_of(self, rows: slice) -> tuple[int, int, dict[str, int]]:
        """How many clusters tell of the acts of some rows, of those that a known outlet tells, and for each outlet how
        many tell of nothing else than what it alone tells.
        """
        there = np.zeros(self.clusters.size, dtype=bool)
        there[self.of_rows[rows]] = True
        known = np.flatnonzero(there & (self.alone != 1))
        starts = np.flatnonzero(np.diff(self.clusters[known], prepend=-1))
        single = starts[np.diff(starts, append=known.size) == 1]
        lost = np.bincount(self.alone[known[single]], minlength=len(self.outlets) + 1).tolist()
        every = int(np.count_nonzero(np.diff(self.clusters[there], prepend=-1)))
        return every, starts.size, dict(zip(self.outlets, lost[1:], strict=True))


def _summed(placed: pl.DataFrame) -> Sums:
    by_partner = placed.group_by("begins", "partner", "alone").agg(_SUMS)
    together = placed.group_by("begins", "alone").agg(_SUMS)
    return Sums(
        pl.concat([by_partner, together], how="diagonal"),
        by_partner.group_by("begins", "partner").agg(pl.col("weight").sum(), n=pl.col("acts").sum()),
        _tones(placed.filter(_SCORED)),
        placed.group_by("begins").agg(
            pl.col("period").first(), total=_ENTRIES, clusters=pl.col("cluster").n_unique().cast(pl.Int64)
        ),
        by_outlet(placed.select("begins", "entry", "outlets")).group_by("begins", "outlet").agg(acts=_ENTRIES),
    )


def in_cells(placed: pl.DataFrame) -> pl.DataFrame:
    """The rows with the column `cell`, a number for each period and partner, in order."""
    partners, codes = coded(placed, "partner")
    _, places = coded(placed, "begins")
    return placed.with_columns(cell=pl.Series(places * len(partners) + codes, dtype=pl.UInt32))


def _tones(told: pl.DataFrame) -> pl.DataFrame:
    found = Cells(in_cells(told), "cell").influences()
    deviation, clusters = found.deviations()
    table = told.group_by("begins", "partner").agg(
        n=_ENTRIES, documents=pl.col("documents").explode().n_unique().cast(pl.Int64), rows=pl.len().cast(pl.Int64)
    )
    return table.sort("begins", "partner").with_columns(
        mean=pl.Series(found.means, dtype=pl.Float64),
        deviation=pl.Series(deviation, dtype=pl.Float64),
        clusters=pl.Series(clusters, dtype=pl.Float64),
    )
