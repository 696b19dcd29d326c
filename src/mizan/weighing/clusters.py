"""Which entries stand or fall together because one document, or one outlet, tells them."""

import polars as pl


def clusters(frame: pl.DataFrame, column: str = "documents") -> pl.Series:
    """For each row the document (or outlet) its entry belongs to: of those that tell it, the one that tells most.

    Each entry belongs to one cluster only, so that stories told by many are not taken for many stories; the first by
    name is taken of equals. None where no document (or outlet) is known. A frame that has the column `cluster`
    (`frames.vectors`) has been told the documents already, for all of its entries together.
    """
    if column == "documents" and "cluster" in frame.columns:
        return frame["cluster"].alias(column)
    told = frame.select("entry", pl.col(column).alias("told")).with_row_index("row")
    listed = told.explode("told", empty_as_null=True).drop_nulls("told")
    sizes = listed.group_by("told").agg(size=pl.col("entry").n_unique())
    chosen = (
        listed.join(sizes, on="told")
        .sort("size", "told", descending=[True, False])
        .unique("row", keep="first", maintain_order=True)
        .select("row", "told")
    )
    return told.select("row").join(chosen, on="row", how="left", maintain_order="left")["told"].alias(column)


def clustered(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the document of each entry in the column `cluster`."""
    return frame if "cluster" in frame.columns else frame.with_columns(cluster=clusters(frame))


def information(frame: pl.DataFrame) -> float:
    """How much of an independent observation each entry is (`evidence`)."""
    return evidence(clusters(frame).n_unique(), frame["entry"].n_unique())


def evidence(clusters: int, entries: int) -> float:
    """How much of an independent observation each entry is: clusters of documents / entries, at most 1.

    Entries that one document tells are not independent: a report of a summit tells of one dyad many times over.
    Counts are multiplied by this before they go into a posterior, so that they never carry more evidence than
    there are documents.
    """
    return min(1.0, clusters / entries) if entries else 1.0
