"""What a scenario changes: the measures before and after, partner by partner, with their intervals."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from mizan.settling import Entry
from mizan.settling.commitments import commitments
from mizan.weighing.concentration import concentration
from mizan.weighing.cooperation import cooperation
from mizan.weighing.dependence import bandwidth, dependence, money
from mizan.weighing.depth import depth
from mizan.weighing.frames import acts, own_figures, vectors_of_each
from mizan.weighing.measured import MINIMUM
from mizan.weighing.partners import partners
from mizan.weighing.shares import shares

EVERYONE = "all"
"""Stands for the partner where a measure is of all partners together."""

STAGES = ("open", "late", "kept")
PROMISES = tuple(f"commitments {stage}" for stage in STAGES)

_Values = dict[tuple[str, str], tuple[float | None, float | None, float | None, str | None]]


def effects(
    before: Iterable[Entry],
    after: Iterable[Entry],
    focal: str,
    *,
    as_of: datetime.date,
    level: float = 0.95,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Every measure before and after.

    Of each partner: acts (with others too), `share` of the acts (`shares.shares`), mean `cooperation` and the sum of
    scores (`cooperation.cooperation`), `depth` of agreements (`depth.depth`), `bandwidth` and `dependence` over entries
    of all kinds (`dependence`), commitments open, late and kept as of a day, and what sources state of trade,
    investment and the like, with the share of each in the whole (`dependence.money`, of every partner the latest
    figure; the ends are the least and the most that sources state). Of `all`: concentration, effective partners and
    evenness (`concentration.concentration`), over the partners that have acts before or after. Both sides are drawn
    with one seed, so that they differ by what is supposed alone.

    Columns: `partner`, `measure`, `before`, `before_low`, `before_high`, the same `after`, `change`,
    `suppressed_because`. No interval is given of the change: it is what the scenario says it is.
    """
    first, second = list(before), list(after)
    frames = vectors_of_each((first, second), focal)
    among = sorted({code for frame in frames for code in acts(frame)["partner"].unique()})
    values = [
        _values(entries, frame, focal, among, as_of, level, seed, minimum)
        for entries, frame in zip((first, second), frames, strict=True)
    ]
    order = {code: rank for rank, code in enumerate(row.code for row in partners(second, focal))}
    keys = sorted(
        {key for told in values for key in told},
        key=lambda key: (key[0] != EVERYONE, order.get(key[0], len(order)), key[0], _rank(key[1])),
    )
    return pl.DataFrame([_row(key, *values) for key in keys], _SCHEMA, orient="row")


_MEASURES = (
    "concentration",
    "effective partners",
    "evenness",
    "acts",
    "share",
    "cooperation",
    "sum of scores",
    "depth",
    "bandwidth",
    "dependence",
    *PROMISES,
)
_AMOUNTS = ("trade", "exports", "imports", "investment", "aid")
_NUMBERS = ("before", "before_low", "before_high", "after", "after_low", "after_high", "change")
_SCHEMA: dict[str, Any] = {
    "partner": pl.String,
    "measure": pl.String,
    **dict.fromkeys(_NUMBERS, pl.Float64),
    "suppressed_because": pl.String,
}
_ZERO = ("acts", "sum of scores", "depth", "bandwidth", *PROMISES)


def _rank(measure: str) -> tuple[int, str, bool]:
    """Amounts stand behind the measures that every ledger has, and the share of each behind it."""
    if measure in _MEASURES:
        return _MEASURES.index(measure), "", False
    amount = measure.removeprefix("share of ")
    return len(_MEASURES), amount, amount != measure


def _row(key: tuple[str, str], before: _Values, after: _Values) -> tuple[Any, ...]:
    empty = (0.0, None, None, None) if key[1] in _ZERO else (None, None, None, None)
    one, other = before.get(key, empty), after.get(key, empty)
    change = other[0] - one[0] if one[0] is not None and other[0] is not None else None
    return (*key, *one[:3], *other[:3], change, other[3] or one[3])


def _values(
    entries: list[Entry],
    frame: pl.DataFrame,
    focal: str,
    among: list[str],
    as_of: datetime.date,
    level: float,
    seed: int,
    minimum: int,
) -> _Values:
    happened = acts(frame)
    found: _Values = {}
    spread = concentration(happened, among=among, level=level, seed=seed, minimum=minimum)
    for name, one in zip(_MEASURES, (spread.hhi, spread.effective, spread.evenness), strict=False):
        found[EVERYONE, name] = (one.value, one.low, one.high, one.suppressed_because)
    for row in shares(happened, among=among, level=level, minimum=minimum).iter_rows(named=True):
        found[row["partner"], "acts"] = (float(row["n"]), None, None, None)
        found[row["partner"], "share"] = (row["share"], row["low"], row["high"], row["suppressed_because"])
    for row in cooperation(happened, level=level, seed=seed, minimum=minimum).iter_rows(named=True):
        found[row["partner"], "sum of scores"] = (row["sum"], None, None, None)
        found[row["partner"], "cooperation"] = (row["mean"], row["low"], row["high"], row["suppressed_because"])
    for row in depth(frame, level=level, seed=seed).iter_rows(named=True):
        found[row["partner"], "depth"] = (row["depth"], row["low"], row["high"], None)
    for row in bandwidth(frame).iter_rows(named=True):
        found[row["partner"], "bandwidth"] = (row["bandwidth"], None, None, None)
    for row in dependence(frame, level=level, minimum=minimum).iter_rows(named=True):
        found[row["partner"], "dependence"] = (row["dependence"], row["low"], row["high"], row["suppressed_because"])
    found |= _amounts(frame, own_figures(entries, focal))
    for code, stage, count in _promises(entries, focal, as_of):
        found[code, f"commitments {stage}"] = (float(count), None, None, None)
    return found


def _amounts(frame: pl.DataFrame, own: pl.DataFrame) -> _Values:
    found: _Values = {}
    stated = frame.filter((pl.col("kind") == "figure") & pl.col("type").is_in(_AMOUNTS))
    for indicator, unit in stated.select("type", "unit").unique().sort("type", "unit").iter_rows():
        for row in money(frame, own, indicator, unit, across=True).iter_rows(named=True):
            told = f"{indicator}, {unit}"
            ends = (row["low"], row["high"]) if row["contested"] and row["value"] else (None, None)
            parts = tuple(None if end is None else row["share"] * end / row["value"] for end in ends)
            found[row["partner"], told] = (row["value"], *ends, None)
            found[row["partner"], f"share of {told}"] = (row["share"], *parts, None)
    return found


def _promises(entries: list[Entry], focal: str, as_of: datetime.date) -> Iterator[tuple[str, str, int]]:
    counts: dict[tuple[str, str], int] = {}
    for one in commitments(entries, focal):
        reached = one.stage(as_of)
        stage = reached if reached in ("late", "kept", "dropped") else "open"
        for code in one.parties - {focal}:
            if stage in STAGES:
                counts[code, stage] = counts.get((code, stage), 0) + 1
    for (code, stage), count in counts.items():
        yield code, stage, count
