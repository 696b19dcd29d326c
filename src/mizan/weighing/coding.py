"""Values of a column as numbers, by which arrays are grouped."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Codes = NDArray[np.intp]


def coded(frame: pl.DataFrame, column: str) -> tuple[list[Any], Codes]:
    """The values of a column in order, and for each row which of them it has."""
    told = frame[column]
    if not isinstance(told.dtype, pl.Enum):
        return told.unique().sort().to_list(), told.rank("dense").cast(pl.Int64).to_numpy().astype(np.intp) - 1
    codes = told.to_physical().to_numpy()
    there = np.bincount(codes, minlength=len(told.dtype.categories)) > 0
    return told.dtype.categories.filter(pl.Series(there)).to_list(), (np.cumsum(there) - 1)[codes]


def numbers(values: pl.Series) -> Codes:
    """A number for each value, greater for a greater one; values that are numbers stand for themselves."""
    ranked = values if values.dtype.is_integer() else values.rank("dense")
    return ranked.to_numpy().astype(np.intp)
