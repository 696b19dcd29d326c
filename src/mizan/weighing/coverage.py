"""Coverage: what each outlet tells of, beside what the others tell of."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mizan.settling import Entry
from mizan.weighing.bootstrap import plain, resampled
from mizan.weighing.clusters import clusters, evidence
from mizan.weighing.cooperation import mean_score, scored
from mizan.weighing.measured import MINIMUM, too_few
from mizan.weighing.posterior import Floats, ends, marginal_ends, marginals
from mizan.weighing.shares import Of

_FINE = 20_000


def by_outlet(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of a frame once for each outlet that tells them, named in the column `outlet`."""
    return frame.with_columns(outlet=pl.col("outlets")).explode("outlet", empty_as_null=True).drop_nulls("outlet")


def publishers(entries: Iterable[Entry]) -> pl.DataFrame:
    """The `outlet` of each `document` that tells of some entries and names one."""
    told = {report.source.id: report.source.outlet for entry in entries for report in entry.reports}
    return pl.DataFrame(list(told.items()), {"document": pl.String, "outlet": pl.String}, orient="row").drop_nulls()


def as_told(frame: pl.DataFrame, publishers: pl.DataFrame) -> pl.DataFrame:
    """The rows of a frame as each outlet tells them: its own `documents` alone, and of these the `cluster`.

    How surely an outlet's telling is known depends on what itself published, not on how many others tell the same.
    `publishers` have the `outlet` of each `document`; what no outlet is known of is left out.
    """
    told = frame.drop("cluster", strict=False).with_row_index("row")
    listed = told.select("row", document="documents").explode("document").join(publishers, on="document")
    own = listed.group_by("row", "outlet").agg(documents=pl.col("document").sort())
    found = told.drop("documents").join(own, on="row").sort("row", "outlet").drop("row")
    return found.with_columns(cluster=clusters(found))


def coverage(
    told: pl.DataFrame, of: Of = "partner", *, level: float = 0.95, seed: int = 0, minimum: int = MINIMUM
) -> pl.DataFrame:
    """The share of each partner (or domain) in what an outlet tells, and in what all the others tell (`as_told`).

    Formula: p_ok = Σ w of outlet o and category k / Σ w of o; `elsewhere` is the same over the other outlets, an entry
    counting once for each outlet that tells it; `ratio` = p_ok / elsewhere. Unit: shares. Interval: posterior of p_ok
    (`posterior.marginals`). `stands_out` tells that `elsewhere` lies outside an interval widened for the number of
    comparisons (Bonferroni): where outlets tell of the same, this is true of anything at all with probability
    1 - level at most.
    """
    categories = told[of].unique().sort().to_list()
    outlets = told["outlet"].unique().sort().to_list()
    totals = {outlet: _weights(told.filter(pl.col("outlet") == outlet), of, categories) for outlet in outlets}
    everything = sum(totals.values(), np.zeros(len(categories)))
    borne = np.array([_borne(told.filter(pl.col(of) == key)) for key in categories])
    strict = 1 - (1 - level) / max(1, len(categories) * len(outlets))
    rows: list[tuple[Any, ...]] = []
    for outlet in outlets:
        own = told.filter(pl.col("outlet") == outlet)
        n = own["entry"].n_unique()
        others = everything - totals[outlet]
        reason = too_few(n, minimum) or (None if others.sum() > 0 else "no other outlet tells of anything")
        if reason:
            rows += [(outlet, key, *[None] * 6, n, reason) for key in categories]
            continue
        mine, theirs = totals[outlet] / totals[outlet].sum(), others / others.sum()
        low, high = marginal_ends(totals[outlet] * _borne(own), level)
        apart = _apart(totals[outlet], others, borne, strict, seed)
        for index, key in enumerate(categories):
            ratio = mine[index] / theirs[index] if theirs[index] > 0 else None
            numbers = (mine[index], low[index], high[index], theirs[index], ratio, bool(apart[index]))
            rows.append((outlet, key, *numbers, n, None))
    schema: dict[str, Any] = {
        "outlet": pl.String,
        of: pl.String,
        **dict.fromkeys(("share", "low", "high", "elsewhere", "ratio"), pl.Float64),
        "stands_out": pl.Boolean,
        "n": pl.Int64,
        "suppressed_because": pl.String,
    }
    return pl.DataFrame(rows, schema, orient="row")


