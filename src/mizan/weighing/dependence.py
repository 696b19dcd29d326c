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
    frame: pl.DataFrame,
    partners: pl.DataFrame | None = None,
    *,
    level: float = 0.95,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """The share of each partner in all the focal state's dealings, and how that compares the other way round.

    Formula: Σ w of the partner / Σ w of all. Unit: a share. Interval: as in `shares.shares`. `partners` has, for each
    partner, the share of the focal state in that partner's own dealings (columns `partner`, `returned`); with it,
    `asymmetry` = share - returned: positive where the focal state depends more than it is depended upon.
    """
    table = shares(frame, "partner", level=level, minimum=minimum).rename({"share": "dependence"})
    if partners is None:
        return table
    return table.join(partners.select("partner", "returned"), on="partner", how="left").with_columns(
        asymmetry=pl.col("dependence") - pl.col("returned")
    )


def money(
    figures: pl.DataFrame,
    own: pl.DataFrame,
    indicator: str,
    unit: str = "USD",
    *,
    period: str | None = None,
    across: bool = False,
) -> pl.DataFrame:
    """What sources state of an amount (trade, investment …) with each partner, and its share of the state's own total.

    Formula: value_k / total, the total being the state's own figure for the same indicator, unit and period (`own`, the
    figures that name no partner: columns `type`, `unit`, `date`, `value`), or else the sum over the partners, which
    `basis` says and which overstates every share. Unit: the currency, and a share. Interval: none is known for a
    stated figure; where sources differ `low` and `high` are the least and the greatest value stated, and `contested`
    is true. Only figures between the two alone are taken, and of each partner those of the latest period. Each period
    has a total of its own, unless `across` takes the latest figures of all partners, and the latest own one, together:
    sources seldom tell all partners' figures for one period, and shares then mix periods.
    """
    chosen = figures.filter(
        (pl.col("kind") == "figure") & (pl.col("type") == indicator) & (pl.col("unit") == unit) & ~pl.col("shared")
    ).unique(["entry", "partner"])
    # What is to be reached by a year, or was told before its year began, is a plan and no measurement.
    ahead = pl.col("date").str.starts_with("../") | (pl.col("date_from") > pl.col("published")).fill_null(False)
    chosen = chosen.filter(~ahead.fill_null(False))
    chosen = chosen.filter(pl.col("date") == period) if period else chosen.filter(pl.col("date").is_not_null())
    latest = chosen.filter(pl.col("date_to") == pl.col("date_to").max().over("partner"))
    table = (
        latest.group_by("partner", "date")
        .agg(
            value=pl.col("value").median(),
            low=pl.col("least").min(),
            high=pl.col("most").max(),
            contested=pl.col("contested").any() | (pl.col("value").n_unique() > 1),
            n=pl.col("entry").n_unique().cast(pl.Int64),
        )
        .sort("partner", "date")
        .with_columns(whole=pl.lit("") if across else pl.col("date"))
    )
    totals = own.filter((pl.col("type") == indicator) & (pl.col("unit") == unit) & pl.col("date").is_not_null())
    if across:
        totals = totals.filter(pl.col("date") == pl.col("date").max())
    totals = (
        totals.with_columns(whole=pl.lit("") if across else pl.col("date"))
        .group_by("whole")
        .agg(own=pl.col("value").max())
    )
    summed = table.group_by("whole").agg(summed=pl.col("value").sum())
    joined = table.join(totals, on="whole", how="left").join(summed, on="whole", how="left", maintain_order="left")
    return joined.with_columns(
        share=pl.col("value") / pl.coalesce("own", "summed"),
        basis=pl.when(pl.col("own").is_not_null()).then(pl.lit(_TOTAL)).otherwise(pl.lit(_SUM)),
    ).drop("own", "summed", "whole")
