"""Facets: by which values what was found can be narrowed, and how many documents each leaves.

Values stand as numbers, which are counted fast; records and documents as their places in their tables.
"""

from collections.abc import Collection
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import polars as pl
from msgspec import Struct

Places = npt.NDArray[Any]

FACETS = 15
"""The most values of a facet that are listed."""


class Facet(Struct, frozen=True):
    """A value by which to narrow the search, and how many documents that leaves."""

    value: str
    documents: int


class Coded(Struct, frozen=True):
    """Values as numbers; `names` are the values by number, the last that of what is missing or empty."""

    codes: Places
    names: list[str]

    @classmethod
    def of(cls, values: pl.Series) -> Self:
        """Values as numbers."""
        known = values.drop_nulls().unique().cast(pl.String)
        names = [*known.filter(known != "").sort(), ""]
        return cls(values.fill_null("").cast(pl.Enum(names)).to_physical().to_numpy(), names)

    def at(self, places: Places) -> "Coded":
        """The values at some places, or at those where it is true."""
        return Coded(self.codes[places], self.names)

    def among(self, places: Places, value: str) -> Places:
        """Those of some places where this is the value."""
        return places[self.codes[places] == self.names.index(value)] if value in self.names else places[:0]

    def facets(self) -> list[Facet]:
        """The values told most often; of equals, in their order."""
        counts = np.bincount(self.codes, minlength=len(self.names))[:-1]
        most = np.argsort(-counts, kind="stable")[:FACETS]
        return [Facet(self.names[code], int(counts[code])) for code in most if counts[code]]


class Listed(Struct, frozen=True):
    """Lists of values: those of the list at a place are from `begins[place]` to `begins[place + 1]`."""

    begins: Places
    values: Coded

    @classmethod
    def of(cls, lists: pl.Series, known: Collection[str]) -> Self:
        """Lists of values, of which only those known are kept."""
        told = pl.DataFrame({"value": lists}).with_row_index("place").explode("value").drop_nulls()
        told = told.filter(pl.col("value").is_in(list(known)))
        many = np.bincount(told["place"].to_numpy(), minlength=len(lists))
        return cls(np.concatenate(([0], np.cumsum(many))).astype(np.int32), Coded.of(told["value"]))

    def at(self, places: Places) -> tuple[Places, Coded]:
        """How many values the lists at some places have, and these one after another."""
        first = self.begins[places]
        many = self.begins[places + 1] - first
        ends = np.cumsum(many)
        return many, self.values.at(np.repeat(first - ends + many, many) + np.arange(many.sum()))


def once(documents: Places, told: Coded) -> tuple[Places, Coded]:
    """Every value that documents tell, once for each; the documents are given in order."""
    begins = np.flatnonzero(np.diff(documents, prepend=-1))
    numbers = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(documents)))
    bits = len(told.names).bit_length()
    there = np.zeros(len(begins) << bits, dtype=bool)
    there[(numbers << bits) + told.codes] = True
    found = np.flatnonzero(there)
    return documents[begins[found >> bits]], Coded((found & ((1 << bits) - 1)).astype(told.codes.dtype), told.names)
