"""Outlets compared: what each tells of, in which tone, and by which words two can be told apart."""

from typing import Annotated, Literal

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.booked import Booked
from mizan.service.books import Books
from mizan.service.parameters import Focal, Minimum, Outlet
from mizan.service.problems import MissingError
from mizan.service.views.measure import Measure
from mizan.weighing import MINIMUM, compare, cooperation, coverage, framing, word_counts
from mizan.weighing.bootstrap import FEWEST_CLUSTERS

Of = Annotated[Literal["partner", "domain"], Parameter(description="Compare by partner or by domain.")]
COLUMNS = 10
WORDS = 15


class Part(Struct, frozen=True):
    """What part of an outlet's entries falls to a partner or domain, and what part of all other outlets'."""

    of: str
    share: float | None
    low: float | None
    high: float | None
    elsewhere: float | None
    stands_out: bool | None


class Told(Struct, frozen=True):
    """An outlet: its documents and entries on the focal state, the mean tone of the acts it tells, its parts."""

    outlet: str
    documents: int
    entries: int
    tone: Measure
    parts: list[Part]


class Difference(Struct, frozen=True):
    """A partner or domain in two outlets: the shares, their difference, and the difference of tones."""

    of: str
    first: float | None
    second: float | None
    difference: float | None
    low: float | None
    high: float | None
    tone_difference: float | None
    tone_low: float | None
    tone_high: float | None


class Word(Struct, frozen=True):
    """A word (without its signs) that one outlet uses more: how often in each, and how strikingly (z)."""

    word: str
    first: int
    second: int
    z: float
    q: float


class Pair(Struct, frozen=True):
    """Two outlets beside each other, what both tell of most first.

    `words_first` and `words_second` are the words that set each apart, the most telling first.
    """

    first: str
    second: str
    differences: list[Difference]
    words_first: list[Word]
    words_second: list[Word]


class Outlets(Struct, frozen=True):
    """The outlets that tell of a focal state, most entries first; `columns` are the partners or domains shown."""

    focal: str
    of: str
    minimum: int
    documents_needed: int
    columns: list[str]
    outlets: list[Told]
    pair: Pair | None


def outlets(
    books: Books,
    focal: Focal = None,
    of: Of = "partner",
    first: Outlet = None,
    second: Outlet = None,
    minimum: Minimum = MINIMUM,
) -> Outlets:
    """What each outlet tells of a focal state; with `first` and `second` those two beside each other."""
    focal = books.focal(focal)
    frame = books.numbered(focal)
    frame = frame.filter(pl.col(of).is_in(books.as_told(focal)[of].unique().to_list()))
    columns = frame.group_by(of).agg(pl.col("weight").sum()).sort("weight", of, descending=[True, False])[of]
    shown = columns.head(COLUMNS).to_list()
    told = _told(books, focal, of, shown, minimum)
    known = {one.outlet for one in told}
    for outlet in (first, second):
        if outlet is not None and outlet not in known:
            raise MissingError("no_outlet", outlet=outlet, focal=focal)
    pair = _pair(books, focal, first, second, of, minimum) if first and second and first != second else None
    return Outlets(focal, of, minimum, FEWEST_CLUSTERS, shown, told, pair)


def _told(books: Books, focal: str, of: Literal["partner", "domain"], shown: list[str], minimum: int) -> list[Told]:
    told = books.as_told(focal)
    sizes = told.group_by("outlet").agg(entries=pl.col("entry").n_unique())
    telling = books.tables.entries["records"].gather(books.concerning(focal)).explode()
    telling = books.tables.records["document"].gather(telling).unique()
    documents = dict(books.tables.documents["outlet"].gather(telling).value_counts().iter_rows())
    columns = ("outlet", "mean", "low", "high", "n", "documents")
    tones = {
        row[0]: Measure(*row[1:]) for row in cooperation(told, "outlet", minimum=minimum).select(columns).iter_rows()
    }
    parts: dict[str, dict[str, Part]] = {}
    for row in coverage(told, of, minimum=minimum).iter_rows(named=True):
        numbers = (row[name] for name in ("share", "low", "high", "elsewhere", "stands_out"))
        parts.setdefault(row["outlet"], {})[row[of]] = Part(row[of], *numbers)
    return [
        Told(
            outlet,
            documents.get(outlet, 0),
            entries,
            tones.get(outlet) or Measure(None, None, None, 0, 0),
            [parts[outlet][key] for key in shown],
        )
        for outlet, entries in sizes.sort("entries", "outlet", descending=[True, False]).iter_rows()
    ]


def _pair(
    books: Books,
    focal: str,
    first: str,
    second: str,
    of: Literal["partner", "domain"],
    minimum: int,
) -> Pair:
    made = compare(books.as_told(focal), first, second, of, minimum=minimum)
    numbers = ("first", "second", "difference", "low", "high", "tone_difference", "tone_low", "tone_high")
    concerned = books.at(books.concerning(focal))

    def by(outlet: str) -> dict[str, int]:
        def chosen(report: Booked) -> bool:
            return report.source.outlet == outlet

        return word_counts(concerned, chosen)

    words = framing(by(first), by(second), word_counts(concerned)).filter(pl.col("q") < 0.1)
    told = [Word(*row) for row in words.select("word", "first", "second", "z", "q").iter_rows()]
    return Pair(
        first,
        second,
        [
            Difference(row[of], *(row[name] for name in numbers))
            for row in made.sort(pl.col("first") + pl.col("second"), descending=True).iter_rows(named=True)
        ],
        [word for word in told if word.z > 0][:WORDS],
        [word for word in reversed(told) if word.z < 0][:WORDS],
    )
