"""Values of a column as numbers, by which arrays are grouped."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Codes = NDArray[np.intp]


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """What is measured of vectors that have the `place` of each entry, with numbers for entries, documents and names.

    Measures of it are those of the vectors themselves, in a fraction of the time: what a document tells with a partner
    stands together.
    """
    documents = pl.Enum(frame["documents"].explode().drop_nulls().unique().sort())
    return frame.select(
        frame["partner"].cast(pl.Enum(frame["partner"].unique().sort())),
        pl.col("domain", "kind", "status").cast(pl.Categorical),
        *("weight", "score", "date_from", "date_to", "published", "outlets"),
        pl.col("place").alias("entry"),
        pl.col("cluster").cast(documents).to_physical().cast(pl.UInt32),
        pl.col("documents").cast(pl.List(documents)).list.eval(pl.element().to_physical().cast(pl.UInt32)),
    ).sort("cluster", "partner")


def in_order(values: pl.Series) -> pl.Series:
    """Names as an enumeration, whose numbers are in the order of the names."""
    return values if isinstance(values.dtype, pl.Enum) else values.cast(pl.Enum(values.drop_nulls().unique().sort()))


def names_of(enumerated: pl.Series) -> list[str]:
    """The names that an enumeration (`in_order`) can have, as its numbers count them."""
    assert isinstance(enumerated.dtype, pl.Enum)
    return enumerated.dtype.categories.to_list()


def coded(frame: pl.DataFrame, column: str) -> tuple[list[Any], Codes]:
    """The values of a column in order, and for each row which of them it has. Whole numbers are taken to be small."""
    told = frame[column]
    if not isinstance(told.dtype, pl.Enum) and not told.dtype.is_integer():
        return told.unique().sort().to_list(), told.rank("dense").to_numpy().astype(np.intp) - 1
    codes = numbers(told)
    there = np.bincount(codes) > 0
    values = np.flatnonzero(there)
    dense = (np.cumsum(there) - 1)[codes]
    return told.dtype.categories.gather(values).to_list() if isinstance(told.dtype, pl.Enum) else values.tolist(), dense


def numbers(values: pl.Series) -> Codes:
    """A number for each value, greater for a greater one; whole numbers stand for themselves."""
    if isinstance(values.dtype, pl.Enum):
        values = values.to_physical()
    return (values if values.dtype.is_integer() else values.rank("dense")).to_numpy().astype(np.intp)


def firsts(values: Codes) -> NDArray[np.bool_]:
    """Which values stand there for the first time."""
    found = np.zeros(values.size, dtype=bool)
    found[np.unique(values, return_index=True)[1]] = True
    return found


def group_starts(groups: Codes, count: int) -> tuple[Codes, Codes, Codes]:
    """The order in which rows of a group stand together, which of `count` groups have rows, and where each begins."""
    # So few bits sort fast.
    order = np.argsort(groups.astype(np.min_scalar_type(count)), kind="stable")
    sizes = np.bincount(groups, minlength=count)
    present = np.flatnonzero(sizes)
    return order, present, (np.cumsum(sizes) - sizes)[present]
