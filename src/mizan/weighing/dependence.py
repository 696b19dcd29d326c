"""Bandwidth and dependence, kept apart: how much passes between two, and how much of the focal state's own it is.

The distinction is that of the Formal Bilateral Influence Capacity index (Moyer, Meisel and others, Pardee Center).
Its weights are not published: these measures claim no equivalence with it.
"""

import polars as pl

from mizan.weighing.measured import MINIMUM
from mizan.weighing.shares import shares

_TOTAL = "stated total"
_SUM = "sum over partners"


def bandwidth(frame: pl.DataFrame, by: str = "partner") -> pl.DataFrame:
    """The volume of dealings with each partner, of all kinds of entry.

    Formula: Σ w, in all and in each kind. Unit: entries; what is shared with several partners counts in parts. No
    interval: it is what was read, and depends on how much was read.
    """
    kinds = ("event", "agreement", "figure", "statement")
    return (
        frame.group_by(by)
        .agg(
            bandwidth=pl.col("weight").sum(),
            **{f"{kind}s": pl.col("weight").filter(pl.col("kind") == kind).sum() for kind in kinds},
            shared=pl.col("weight").filter(pl.col("shared")).sum(),
            n=pl.col("entry").n_unique().cast(pl.Int64),
        )
        .sort("bandwidth", by, descending=[True, False])
    )


def dependence(
    frame: pl.DataFrame, partners: pl.DataFrame | None = None, *, minimum: int = MINIMUM, seed: int = 0
) -> pl.DataFrame:
    """The share of each partner in all the focal state's dealings, and how that compares the other way round.

    Formula: Σ w of the partner / Σ w of all. Unit: a share. Interval: as in `shares.shares`. `partners` has, for each
    partner, the share of the focal state in that partner's own dealings (columns `partner`, `returned`); with it,
    `asymmetry` = share - returned: positive where the focal state depends more than it is depended upon.
    """
    table = shares(frame, "partner", minimum=minimum, seed=seed).rename({"share": "dependence"})
    if partners is None:
        return table
    return table.join(partners.select("partner", "returned"), on="partner", how="left").with_columns(
        asymmetry=pl.col("dependence") - pl.col("returned")
    )


def money(
    figures: pl.DataFrame, own: pl.DataFrame, indicator: str, unit: str = "USD", *, period: str | None = None
) -> pl.DataFrame:
    """What sources state of an amount (trade, investment …) with each partner, and its share of the state's own total.

    Formula: value_k / total, the total being the state's own figure for the same indicator, unit and period (`own`, the
    figures that name no partner: columns `type`, `unit`, `date`, `value`), or else the sum over the partners, which
    `basis` says and which overstates every share. Unit: the currency, and a share. Interval: none is known for a
    stated figure; where sources differ `low` and `high` are the least and the greatest value stated, and `contested`
    is true. Only figures between the two alone are taken, and of each partner those of the latest period.
    """
    chosen = figures.filter(
        (pl.col("kind") == "figure") & (pl.col("type") == indicator) & (pl.col("unit") == unit) & ~pl.col("shared")
    ).unique(["entry", "partner"])
    chosen = chosen.filter(pl.col("date") == period) if period else chosen.filter(pl.col("date").is_not_null())
    latest = chosen.filter(pl.col("date_to") == pl.col("date_to").max().over("partner"))
    table = (
        latest.group_by("partner", "date")
        .agg(
            value=pl.col("value").median(),
            low=pl.col("value").min(),
            high=pl.col("value").max(),
            contested=pl.col("contested").any() | (pl.col("value").n_unique() > 1),
            n=pl.col("entry").n_unique().cast(pl.Int64),
        )
        .sort("partner", "date")
    )
    totals = (
        own.filter((pl.col("type") == indicator) & (pl.col("unit") == unit))
        .group_by("date")
        .agg(own=pl.col("value").max())
    )
    summed = table.group_by("date").agg(summed=pl.col("value").sum())
    joined = table.join(totals, on="date", how="left").join(summed, on="date", how="left", maintain_order="left")
    return joined.with_columns(
        share=pl.col("value") / pl.coalesce("own", "summed"),
        basis=pl.when(pl.col("own").is_not_null()).then(pl.lit(_TOTAL)).otherwise(pl.lit(_SUM)),
    ).drop("own", "summed")
