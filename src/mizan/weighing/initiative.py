"""Initiative: which of two sides comes to the other."""

from typing import Literal

import polars as pl

from mizan.weighing.dyads import FOCAL_ACTS, PARTNER_ACTS
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.posterior import marginal_ends

Acts = Literal["visits", "cooperative", "all"]


def initiative(
    frame: pl.DataFrame,
    of: Acts = "visits",
    *,
    level: float = 0.95,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Who visits whom: initiative of the focal state towards each partner.

    Formula: (n_out - n_in) / (n_out + n_in), n_out visits by the focal state, n_in visits to it. Unit: -1 (only the
    partner comes) … 1 (only the focal state goes). Interval: Jeffreys posterior of the share of n_out. Entries count
    whole, also where several partners visit together, for each of them came. `of` = "cooperative" counts every act of
    one side towards the other that has a positive score, "all" every act of one side towards the other.
    """
    chosen = acts(frame).filter(pl.col("direction") != "together")
    if of == "visits":
        chosen = chosen.filter(pl.col("mode") == "visit")
    elif of == "cooperative":
        chosen = chosen.filter(pl.col("score") > 0)
    entries = chosen.unique(["entry", "partner"])
    table = (
        entries.group_by("partner")
        .agg(
            out=(pl.col("direction") == FOCAL_ACTS).sum().cast(pl.Int64),
            into=(pl.col("direction") == PARTNER_ACTS).sum().cast(pl.Int64),
        )
        .sort("partner")
        .with_columns(n=pl.col("out") + pl.col("into"))
    )
    low, high = marginal_ends(table["out"].to_numpy(), level, total=table["n"].to_numpy())
    few = pl.col("n") < minimum
    return table.with_columns(
        initiative=(pl.col("out") - pl.col("into")) / pl.col("n"),
        low=pl.Series(2 * low - 1),
        high=pl.Series(2 * high - 1),
    ).with_columns(
        *(pl.when(~few).then(pl.col(column)).alias(column) for column in ("initiative", "low", "high")),
        suppressed_because=pl.when(few).then(pl.format("{} acts, fewer than {}", pl.col("n"), pl.lit(minimum))),
    )
