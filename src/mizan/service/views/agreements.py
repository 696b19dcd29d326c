"""Agreements: which instruments, between whom, on what, how far each has come and until when it holds."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal

from litestar.params import Parameter
from msgspec import Struct

from mizan.model.vocabulary import terms
from mizan.service.books import Books
from mizan.service.paging import paged
from mizan.service.parameters import Cursor, Domain, Focal, Limit, Partner, Since, Until, checked
from mizan.service.views.lines import Line, by_time
from mizan.service.views.quotes import Quote
from mizan.service.views.times import overlaps
from mizan.settling import Entry
from mizan.settling.agreements import STAGES
from mizan.settling.packages import Package, packages
from mizan.weighing import domains_of

if TYPE_CHECKING:
    InstrumentName = str
    StageName = str
else:
    InstrumentName = Literal[tuple(terms("instrument"))]
    StageName = Literal[STAGES]

Instrument = Annotated[InstrumentName | None, Parameter(description="Only instruments of this kind.")]
Stage = Annotated[StageName | None, Parameter(description="Only what has come so far and no farther.")]
Order = Annotated[Literal["newest", "oldest", "partner"], Parameter(description="The order.")]


class Reached(Struct, frozen=True):
    """A stage of an instrument: when it was reached, if that is told, and by how many reports."""

    stage: str
    date: str | None
    reports: int


class Instrumented(Struct, frozen=True):
    """An instrument with its course so far."""

    line: Line
    stage: str
    course: list[Reached]


class Counted(Struct, frozen=True):
    """What one source says of how many instruments were concluded at once."""

    count: int
    quote: Quote


class Bundle(Struct, frozen=True):
    """Instruments concluded in one act: how many, as each source counts, and those that are named (ids of entries)."""

    act: Line
    counts: list[Counted]
    contested: bool
    members: list[str]


class Agreements(Struct, frozen=True):
    """A page of instruments; `stages` and `instruments` count those of the focal state and partner, before narrowing.

    `columns` are the stages that any instrument on the page reached, in order.
    """

    focal: str
    partner: str | None
    partners: list[str]
    stages: dict[str, int]
    instruments: dict[str, int]
    columns: list[str]
    total: int
    found: list[Instrumented]
    next: str | None
    bundles: list[Bundle]


def agreements(
    books: Books,
    focal: Focal = None,
    partner: Partner = None,
    instrument: Instrument = None,
    stage: Stage = None,
    domain: Domain = None,
    since: Since = None,
    until: Until = None,
    order: Order = "newest",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Agreements:
    """The instruments of a focal state, each with its course, and those that were concluded together."""
    checked(since, until)
    focal = books.focal(focal)
    concerned = [
        entry
        for entry in books.by_party.get(focal, ())
        if entry.kind == "agreement" and (partner is None or partner in entry.parties)
    ]
    found = [
        entry
        for entry in concerned
        if instrument in (None, getattr(entry.record, "instrument", None))
        and stage in (None, entry.status)
        and (domain is None or domain in domains_of(entry))
        and overlaps(entry, since, until)
    ]
    found.sort(key=by_time, reverse=order == "newest")
    if order == "partner":
        found.sort(key=lambda entry: sorted(entry.parties - {focal}))
    page, following = paged(found, cursor, limit, lambda entry: entry.id)
    stages = Counter(entry.status for entry in concerned)
    bundles = books.kept("packages", lambda: packages(books.entries))
    return Agreements(
        focal=focal,
        partner=partner,
        partners=[one.code for one in books.partners(focal)],
        stages={name: stages[name] for name in STAGES if stages[name]},
        instruments=dict(Counter(str(getattr(entry.record, "instrument", "")) for entry in concerned).most_common()),
        columns=[name for name in STAGES if any(stage.name == name for entry in page for stage in entry.stages)],
        total=len(found),
        found=[_instrument(entry) for entry in page],
        next=following,
        bundles=[_bundle(one) for one in bundles if {focal, partner} - {None} <= one.entry.parties],
    )


def _instrument(entry: Entry) -> Instrumented:
    course = [Reached(stage.name, stage.date, len(stage.reports)) for stage in entry.stages]
    return Instrumented(Line.of(entry), course[-1].stage if course else "", course)


def _bundle(package: Package) -> Bundle:
    counts = [Counted(count, Quote.of(report)) for count, report in package.counts]
    return Bundle(Line.of(package.entry), counts, len({one.count for one in counts}) > 1, list(package.members))
