"""The entries behind a number, or all that meet conditions: each with the words of its best report."""

from itertools import chain
from typing import Annotated, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.asking import ask_period, ask_status, ask_type
from mizan.model.errors import UnaskableError
from mizan.model.vocabulary import terms
from mizan.service.books import Books
from mizan.service.parameters import AddedSince, Cursor, Domain, Limit, Outlet, Partner, Since, Until
from mizan.service.parameters import Focal as State
from mizan.service.views.lines import Line, page_of_lines
from mizan.service.views.times import overlapping
from mizan.settling import agreements
from mizan.settling import entries as acts
from mizan.settling.entry import COUNTED
from mizan.weighing import by_period
from mizan.weighing.periods import Period

Kind = Annotated[
    Literal["event", "agreement", "figure", "statement", "relation", "project", "claim"] | None,
    Parameter(description="Only entries of this kind."),
]
Type = Annotated[str | None, Parameter(description="Only this type of event, instrument or indicator.")]
Status = Annotated[str | None, Parameter(description="Only what has this status.")]
InPeriod = Annotated[
    str | None,
    Parameter(
        description="Only what falls in this period (2023, 2023-Q4, 2023-11); the undated by their first report.",
        pattern=r"^\d{4}(-Q[1-4]|-\d\d)?$",
    ),
]
Contested = Annotated[bool | None, Parameter(description="Only what is contested, or only what is not.")]
Told = Annotated[
    Literal["first", "again"] | None,
    Parameter(
        description="With `added_since`: only what those documents are the first to tell, or what they tell again."
    ),
]
Order = Annotated[
    Literal["newest", "oldest", "most reports"], Parameter(description="The order; the undated by their first report.")
]


STAGES = frozenset(chain(acts.STAGES, agreements.STAGES, terms("project_stage")))
"""The stages that entries reach."""

TYPED = ("event", "claim", "agreement", "figure")
"""The kinds of entries that have a type to be asked for."""


class Entries(Struct, frozen=True):
    """A page of entries, how many there are in all, and the cursor of the next page; `partners` can be asked for."""

    focal: str | None
    partner: str | None
    partners: list[str]
    total: int
    entries: list[Line]
    next: str | None


def entries(
    books: Books,
    focal: State = None,
    partner: Partner = None,
    domain: Domain = None,
    kind: Kind = None,
    type: Type = None,
    status: Status = None,
    outlet: Outlet = None,
    period: InPeriod = None,
    since: Since = None,
    until: Until = None,
    contested: Contested = None,
    added_since: AddedSince = None,
    told: Told = None,
    order: Order = "newest",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Entries:
    """The entries that meet all conditions; with a focal state those that the measures of that state count.

    No measure counts relations, projects and claims; of these, those in which the state takes part.
    """
    ask_period(since, until)
    ask_type(type, kind if kind != "claim" else "event")
    ask_status(status, others=STAGES)
    partner = books.party(partner)
    focal = focal and books.focal(focal, partner)
    if (domain or period) and focal is None:
        raise UnaskableError("only_with_focal")
    if told and added_since is None:
        raise UnaskableError("only_with_added_since")
    if focal is not None and kind in (None, *COUNTED):
        among = _counted(books, focal, partner, domain, period)
    else:
        among = books.concerning(focal, partner)
    wanted = overlapping(since, until)
    if kind is not None:
        wanted &= pl.col("kind") == kind
    if type is not None:
        wanted &= pl.col("kind").is_in(TYPED) & (pl.col("type") == type)
    if status is not None:
        wanted &= (pl.col("stage") == status) | (pl.col("status") == status)
    if outlet is not None:
        wanted &= pl.col("outlets").list.contains(outlet)
    if contested is not None:
        wanted &= pl.col("contested") == contested
    if added_since is not None:
        among = _lately(books, added_since, told, among)
    found = books.chosen(among, wanted)
    if order != "oldest":
        found = found.reverse()
    if order == "most reports":
        reported = pl.DataFrame({"place": found, "reports": books.tables.entries["reports"].gather(found)})
        found = reported.sort("reports", descending=True, maintain_order=True)["place"]
    page, following = page_of_lines(books, found, cursor, limit)
    return Entries(focal, partner, _partners(books, focal), len(found), page, following)


def _counted(books: Books, focal: str, partner: str | None, domain: str | None, period: str | None) -> pl.Series:
    """The places of the entries that the measures of a focal state count."""
    frame = books.vectors(focal).lazy()
    if partner is not None:
        frame = frame.filter(pl.col("partner") == partner)
    if domain is not None:
        frame = frame.filter(pl.col("domain") == domain)
    found = frame.select("place", "date_from", "date_to", "published").collect()
    if period is not None:
        found = by_period(found, _length(period), undated="published").filter(pl.col("period") == period)
    return found["place"].unique().sort()


def _lately(books: Books, since: str, told: str | None, among: pl.Series) -> pl.Series:
    """Of some places those of the entries that documents tell which were added since a moment."""
    news = books.news(since)
    found = {"first": news.first, "again": news.again}.get(told or "")
    return among.filter(among.is_in((pl.concat([news.first, news.again]) if found is None else found).implode()))


def _length(period: str) -> Period:
    return "quarter" if "Q" in period else "month" if "-" in period else "year"


def _partners(books: Books, focal: str | None) -> list[str]:
    return [row.code for row in books.partners(focal)] if focal else list(books.states)
