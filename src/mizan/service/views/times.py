"""Whether something falls within a period that is asked for."""

import polars as pl

from mizan.model.edtf import bounds


def overlapping(since: str | None, until: str | None) -> pl.Expr:
    """Of rows with `first` and `last` day: which overlap a period. What has no days overlaps none."""
    wanted = pl.lit(True)
    if since is not None:
        wanted &= pl.col("last") >= bounds(since)[0]
    if until is not None:
        wanted &= pl.col("first") <= bounds(until)[1]
    return wanted
