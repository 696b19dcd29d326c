"""What documents that were added lately have changed: which entries they alone tell, and what else they brought.

Nothing of this is kept in the ledger: it follows from its tables and from which of its documents are new.
"""

from typing import Any, Self

import numpy as np
import polars as pl
from msgspec import Struct

from mizan.ledger.tables import Tables


class News(Struct, frozen=True):
    """The new documents of a ledger, by their places, and what they have to do with its entries.

    `first` are the places of the entries that only new documents tell, `again` those that older documents told before,
    each in the order of time.
    """

    documents: pl.Series
    first: pl.Series
    again: pl.Series

    @classmethod
    def of(cls, tables: Tables, documents: pl.Series) -> Self:
        """What the documents at some places brought: their own records are looked at, and no others."""
        told = tables.records["entry"].gather(_held(tables, documents)).drop_nulls().alias("entry")
        counted = told.value_counts(name="count").sort("entry")
        alone = counted["count"] == tables.entries["reports"].gather(counted["entry"])
        return cls(documents, counted["entry"].filter(alone), counted["entry"].filter(~alone))

    def among(self, tables: Tables, rows: pl.DataFrame) -> pl.DataFrame:
        """Of some contradictions or commitments those with a side or stage that new documents alone tell."""
        parts = (
            rows.select("records")
            .with_row_index("of")
            .explode("records")
            .with_row_index("part")
            .explode("records")
            .drop_nulls()
        )
        new = tables.records["document"].gather(parts["records"]).is_in(self.documents.implode())
        alone = parts.with_columns(new=new).group_by("of", "part").agg(pl.col("new").all())
        return rows.filter(pl.int_range(rows.height, eager=True).is_in(alone.filter("new")["of"].implode()))


def _held(tables: Tables, documents: pl.Series) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """The places of the records of some documents."""
    holders, wanted = tables.records["document"].to_numpy(), documents.to_numpy()
    begins, ends = (np.searchsorted(holders, wanted, side) for side in ("left", "right"))
    many = ends - begins
    return np.repeat(ends - np.cumsum(many), many) + np.arange(many.sum())
