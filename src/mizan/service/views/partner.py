"""A focal state and one partner: what happened, what it is called, what was agreed, promised, said, disputed."""

import datetime
from typing import Any

import polars as pl
from msgspec import Struct

from mizan.model.booked import Booked
from mizan.model.messages import Message
from mizan.model.vocabulary import terms
from mizan.publishing.series import HAPPENED, moments
from mizan.service.books import Books
from mizan.service.parameters import Focal
from mizan.service.parameters import Partner as PartnerCode
from mizan.service.problems import MissingError
from mizan.service.views.commitments import Promise
from mizan.service.views.contradictions import Disputed
from mizan.service.views.lines import Line
from mizan.service.views.quotes import QUOTED, Quote, quoted
from mizan.weighing import Partner

SHOWN = 8
"""How many of each sort are shown before the list of all is linked."""

NEWEST = 4
"""How many figures of one indicator and unit."""


MARKS = 300
"""So many moments beside each other can be told apart in the drawing; those upon others are left out."""

MANY = 1000
"""Of up to so many moments none is left out."""

_DATED = ((pl.col("date_from") > datetime.date.min) & (pl.col("date_to") < datetime.date.max)).fill_null(value=False)
_DRAWN_ALIKE = ("kind", "status", "stage", "tone")


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
    publication between which it is said, by how many `reports`; of many only the first are quoted.
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
    reports: int
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
    """All that the books hold on a focal state and a partner, in short; `partners` are those one can ask for.

    `undated` counts what happened without a first or last day, and so is none of the `moments`.
    """

    focal: str
    partner: str
    partners: list[str]
    counts: Partner
    as_of: datetime.date
    moments: list[Moment]
    undated: int
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
    partner = books.party(partner)
    focal = books.focal(focal, partner)
    every = books.partners(focal)
    found = every[0] if every and partner is None else next((row for row in every if row.code == partner), None)
    if found is None:
        raise MissingError("no_shared_entry", focal=focal, partner=partner or Message("any_partner"))
    day = datetime.date.today()
    rows = (books.vectors(focal)["partner"] == found.code).arg_true()
    counted = books.vectors(focal).select(pl.col("place", "kind", "stage", "type", "unit").gather(rows))
    counted = counted.unique("place", keep="first", maintain_order=True)
    shared = books.concerning(focal, found.code)
    promises = books.promises(focal, day).filter(pl.col("parties").list.contains(found.code))
    over = pl.col("stage").is_in(("kept", "dropped"))
    first = promises.sort(over, pl.col("due").is_null(), "due", maintain_order=True).head(SHOWN)
    disputed = books.contradictions()
    for code in (focal, found.code):
        disputed = disputed.filter(pl.col("parties").list.contains(code))
    titles = books.derived("titles", focal).filter(pl.col("parties").list.contains(found.code))
    sorts = (
        counted.filter(kind="event", stage="occurred")["place"],
        counted.filter(kind="agreement")["place"],
        books.chosen(shared, pl.col("kind") == "project"),
        counted.filter(kind="statement")["place"],
    )
    figures = _figures(counted.filter(kind="figure"))
    newest = [*(_newest(places) for places in sorts), *(_newest(places, NEWEST) for _, _, places in figures)]
    shown = _lines(books, newest)
    timeline, agreements, projects, statements = map(Listed, map(len, sorts), shown)
    return Dyad(
        focal=focal,
        partner=found.code,
        partners=[row.code for row in every],
        counts=found,
        as_of=day,
        moments=_moments(books.vectors(focal), rows),
        undated=_undated(books.vectors(focal)[rows]),
        timeline=timeline,
        titles=_titles(books, titles),
        agreements=agreements,
        figures=[
            Measured(indicator, unit, len(places), lines)
            for (indicator, unit, places), lines in zip(figures, shown[len(sorts) :], strict=True)
        ],
        projects=projects,
        commitments=Promise.among(books, first),
        promised=promises.height,
        statements=statements,
        disputed=Disputed.among(books, disputed.head(SHOWN)),
        disputes=disputed.height,
    )


def _moments(frame: pl.DataFrame, rows: pl.Series) -> list[Moment]:
    """What is drawn of some rows of the vectors; where many fall on one place of the drawing, the first of them."""
    dated = frame.select(pl.col("kind", "status", "stage", "score", "date_from", "date_to").gather(rows))
    dated = dated.with_columns(row=rows, tone=pl.col("score").sign())
    dated = dated.filter(_DATED)
    if dated.height > MANY:
        first, last = dated["date_from"].min(), dated["date_to"].max()
        step = pl.lit(max(1, (last - first).days // MARKS), pl.Int64)  # type: ignore[operator, union-attr]
        places = [(pl.col(name) - first).dt.total_days() // step for name in ("date_from", "date_to")]
        dated = dated.unique([*_DRAWN_ALIKE, *places], keep="first", maintain_order=True)
    day = datetime.date.fromisoformat
    found = moments(frame[dated["row"]], "en")
    return [Moment(row["entry"], day(row["from"]), day(row["to"]), row["kind"]) for row in found]


def _undated(rows: pl.DataFrame) -> int:
    return rows.filter(HAPPENED & ~_DATED)["entry"].n_unique()


def _newest(places: pl.Series, most: int = SHOWN) -> pl.Series:
    return places.top_k(most).sort(descending=True)


def _lines(books: Books, places: list[pl.Series]) -> list[list[Line]]:
    """The entries at several lists of places, loaded at once."""
    ids = books.tables.entries["id"]
    lines = {line.id: line for line in Line.among(books, pl.concat(places).unique())}
    return [[lines[id] for id in ids.gather(some) if id in lines] for some in places]


def _titles(books: Books, titles: pl.DataFrame) -> list[Title]:
    rows = titles.rows(named=True)
    words = books.together([row["records"][:QUOTED] for row in rows])
    return [_title(row, reports) for row, reports in zip(rows, words, strict=True)]


def _title(row: dict[str, Any], reports: list[Booked]) -> Title:
    told = {name: row[name] for name in row if name not in ("parties", "records")}
    return Title(**told, reports=len(row["records"]), quotes=quoted(reports))


def _figures(figures: pl.DataFrame) -> list[tuple[str, str, pl.Series]]:
    """The indicators and units of some figures with their places: in the order of indicators, of these most first."""
    order = list(terms("indicator"))
    groups = figures.group_by("type", "unit", maintain_order=True).agg("place")
    found = list(zip(groups["type"], groups["unit"], groups["place"], strict=True))
    return sorted(found, key=lambda group: (order.index(group[0]), -len(group[2])))[:SHOWN]
