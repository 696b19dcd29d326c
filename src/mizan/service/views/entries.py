"""The entries behind a number, or all that meet conditions: each with the words of its best report."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Domain, Limit, Outlet, Partner, Since, Until, checked
from mizan.service.parameters import Focal as State
from mizan.service.problems import UnaskableError
from mizan.service.views.lines import Line, by_time
from mizan.service.views.times import overlaps
from mizan.settling import Entry
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
Order = Annotated[
    Literal["newest", "oldest", "most reports"], Parameter(description="The order; the undated by their first report.")
]


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
    order: Order = "newest",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Entries:
    """The entries that meet all conditions; with a focal state those that the measures of that state count.

    No measure counts relations, projects and claims; of these, those in which the state takes part.
    """
    checked(since, until)
    if (domain or period) and focal is None:
        raise UnaskableError("domain and period belong to the vectors of a focal state; add focal=")
    if kind in (None, *COUNTED):
        found = list(_among(books, focal, partner, domain, period))
    else:
        concerned = {focal and books.focal(focal), partner} - {None}
        found = [entry for entry in books.entries if concerned <= entry.parties]
    if kind is not None:
        found = [entry for entry in found if entry.kind == kind]
    if type is not None:
        found = [entry for entry in found if type in _types(entry)]
    if status is not None:
        found = [entry for entry in found if status in (entry.status, getattr(entry.record, "status", None))]
    if outlet is not None:
        found = [entry for entry in found if any(report.source.outlet == outlet for report in entry.reports)]
    if contested is not None:
        found = [entry for entry in found if entry.contested is contested]
    if since is not None or until is not None:
        found = [entry for entry in found if overlaps(entry, since, until)]
    places = books.kept("places in time", lambda: _places(books.entries))
    found.sort(key=lambda entry: places[entry.id], reverse=order != "oldest")
    if order == "most reports":
        found.sort(key=lambda entry: -len(entry.reports))
    page, following = paged(found, cursor, limit, lambda entry: entry.id)
    return Entries(focal, partner, _partners(books, focal), len(found), [Line.of(entry) for entry in page], following)


def _among(
    books: Books, focal: str | None, partner: str | None, domain: str | None, period: str | None
) -> Iterable[Entry]:
    if focal is None:
        return books.by_party.get(partner, []) if partner else books.entries
    frame = books.vectors(books.focal(focal))
    if partner is not None:
        frame = frame.filter(pl.col("partner") == partner)
    if domain is not None:
        frame = frame.filter(pl.col("domain") == domain)
    if period is not None:
        frame = by_period(frame, _length(period), undated="published").filter(pl.col("period") == period)
    return [books.by_id[id] for id in frame["entry"].unique(maintain_order=True)]


def _places(every: Iterable[Entry]) -> dict[str, int]:
    """Where each entry stands in time, by its id."""
    return {entry.id: place for place, entry in enumerate(sorted(every, key=by_time))}


def _length(period: str) -> Period:
    return "quarter" if "Q" in period else "month" if "-" in period else "year"


def _types(entry: Entry) -> Iterator[str]:
    for name in ("event_type", "instrument", "indicator"):
        if (found := getattr(entry.record, name, None)) is not None:
            yield found


def _partners(books: Books, focal: str | None) -> list[str]:
    return [row.code for row in books.partners(focal)] if focal else list(books.states)
