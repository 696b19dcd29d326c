"""Shares: how a focal state's dealings divide over its partners or domains."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import polars as pl

from mizan.weighing.bootstrap import Measure
from mizan.weighing.clusters import information
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
    parts = [
        _shares(group, of, categories, level, seed, minimum).select(
            *([pl.lit(name).alias(within)] if within else []), pl.all()
        )
        for name, group in _groups(chosen, within)
        if categories
    ]
    return pl.concat(parts) if parts else _nothing(of, within)


def share_of(category: str, of: Of = "partner") -> Measure:
    """The share of one partner or domain, for `bootstrap.interval`."""

    def measure(frame: pl.DataFrame, weights: Floats) -> Floats:
        own = (frame[of] == category).to_numpy()
        with np.errstate(invalid="ignore"):
            return np.asarray(weights[:, own].sum(axis=1) / weights.sum(axis=1))

    return measure


def _groups(frame: pl.DataFrame, within: str | None) -> Iterator[tuple[object, pl.DataFrame]]:
    if within is None:
        yield None, frame
        return
    for (name,), group in sorted(frame.group_by(within), key=lambda part: str(part[0][0])):
        yield name, group


def _shares(group: pl.DataFrame, of: str, categories: list[str], level: float, seed: int, minimum: int) -> pl.DataFrame:
    counted = group.group_by(of).agg(pl.col("weight").sum(), pl.col("entry").n_unique())
    told = {category: (weight, n) for category, weight, n in counted.iter_rows()}
    weights = np.array([told[category][0] if category in told else 0.0 for category in categories])
    entries = [told[category][1] if category in told else 0 for category in categories]
    total = group["entry"].n_unique()
    reason = too_few(total, minimum)
    share = low = high = None
    if not reason:
        share = weights / weights.sum()
        low, high = marginal_ends(weights * information(group), level, seed=seed)
    return pl.DataFrame(
        {of: categories, "weight": weights, "n": entries, "share": share, "low": low, "high": high},
        {of: pl.String, "weight": pl.Float64, "n": pl.Int64, **dict.fromkeys(("share", "low", "high"), pl.Float64)},
    ).with_columns(total=pl.lit(total, pl.Int64), suppressed_because=pl.lit(reason, pl.String))


def _nothing(of: str, within: str | None) -> pl.DataFrame:
    numbers = dict.fromkeys(("weight", "share", "low", "high"), pl.Float64)
    texts = {column: pl.String for column in (within, of) if column}
    return pl.DataFrame(
        schema={
            **texts,
            "weight": numbers["weight"],
            "n": pl.Int64,
            **numbers,
            "total": pl.Int64,
            "suppressed_because": pl.String,
        }
    )
