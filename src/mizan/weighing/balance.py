"""The balance: what each partner weighs in each period, in which tone, and where that is unlike its past."""

import datetime
from collections.abc import Sequence

import polars as pl

from mizan.weighing import linearised
from mizan.weighing.bootstrap import CLUSTERS, DRAWS
from mizan.weighing.concentration import concentration
from mizan.weighing.cooperation import mean_ends, scored, shown
from mizan.weighing.drift import drift_of
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.periods import Period, Undated, by_period, span, span_of
from mizan.weighing.shares import shares_of
from mizan.weighing.tallies import Tally, in_cells


def balance(
    frame: pl.DataFrame,
    by: Period = "year",
    *,
    domain: str | None = None,
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
    among: Sequence[str] | None = None,
    undated: Undated = "leave out",
    level: float = 0.95,
    false_alarm: float = 0.05,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Each partner's share of the acts of each period, and the tone of the acts with it.

    `share`, `low`, `high` as in `shares.shares`, within the period; `tone`, `tone_low`, `tone_high` the mean PLOVER
    score as in `cooperation.cooperation`; `share_signal` and `tone_signal` as in `drift.drift`, with `outlets_agree`
    for either. `n` counts the acts with the partner, `total` those of the period. Numbers of periods or cells with
    fewer than `minimum` acts are None; `suppressed_because` and `tone_suppressed_because` say why.

    Only events that occurred count, and of these the ones dated well enough, unless `undated` says that others go by
    their first report (`periods.by_period`; `periods.unplaced` counts what is left out). In one `domain` an act that
    belongs to several counts with its part. Shown are all periods from the first to the last with enough acts, also
    those between them that have none. Earlier acts still are the past that drift is judged against, unless `since`
    leaves them out.
    """
    chosen = _of_domain(acts(frame), domain)
    if among is not None:
        chosen = chosen.filter(pl.col("partner").is_in(list(among)))
    tally = Tally.of(by_period(chosen, by, since=since, until=until, undated=undated), by)
    return balance_of(tally, among=among, level=level, false_alarm=false_alarm, seed=seed, minimum=minimum)


def balance_of(
    tally: Tally,
    *,
    among: Sequence[str] | None = None,
    level: float = 0.95,
    false_alarm: float = 0.05,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """The balance (`balance`) of acts that were added up already."""
    keys = ["period", "partner"]
    periods = tally.sums.periods
    cells = tally.sums.partners.join(periods, on="begins")
    told = shares_of(cells, periods, within="period", among=among, level=level, minimum=minimum).lazy()
    signals = drift_of(tally, false_alarm=false_alarm, minimum=minimum).lazy()
    every = span_of(periods, tally.by, minimum).lazy().join(told.select("partner").unique(), how="cross")
    return (
        every.join(told, on=keys, how="left")
        .join(_tones(tally, level, seed, minimum).lazy(), on=["begins", "partner"], how="left")
        .join(_signals(signals, "share"), on=keys, how="left")
        .join(_signals(signals, "tone"), on=keys, how="left")
        .with_columns(
            pl.col("weight").fill_null(0.0),
            pl.col("n", "total").fill_null(0),
            suppressed_because=pl.when(pl.col("total").is_null())
            .then(pl.lit("no acts"))
            .otherwise(pl.col("suppressed_because")),
        )
        .sort("begins", "partner")
        .drop("begins")
        .collect()
    )


def spread(
    frame: pl.DataFrame,
    by: Period = "year",
    *,
    domain: str | None = None,
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
    among: Sequence[str] | None = None,
    undated: Undated = "leave out",
    level: float = 0.95,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """Concentration period by period: HHI*, effective partners and evenness, each with its interval.

    The partners compared (K, in `partners`) are the same in every period: `among`, or all that have acts in any.
    """
    placed = by_period(_of_domain(acts(frame), domain), by, since=since, until=until, undated=undated)
    compared = list(among) if among is not None else placed["partner"].unique().sort().to_list()
    rows = []
    for (period,) in span(placed, by, minimum).select("period").iter_rows():
        within = placed.filter(pl.col("period") == period)
        found = concentration(within, among=compared, level=level, seed=seed, minimum=minimum)
        three = (found.hhi, found.effective, found.evenness)
        numbers = [number for measured in three for number in (measured.value, measured.low, measured.high)]
        rows.append((period, found.categories, *numbers, found.hhi.n, found.hhi.suppressed_because))
    columns = [f"{name}{end}" for name in ("hhi", "effective", "evenness") for end in ("", "_low", "_high")]
    return pl.DataFrame(
        rows,
        {
            "period": pl.String,
            "partners": pl.Int64,
            **dict.fromkeys(columns, pl.Float64),
            "n": pl.Int64,
            "suppressed_because": pl.String,
        },
        orient="row",
    )


def _tones(tally: Tally, level: float, seed: int, minimum: int) -> pl.DataFrame:
    """The tone of the acts with each partner in each period."""
    tones = tally.sums.tones.sort("begins", "partner")
    if tones["rows"].sum() >= linearised.LARGE:
        mean, deviation, clusters = (tones[name].to_numpy() for name in ("mean", "deviation", "clusters"))
        low, high = linearised.ends(mean, deviation, clusters, level)
    else:
        told = in_cells(scored(tally.placed))
        low, high = mean_ends(told, "cell", clusters=CLUSTERS, level=level, seed=seed, draws=DRAWS)
    ends = {"low": pl.Series(low, dtype=pl.Float64), "high": pl.Series(high, dtype=pl.Float64)}
    return shown(tones.with_columns(**ends), minimum).select(
        "begins",
        pl.col("partner").cast(pl.String),
        tone="mean",
        tone_low="low",
        tone_high="high",
        tone_suppressed_because="suppressed_because",
    )


def _of_domain(frame: pl.DataFrame, domain: str | None) -> pl.DataFrame:
    return frame if domain is None else frame.filter(pl.col("domain") == domain)


def _signals(signals: pl.LazyFrame, measure: str) -> pl.LazyFrame:
    return signals.filter((pl.col("measure") == measure) & pl.col("signal").is_not_null()).select(
        "period",
        "partner",
        pl.col("signal").alias(f"{measure}_signal"),
        pl.col("outlets_agree").alias(f"{measure}_outlets_agree"),
    )
