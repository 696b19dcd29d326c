"""The balance of a focal state: what each partner weighs in each domain and period, in which tone, and what is new."""

from collections.abc import Iterable, Mapping
from typing import Annotated

import polars as pl
from litestar.params import Parameter
from msgspec import Struct

from mizan.model.asking import ask_period
from mizan.service.books import Books
from mizan.service.parameters import Domain, Focal, Minimum, Period, Since, Until
from mizan.service.views.measure import Measure
from mizan.weighing import MINIMUM, acts, domains, unplaced
from mizan.weighing.balance import balance_of
from mizan.weighing.bootstrap import FEWEST_CLUSTERS
from mizan.weighing.periods import by_period
from mizan.weighing.stretches import Dealings, Stretch
from mizan.weighing.tallies import Tally

Most = Annotated[int, Parameter(ge=1, le=300, description="How many partners to show, the weightiest first.")]


class Cell(Struct, frozen=True):
    """A partner in a period: its share of the `total` acts and their tone; null where there are too few.

    A signal is `drift up`, `drift down`, `shock up` or `shock down`, where share or tone are unlike the partner's past.
    """

    period: str
    acts: int
    total: int
    share: float | None
    low: float | None
    high: float | None
    tone: float | None
    tone_low: float | None
    tone_high: float | None
    share_signal: str | None
    tone_signal: str | None


class Row(Struct, frozen=True):
    """A partner over all periods: how many entries fall in each domain, its share of the acts, their tone.

    `entries` counts entries of all kinds, in the order of `Balance.domains`; one that belongs to two domains stands in
    both, and once in `total`. `difference` is how far its tone is from that of the other partners, `verdict` says
    `closer` or `more distant` where that is beyond chance. `course` has a cell for each period.
    """

    partner: str
    entries: list[int]
    total: int
    share: Measure
    tone: Measure
    difference: Measure
    verdict: str | None
    course: list[Cell]


class Alarm(Struct, frozen=True):
    """A partner whose share or tone in a period is unlike its own past.

    `outlets_agree` is false where one outlet alone makes it so, null where there is only one.
    """

    partner: str
    measure: str
    period: str
    signal: str
    outlets_agree: bool | None


class Balance(Struct, frozen=True):
    """A row for each partner, and what stands out.

    `top` is the largest share that any interval reaches, and so the scale on which courses compare.
    `partners` counts all partners, of whom `rows` has the weightiest. `undated` counts the acts that fall in no period.
    """

    focal: str
    by: str
    domain: str | None
    minimum: int
    documents_needed: int
    domains: list[str]
    partners: int
    entries: int
    acts: int
    rows: list[Row]
    periods: list[str]
    top: float
    alarms: list[Alarm]
    effective: Measure
    undated: int


def balance(
    books: Books,
    focal: Focal = None,
    by: Period = "year",
    domain: Domain = None,
    since: Since = None,
    until: Until = None,
    minimum: Minimum = MINIMUM,
    most: Most = 12,
) -> Balance:
    """What each partner weighs in each domain and period: its share of the acts and their tone, with intervals."""
    ask_period(since, until)
    focal = books.focal(focal)
    every = books.numbered(focal)
    frame = every
    if domain is not None:
        frame = books.kept(("numbered", focal, domain), lambda: every.filter(pl.col("domain") == domain))
    dealings = books.kept(("dealings", focal, domain), lambda: Dealings(frame))
    tally = books.kept(
        ("tally", focal, domain, by), lambda: Tally.of(by_period(acts(frame), by, undated="published"), by)
    )
    within = dealings.within(since, until)
    partners = within.partners()
    weightiest = partners.sort(pl.col("weight").round(9), "partner", descending=[True, False]).head(most)
    totals = dict(weightiest.select("partner", "n").iter_rows())
    over_time = balance_of(tally.between(since, until), minimum=minimum).filter(pl.col("partner").is_in(list(totals)))
    return Balance(
        focal=focal,
        by=by,
        domain=domain,
        minimum=minimum,
        documents_needed=FEWEST_CLUSTERS,
        domains=list(domains()),
        partners=partners.height,
        entries=within.entries,
        acts=within.happened,
        rows=list(_rows(within, totals, over_time, minimum)),
        periods=over_time["period"].unique(maintain_order=True).to_list(),
        top=_top(over_time),
        alarms=[alarm for row in over_time.iter_rows(named=True) for alarm in _alarms(row)][::-1],
        effective=_effective(within, minimum),
        undated=books.kept(("undated", focal, by), lambda: unplaced(acts(every), by, "published")),
    )


def _rows(within: Stretch, totals: Mapping[str, int], over_time: pl.DataFrame, minimum: int) -> Iterable[Row]:
    entries = within.in_domains()
    share = _by_partner(within.shares(minimum), "share", "low", "high", "n")
    tone = _by_partner(within.tones(minimum), "mean", "low", "high", "n", "documents")
    apart = within.closeness(minimum)
    difference = _by_partner(apart, "difference", "low", "high", "n")
    verdicts = dict(apart.select("partner", "verdict").iter_rows())
    nothing = Measure(None, None, None, 0, 0)
    course: dict[str, list[Cell]] = {code: [] for code in totals}
    for partner, *cell in over_time.select("partner", *_CELL).iter_rows():
        course[partner].append(Cell(*cell))
    for code, total in totals.items():
        yield Row(
            code,
            [entries.get((code, domain), 0) for domain in domains()],
            total,
            share.get(code, nothing),
            tone.get(code, nothing),
            difference.get(code) or Measure(None, None, None, tone.get(code, nothing).n),
            verdicts.get(code),
            course[code],
        )


_TONE = ("tone", "tone_low", "tone_high")
_CELL = ("period", "n", "total", "share", "low", "high", *_TONE, "share_signal", "tone_signal")


def _by_partner(table: pl.DataFrame, *columns: str) -> dict[str, Measure]:
    return {row[0]: Measure(*row[1:]) for row in table.select("partner", *columns).iter_rows()}


def _alarms(row: dict[str, object]) -> Iterable[Alarm]:
    for measure in ("share", "tone"):
        if signal := row[f"{measure}_signal"]:
            agree = row[f"{measure}_outlets_agree"]
            yield Alarm(row["partner"], measure, row["period"], signal, agree)  # type: ignore[arg-type]


def _effective(within: Stretch, minimum: int) -> Measure:
    found = within.concentration(minimum).effective
    return Measure(found.value, found.low, found.high, found.n)


def _top(over_time: pl.DataFrame) -> float:
    highest = over_time["high"].max()
    return round(highest, 2) if isinstance(highest, float) and highest > 0 else 1.0
