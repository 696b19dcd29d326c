"""What happened, in order: the dated acts and agreements of a focal state, alone or with a partner."""

import polars as pl
from msgspec import Struct

from mizan.model.asking import ask_period
from mizan.service.books import Books
from mizan.service.parameters import Cursor, Focal, Limit, Partner, Since, Until
from mizan.service.views.lines import Line, page_of_lines
from mizan.service.views.times import overlapping


class Timeline(Struct, frozen=True):
    """A page of entries, the earliest first, how many there are in all, and the cursor of the next page."""

    focal: str
    partner: str | None
    total: int
    entries: list[Line]
    next: str | None


def timeline(
    books: Books,
    focal: Focal = None,
    partner: Partner = None,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Timeline:
    """The dated acts and agreements, the earliest first. What is told without a date of its own is left out."""
    ask_period(since, until)
    partner = books.party(partner)
    focal = books.focal(focal, partner)
    wanted = pl.col("kind").is_in(("event", "agreement")) & pl.col("date").is_not_null() & overlapping(since, until)
    found = books.chosen(books.concerning(focal, partner), wanted)
    dated = books.tables.entries.select(pl.col("date").str.strip_chars_start("./"), "id").select(pl.all().gather(found))
    found = found.gather(dated.select(pl.arg_sort_by("date", "id")).to_series())
    page, following = page_of_lines(books, found, cursor, limit)
    return Timeline(focal, partner, len(found), page, following)
