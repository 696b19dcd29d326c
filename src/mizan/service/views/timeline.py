"""What happened, in order: the acts, agreements and policy papers of a focal state, alone or with a partner."""

from typing import Annotated

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.asking import ask_period
from mizan.service.books import Books
from mizan.service.parameters import Cursor, Focal, Limit, Partner, Since, Until
from mizan.service.views.lines import Line, page_of_lines
from mizan.service.views.times import overlapping

Dated = Annotated[bool, Parameter(description="What has a date; `false` lists what has none, by its first report.")]


class Timeline(Struct, frozen=True):
    """A page of entries, the earliest first, how many there are in all, and the cursor of the next page.

    `undated` counts those without a date, which `dated=false` lists; whether they fall in a period their first report
    decides.
    """

    focal: str
    partner: str | None
    total: int
    undated: int
    entries: list[Line]
    next: str | None


def timeline(
    books: Books,
    focal: Focal = None,
    partner: Partner = None,
    dated: Dated = True,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Timeline:
    """The dated acts, agreements and policy papers, the earliest first, and how many besides have no date.

    Other projects are entries of their own (`/entries?kind=project`).
    """
    ask_period(since, until)
    partner = books.party(partner)
    focal = books.focal(focal, partner)
    shown = pl.col("kind").is_in(("event", "agreement")) | (pl.col("type") == "policy_paper")
    every = books.chosen(books.concerning(focal, partner), shown & overlapping(since, until))
    undated = books.chosen(every, pl.col("date").is_null())
    found = _in_order(books, books.chosen(every, pl.col("date").is_not_null())) if dated else undated
    page, following = page_of_lines(books, found, cursor, limit)
    return Timeline(focal, partner, len(found), len(undated), page, following)


def _in_order(books: Books, found: pl.Series) -> pl.Series:
    """The places of dated entries, those with the earliest date first."""
    dates = books.tables.entries.select(pl.col("date").str.strip_chars_start("./"), "id").select(pl.all().gather(found))
    return found.gather(dates.select(pl.arg_sort_by("date", "id")).to_series())
