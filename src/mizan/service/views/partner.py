"""A focal state and one partner: what happened, what it is called, what was agreed, promised, said, disputed."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

import polars as pl
from msgspec import Struct

from mizan.model import Figure
from mizan.model.vocabulary import terms
from mizan.publishing.series import moments
from mizan.service.books import Books
from mizan.service.parameters import Focal
from mizan.service.parameters import Partner as PartnerCode
from mizan.service.problems import MissingError
from mizan.service.views.commitments import Promise
from mizan.service.views.contradictions import Disputed
from mizan.service.views.lines import Line, by_time
from mizan.service.views.quotes import Quote
from mizan.settling import Entry
from mizan.settling.relations import Title as Granted
from mizan.settling.relations import ladder
from mizan.weighing import Partner

SHOWN = 8
"""How many of each sort are shown before the list of all is linked."""

NEWEST = 4
"""How many figures of one indicator and unit."""


class Moment(Struct, frozen=True):
    """A dated act or agreement, from its first to its last possible day.

    `kind` is `cooperation`, `conflict` or `act` (without a score) of acts, else `agreement`.
    """

    entry: str
    first: datetime.date
    last: datetime.date
    kind: str


class Title(Struct, frozen=True):
    """How a speaker or an outlet calls the relation: `grade` is its rung on the ladder (8 closest), 0 if it has none.

    `by` is whose words they are, `date` since when it is so, if that is told; `first` and `last` are the days of
    publication between which it is said.
    """

    entry: str
    relation: str
    grade: int
    status: str
    by: str
    speaker: bool
    date: str | None
    first: str | None
    last: str | None
    quotes: list[Quote]


class Measured(Struct, frozen=True):
    """An indicator in a unit: the newest of its `total` figures, each with all amounts that reports give."""

    indicator: str
    unit: str
    total: int
    figures: list[Line]


class Listed(Struct, frozen=True):
    """The newest entries of a sort, and how many there are in all."""

    total: int
    entries: list[Line]


class Dyad(Struct, frozen=True):
    """All that the books hold on a focal state and a partner, in short; `partners` are those one can ask for."""

    focal: str
    partner: str
    partners: list[str]
    counts: Partner
    as_of: datetime.date
    moments: list[Moment]
    timeline: Listed
    titles: list[Title]
    agreements: Listed
    figures: list[Measured]
    projects: Listed
    commitments: list[Promise]
    promised: int
    statements: Listed
    disputed: list[Disputed]
    disputes: int


def partner(books: Books, focal: Focal = None, partner: PartnerCode = None) -> Dyad:
    """A focal state and a partner (unless named, the one with most entries), each sort of entries newest first."""
    focal = books.focal(focal)
    every = books.partners(focal)
    found = every[0] if every and partner is None else next((row for row in every if row.code == partner), None)
    if found is None:
        raise MissingError(f"{focal} and {partner or 'any partner'} share no entry in the books")
    day = datetime.date.today()
    frame = books.vectors(focal).filter(pl.col("partner") == found.code)
    counted = [books.by_id[id] for id in frame["entry"].unique(maintain_order=True)]
    shared = [entry for entry in books.by_party.get(found.code, ()) if focal in entry.parties]
    promises = [one for one in books.commitments(focal) if found.code in one.parties]
    promises.sort(key=lambda one: (one.stage(day) in ("kept", "dropped"), one.due is None, one.due or ""))
    disputed = [one for one in books.contradictions() if {focal, found.code} <= set(one.parties)]
    return Dyad(
        focal=focal,
        partner=found.code,
        partners=[row.code for row in every],
        counts=found,
        as_of=day,
        moments=_moments(frame),
        timeline=_newest(entry for entry in counted if entry.kind == "event" and entry.status == "occurred"),
        titles=[_title(title) for title in ladder(shared, focal, found.code)],
        agreements=_newest(entry for entry in counted if entry.kind == "agreement"),
        figures=_figures(entry for entry in counted if entry.kind == "figure"),
        projects=_newest(entry for entry in shared if entry.kind == "project"),
        commitments=[Promise.of(one, day) for one in promises[:SHOWN]],
        promised=len(promises),
        statements=_newest(entry for entry in counted if entry.kind == "statement"),
        disputed=[Disputed.of_contradiction(one) for one in disputed[:SHOWN]],
        disputes=len(disputed),
    )


def _moments(frame: pl.DataFrame) -> list[Moment]:
    day = datetime.date.fromisoformat
    return [Moment(row["entry"], day(row["from"]), day(row["to"]), row["kind"]) for row in moments(frame, "en")]


def _newest(entries: Iterable[Entry]) -> Listed:
    found = sorted(entries, key=by_time, reverse=True)
    return Listed(len(found), [Line.of(entry) for entry in found[:SHOWN]])


def _title(title: Granted) -> Title:
    return Title(
        title.entry,
        title.relation,
        title.grade,
        title.status,
        title.by,
        title.speaker,
        title.date,
        title.first,
        title.last,
        [Quote.of(report) for report in title.reports],
    )


def _figures(entries: Iterable[Entry]) -> list[Measured]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.record, Figure):
            found[entry.record.indicator, entry.record.unit].append(entry)
    order = list(terms("indicator"))
    groups = sorted(found.items(), key=lambda one: (order.index(one[0][0]), -len(one[1])))
    return [
        Measured(
            indicator, unit, len(members), [Line.of(one) for one in sorted(members, key=by_time)[: -NEWEST - 1 : -1]]
        )
        for (indicator, unit), members in groups[:SHOWN]
    ]
