"""Agreements: which instruments, between whom, on what, how far each has come and until when it holds."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.asking import ask_period
from mizan.model.vocabulary import terms
from mizan.service.books import Books
from mizan.service.parameters import Cursor, Domain, Focal, Limit, Partner, Since, Until
from mizan.service.views.lines import Line
from mizan.service.views.quotes import Quote
from mizan.service.views.times import overlapping
from mizan.settling import Entry
from mizan.settling.agreements import STAGES

if TYPE_CHECKING:
    InstrumentName = str
    StageName = str
else:
    InstrumentName = Literal[tuple(terms("instrument"))]
    StageName = Literal[STAGES]

Instrument = Annotated[InstrumentName | None, Parameter(description="Only instruments of this kind.")]
Stage = Annotated[StageName | None, Parameter(description="Only what has come so far and no farther.")]
Order = Annotated[Literal["newest", "oldest", "partner"], Parameter(description="The order.")]


BUNDLES = 50
"""Of more bundles than this the newest are shown."""


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
    ask_period(since, until)
    partner = books.party(partner)
    focal = books.focal(focal, partner)
    concerned = books.chosen(books.concerning(focal, partner), pl.col("kind") == "agreement")
    wanted = overlapping(since, until)
    if instrument is not None:
        wanted &= pl.col("type") == instrument
    if stage is not None:
        wanted &= pl.col("stage") == stage
    found = books.chosen(concerned, wanted)
    if domain is not None:
        found = books.of_domain(found, domain)
    if order == "newest":
        found = found.reverse()
    elif order == "partner":
        found = _by_partner(books, found, focal)
    page, following = books.page(found, cursor, limit)
    counted = books.tables.entries.select(pl.col("stage", "type").gather(concerned))
    stages = dict(counted["stage"].value_counts().iter_rows())
    instruments = counted["type"].value_counts().sort("count", descending=True, maintain_order=True)
    return Agreements(
        focal=focal,
        partner=partner,
        partners=[one.code for one in books.partners(focal)],
        stages={name: stages[name] for name in STAGES if name in stages},
        instruments=dict(instruments.iter_rows()),
        columns=[name for name in STAGES if any(stage.name == name for entry in page for stage in entry.stages)],
        total=len(found),
        found=[_instrument(entry) for entry in page],
        next=following,
        bundles=_bundles(books, focal, partner),
    )


def _instrument(entry: Entry) -> Instrumented:
    course = [Reached(stage.name, stage.date, len(stage.reports)) for stage in entry.stages]
    return Instrumented(Line.of(entry), course[-1].stage if course else "", course)


def _by_partner(books: Books, found: pl.Series, focal: str) -> pl.Series:
    others = pl.col("parties").cast(pl.List(pl.String)).list.set_difference([focal]).list.sort()
    told = books.tables.entries.select(others.gather(found).list.join(" "), place=found)
    return told.sort("parties", maintain_order=True)["place"]


def _bundles(books: Books, focal: str, partner: str | None) -> list[Bundle]:
    made = books.derived("packages")
    for code in filter(None, (focal, partner)):
        made = made.filter(pl.col("parties").list.contains(code))
    newest = made["place"].arg_sort().tail(BUNDLES).sort()
    return [_bundle(books, row) for row in made[newest].iter_rows(named=True)]


def _bundle(books: Books, row: dict[str, Any]) -> Bundle:
    told = books.reports(pl.Series(row["records"], dtype=pl.UInt32))
    counts = [Counted(count, Quote.of(report)) for count, report in zip(row["counts"], told, strict=True)]
    (act,) = books.at(pl.Series([row["place"]]))
    return Bundle(Line.of(act), counts, len({one.count for one in counts}) > 1, row["members"])
