"""Agreement depth: how much binds a focal state to each partner on paper."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

import numpy as np
import polars as pl
from msgspec import Struct

from mizan.weighing.bootstrap import CLUSTERS, DRAWS, FEWEST_CLUSTERS, group_sums, row_weights
from mizan.weighing.coding import coded
from mizan.weighing.posterior import ends


class DepthWeights(Struct, frozen=True):
    """What each instrument and each status weighs; what is not listed weighs nothing."""

    instrument: Mapping[str, float]
    status: Mapping[str, float]

    @classmethod
    def usual(cls) -> "DepthWeights":
        """The weights of depth.toml."""
        table = tomllib.loads((files(__package__ or "") / "depth.toml").read_text(encoding="utf-8"))
        return cls(table["instrument"], table["status"])


def depth(
    frame: pl.DataFrame,
    by: str = "partner",
    *,
    weights: DepthWeights | None = None,
    clusters: Sequence[str] = CLUSTERS,
    level: float = 0.95,
    seed: int = 0,
    draws: int = DRAWS,
) -> pl.DataFrame:
    """The weighted sum of agreements with each partner.

    Formula: Σ w · instrument weight · status weight, over agreement entries. Unit: points, of which a treaty in force
    between two has 5 under the usual weights (depth.toml). Interval: cluster bootstrap, of what reading other documents
    of the same kind, and as many, might have found; none where fewer than five documents tell of agreements. A counted
    package ("seven documents") is one instrument: what is in it counts where it is told. Columns: `instruments` (plain
    number of entries), `in_force` (those in force or extended), `depth`, `documents`, `low`, `high`.
    """
    table = weights or DepthWeights.usual()
    agreed = frame.filter(pl.col("kind") == "agreement").with_columns(
        points=pl.col("type").replace_strict(dict(table.instrument), default=0.0, return_dtype=pl.Float64)
        * pl.col("status").replace_strict(dict(table.status), default=0.0, return_dtype=pl.Float64)
    )
    binding = pl.col("status").is_in(["in_force", "extended"])
    summed = (
        agreed.group_by(by)
        .agg(
            instruments=pl.col("entry").n_unique().cast(pl.Int64),
            in_force=pl.col("entry").filter(binding).n_unique().cast(pl.Int64),
            depth=(pl.col("weight") * pl.col("points")).sum(),
            documents=pl.col("documents").explode().n_unique().cast(pl.Int64),
        )
        .sort(by)
    )
    low, high = np.empty(0), np.empty(0)
    if not agreed.is_empty():
        values, codes = coded(agreed, by)
        points = agreed["points"].to_numpy()
        found = [
            group_sums(rows * points, codes, len(values))
            for rows in row_weights(agreed, clusters=clusters, seed=seed, draws=draws)
        ]
        low, high = ends(np.concatenate(found), level)
    enough = pl.col("documents") >= FEWEST_CLUSTERS
    return summed.with_columns(
        low=pl.when(enough).then(pl.Series(low, dtype=pl.Float64)),
        high=pl.when(enough).then(pl.Series(high, dtype=pl.Float64)),
    )
