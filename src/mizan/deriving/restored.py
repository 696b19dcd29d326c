"""What derived tables tell of, as settling gives it: put together again with the records that say so.

What has lost a record meanwhile, because its document was read again, is left out.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import polars as pl

from mizan.deriving.whole import Whole
from mizan.model.booked import Booked
from mizan.settling import Title
from mizan.settling.commitments import Commitment, stage_on
from mizan.settling.contradictions import Contradiction, Side
from mizan.settling.entry import Stage
from mizan.weighing import Partner


def partners(rows: pl.DataFrame) -> list[Partner]:
    """The partners in some rows of their table."""
    return [Partner(**row) for row in rows.iter_rows(named=True)]


def promises(whole: Whole, rows: pl.DataFrame) -> list[Commitment]:
    """The commitments in some rows of their table."""
    return [
        Commitment(
            id=row["id"],
            what=row["what"],
            promisers=tuple(row["promisers"]),
            beneficiaries=tuple(row["beneficiaries"]),
            due=row["due"],
            stages=tuple(map(Stage, row["names"], row["dates"], reports)),
            entry=row["entry"],
            words=row["words"],
        )
        for row, reports in _told(whole, rows)
    ]


def staged(rows: pl.DataFrame, day: date) -> pl.DataFrame:
    """Commitments with the `stage` of each as of a day."""
    told = rows.select("names", "known", "due").iter_rows()
    stages = [stage_on(list(zip(names, known, strict=True)), due, day) for names, known, due in told]
    return rows.with_columns(stage=pl.Series(stages, dtype=pl.String))


def fallen_due(rows: pl.DataFrame, then: date, today: date) -> pl.DataFrame:
    """The commitments that are late today and were not on an earlier day."""
    before = staged(rows, then)["stage"]
    return staged(rows, today).filter((pl.col("stage") == "late") & (before != "late"))


def titles(whole: Whole, rows: pl.DataFrame) -> list[Title]:
    """What relations are called in some rows of the table of titles."""
    told = rows.drop("records").rows(named=True)
    return [
        Title(**{**row, "parties": tuple(row["parties"])}, reports=tuple(reports))
        for row, reports in zip(told, whole.reports(rows["records"].to_list()), strict=True)
        if reports
    ]


def contradictions(whole: Whole, rows: pl.DataFrame) -> list[Contradiction]:
    """The contradictions in some rows of their table."""
    return [
        Contradiction(
            id=row["id"],
            aspect=row["aspect"],
            kind=row["kind"],
            of=row["of"],
            what=row["what"],
            parties=tuple(row["parties"]),
            sides=tuple(map(Side, row["values"], reports)),
        )
        for row, reports in _told(whole, rows)
    ]


def _told(whole: Whole, rows: pl.DataFrame) -> Iterator[tuple[dict[str, Any], list[tuple[Booked, ...]]]]:
    """Rows, each with its records, as they are parted in it."""
    told = rows.rows(named=True)
    found = iter(whole.reports([places for row in told for places in row["records"]]))
    for row in told:
        reports = [tuple(some) for some in islice(found, len(row["records"]))]
        if all(reports):
            yield row, reports
