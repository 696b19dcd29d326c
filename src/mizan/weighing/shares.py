"""Shares: how a focal state's dealings divide over its partners or domains."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import polars as pl

from mizan.weighing.bootstrap import Measure
from mizan.weighing.clusters import clustered, evidence
from mizan.weighing.coding import coded
from mizan.weighing.measured import MINIMUM, too_few
from mizan.weighing.posterior import Floats, marginal_ends

Of = Literal["partner", "domain"]


def shares(
    frame: pl.DataFrame,
    of: Of = "partner",
    *,
    within: str | None = None,
    among: Sequence[str] | None = None,
    level: float = 0.95,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """The share of each partner (or domain) in the entries of a frame, or in each group of it named by `within`.

    Formula: p_k = w_k / Σ w, w_k the summed weight of category k. Unit: a share, 0 … 1. Interval: posterior of
    each share against the rest (`posterior.marginals`), the weights scaled down to the number of documents
    (`clusters.information`). The categories are those
    `among` names, else all that the frame has, so a category absent from one group is there with share 0; entries
    outside `among` are left out of the total.

    Columns: the group, the category, `weight`, `share`, `low`, `high`, `n` (entries of the category), `total`
    (entries of the group), `suppressed_because`.
    """
    chosen = frame if among is None else frame.filter(pl.col(of).is_in(list(among)))
    chosen = clustered(chosen).with_columns(pl.lit("").alias("")) if within is None else clustered(chosen)
    group, entries = within or "", pl.col("entry").n_unique()
    cells = chosen.group_by(group, of).agg(pl.col("weight").sum(), n=entries)
    totals = chosen.group_by(group).agg(total=entries, clusters=pl.col("cluster").n_unique())
    made = shares_of(cells, totals, of, within=group, among=among, level=level, minimum=minimum)
    return made if within else made.drop("")


def shares_of(
    cells: pl.DataFrame,
    totals: pl.DataFrame,
    of: str = "partner",
    *,
    within: str,
    among: Sequence[str] | None = None,
    level: float = 0.95,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """The shares (`shares`) of what was added up already.

    `cells` has `weight` and `n` for each group and category, `totals` the entries (`total`) and `clusters` of each
    group.
    """
    categories = list(among) if among is not None else cells[of].cast(pl.String).unique().sort().to_list()
    names, groups = coded(cells, within)
    size = (len(names), len(categories))
    places = groups * size[1] + cells[of].cast(pl.String).cast(pl.Enum(categories)).to_physical().to_numpy()
    weights, entries = np.zeros(size), np.zeros(size, dtype=np.int64)
    weights.flat[places], entries.flat[places] = cells["weight"].to_numpy(), cells["n"].to_numpy()
    total, clusters = (totals.sort(within)[name].to_numpy() for name in ("total", "clusters"))
    reasons = [too_few(n, minimum) for n in total.tolist()]
    numbers = np.full((3, *size), np.nan)
    for place in (place for place, reason in enumerate(reasons) if reason is None):
        ends = marginal_ends(weights[place] * evidence(clusters[place], total[place]), level)
        numbers[:, place] = weights[place] / weights[place].sum(), *ends
    repeated = np.repeat(np.arange(size[0]), size[1])
    table: dict[str, Any] = {
        within: pl.Series(names, dtype=pl.String).gather(repeated),
        of: pl.Series(categories * size[0], dtype=pl.String),
        "weight": weights.ravel(),
        **dict(zip(("share", "low", "high"), numbers.reshape(3, -1), strict=True)),
        "n": entries.ravel(),
        "total": pl.Series(total, dtype=pl.Int64).gather(repeated),
        "suppressed_because": pl.Series(reasons, dtype=pl.String).gather(repeated),
    }
    columns = [within, of, "weight", "n", "share", "low", "high", "total", "suppressed_because"]
    return pl.DataFrame(table).select(columns).with_columns(pl.col("share", "low", "high").fill_nan(None))


def share_of(category: str, of: Of = "partner") -> Measure:
    """The share of one partner or domain, for `bootstrap.interval`."""

    def measure(frame: pl.DataFrame, weights: Floats) -> Floats:
        own = (frame[of] == category).to_numpy()
        with np.errstate(invalid="ignore"):
            return np.asarray(weights[:, own].sum(axis=1) / weights.sum(axis=1))

    return measure
