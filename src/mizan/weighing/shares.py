"""Shares: how a focal state's dealings divide over its partners or domains."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np
import polars as pl

from mizan.weighing.bootstrap import Measure
from mizan.weighing.clusters import columns_of_clusters, information
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
    seed: int = 0,
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
    categories = list(among) if among is not None else chosen[of].unique().sort().to_list()
    if not categories:
        return _table(of, within, [])
    groups = _groups(chosen, of, within)
    return _table(
        of,
        within,
        [row for name, group in groups for row in _shares(name, group, of, categories, level, seed, minimum)],
    )


def share_of(category: str, of: Of = "partner") -> Measure:
    """The share of one partner or domain, for `bootstrap.interval`."""

    def measure(frame: pl.DataFrame, weights: Floats) -> Floats:
        own = (frame[of] == category).to_numpy()
        with np.errstate(invalid="ignore"):
            return np.asarray(weights[:, own].sum(axis=1) / weights.sum(axis=1))

    return measure


def _groups(frame: pl.DataFrame, of: str, within: str | None) -> Iterator[tuple[object, pl.DataFrame]]:
    if within is None:
        yield None, frame
        return
    needed = frame.select(within, of, "weight", *columns_of_clusters(frame))
    for (name,), group in sorted(needed.partition_by(within, as_dict=True).items(), key=lambda part: str(part[0][0])):
        yield name, group


def _shares(
    name: object, group: pl.DataFrame, of: str, categories: list[str], level: float, seed: int, minimum: int
) -> Iterator[tuple[object, ...]]:
    """The rows of one group."""
    counted = group.group_by(of).agg(pl.col("weight").sum(), pl.col("entry").n_unique())
    told = {category: (weight, n) for category, weight, n in counted.iter_rows()}
    weights, entries = zip(*(told.get(category, (0.0, 0)) for category in categories), strict=True)
    total = group["entry"].n_unique()
    reason = too_few(total, minimum)
    if reason:
        nothing = (None,) * len(categories)
        numbers: tuple[Sequence[float | None], ...] = (nothing, nothing, nothing)
    else:
        summed = np.array(weights)
        ends = marginal_ends(summed * information(group), level, seed=seed)
        numbers = ((summed / summed.sum()).tolist(), *(end.tolist() for end in ends))
    for category, weight, n, *shown in zip(categories, weights, entries, *numbers, strict=True):
        yield (name, category, weight, n, *shown, total, reason)


def _table(of: str, within: str | None, rows: list[tuple[object, ...]]) -> pl.DataFrame:
    schema: dict[str, Any] = {
        within or "": pl.String,
        of: pl.String,
        "weight": pl.Float64,
        "n": pl.Int64,
        **dict.fromkeys(("share", "low", "high"), pl.Float64),
        "total": pl.Int64,
        "suppressed_because": pl.String,
    }
    made = pl.DataFrame(rows, schema, orient="row")
    return made if within else made.drop("")