def compare(
    told: pl.DataFrame,
    first: str,
    second: str,
    of: Of = "partner",
    *,
    level: float = 0.95,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Two outlets beside each other (`as_told`): what each tells of every partner (or domain), and in which tone.

    Formula: `difference` = p of the first - p of the second, with the interval of the difference of two posteriors
    (`posterior.marginals`); `tone_difference` likewise for the mean PLOVER score, with a cluster bootstrap. Units:
    shares; points. Suppressed where either outlet has too few entries; tones where either has too few acts with that
    partner.
    """
    sides = [told.filter(pl.col("outlet") == outlet) for outlet in (first, second)]
    categories = pl.concat(sides)[of].unique().sort().to_list()
    counts = [side["entry"].n_unique() for side in sides]
    reason = too_few(min(counts), minimum)
    draws = [
        marginals(_weights(side, of, categories) * _borne(side), seed=seed + index)
        for index, side in enumerate(sides)
        if not reason
    ]
    rows: list[tuple[Any, ...]] = []
    for index, key in enumerate(categories):
        numbers: list[float | None] = [None] * 5
        if not reason:
            shares = [_weights(side, of, categories)[index] / side["weight"].sum() for side in sides]
            low, high = ends(draws[0][:, [index]] - draws[1][:, [index]], level)
            numbers = [*shares, shares[0] - shares[1], float(low[0]), float(high[0])]
        tone = _tone_difference([side.filter(pl.col(of) == key) for side in sides], level, seed, minimum)
        rows.append((key, *numbers, *tone, reason))
    columns = ("first", "second", "difference", "low", "high", "tone_difference", "tone_low", "tone_high")
    schema: dict[str, Any] = {of: pl.String, **dict.fromkeys(columns, pl.Float64), "suppressed_because": pl.String}
    return pl.DataFrame(rows, schema, orient="row")


def _weights(frame: pl.DataFrame, of: str, categories: list[str]) -> Floats:
    summed = dict(frame.group_by(of).agg(pl.col("weight").sum()).iter_rows())
    return np.array([summed.get(category, 0.0) for category in categories])


def _borne(told: pl.DataFrame) -> float:
    """How much of an independent observation it is that an outlet tells of an entry (`clusters.evidence`)."""
    return evidence(told["cluster"].n_unique(), told.select("entry", "outlet").n_unique())


def _apart(own: Floats, others: Floats, borne: Floats, level: float, seed: int) -> NDArray[np.bool_]:
    """Whether the difference of two outlets' posteriors excludes zero, for each category.

    A category counts as so many observations as there are documents that tell of it, whoever tells.
    """
    found = np.zeros(own.size, dtype=bool)
    for index, part in enumerate(borne):
        sides = [np.array([told[index], told.sum() - told[index]]) * part for told in (own, others)]
        if _close(*sides):
            continue
        draws = [marginals(side, draws=_FINE, seed=seed + number)[:, :1] for number, side in enumerate(sides)]
        low, high = ends(draws[0] - draws[1], level)
        found[index] = low[0] > 0 or high[0] < 0
    return found


def _close(first: Floats, second: Floats) -> bool:
    """Whether two shares are so close to each other that no interval of their difference excludes zero."""
    shares = [(side[0] + 0.5) / (side.sum() + 1) for side in (first, second)]
    variance = sum(share * (1 - share) / (side.sum() + 1) for share, side in zip(shares, (first, second), strict=True))
    return bool(abs(shares[0] - shares[1]) < 1.5 * np.sqrt(variance))


def _tone_difference(
    sides: list[pl.DataFrame], level: float, seed: int, minimum: int
) -> tuple[float | None, float | None, float | None]:
    told = [scored(side) for side in sides]
    if any(too_few(side["entry"].n_unique(), minimum) for side in told):
        return None, None, None
    measure = mean_score()
    value = float(plain(told[0], measure) - plain(told[1], measure))
    draws = [resampled(side, measure, seed=seed + index) for index, side in enumerate(told)]
    low, high = ends(draws[0] - draws[1], level)
    return value, float(low), float(high)
