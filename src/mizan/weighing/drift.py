"""Drift: whether a partner has come closer or moved away, measured against its own past."""

from collections.abc import Container, Mapping
from itertools import islice
from typing import Any, NamedTuple, Self

import numpy as np
import polars as pl

from mizan.weighing.charts import LEARN, chart
from mizan.weighing.coding import Codes, names_of
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.periods import Period, Undated, by_period
from mizan.weighing.posterior import Floats
from mizan.weighing.tallies import Sums, Tally

FEWEST_ACTS = 3
"""A partner's tone is charted in periods with so many acts, its share if it has so many a period on average."""

_OUTLETS = 10

_MEASURES = ("share", "tone")
_SIGNALS = (None, "drift up", "drift down", "shock up", "shock down")

SCHEMA: dict[str, Any] = {
    "partner": pl.String,
    "measure": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "z": pl.Float64,
    "up": pl.Float64,
    "down": pl.Float64,
    "signal": pl.String,
    "since": pl.String,
    "outlets_agree": pl.Boolean,
    "false_alarm": pl.Float64,
}


def drift(
    frame: pl.DataFrame,
    by: Period = "month",
    *,
    false_alarm: float = 0.05,
    minimum: int = MINIMUM,
    learn: int = LEARN,
    outlets: bool = True,
    undated: Undated = "leave out",
) -> pl.DataFrame:
    """The share and the tone of each partner, period by period, with signals of unusual closeness or distance.

    Formula: `charts.chart` of two series a partner. `share`: arcsin √((e w + 3/8) / (e Σ w + 3/4)) of its share in all
    acts of the period (Anscombe 1948), e being `clusters.information`, weighted by their number. `tone`: the mean score
    (PLOVER) of the acts with it, weighted by their number. Unit of `value`: a share; points -10 … 10. `z` is in
    standard deviations of the partner's own past.

    `signal` is `drift up`, `drift down` (a lasting move; `since` tells where it began to build up), `shock up` or
    `shock down` (one period out of line). While nothing changes, the probability of **any** signal for any partner and
    measure in the whole frame is about `false_alarm`, which is divided equally over all series; the column of that name
    tells it. Not charted, and absent: periods with fewer than `minimum` acts, partners with fewer than three acts a
    period, series shorter than `learn` + 1.

    `outlets_agree` is false where leaving out what only one certain outlet tells silences the signal: then it is the
    outlet that moved, or the evidence is thin. It is None without a signal, or with one outlet in all.
    """
    tally = Tally.of(by_period(acts(frame), by, undated=undated), by)
    return drift_of(tally, false_alarm=false_alarm, minimum=minimum, learn=learn, outlets=outlets)


def drift_of(
    tally: Tally,
    *,
    false_alarm: float = 0.05,
    minimum: int = MINIMUM,
    learn: int = LEARN,
    outlets: bool = True,
) -> pl.DataFrame:
    """The drift (`drift`) of acts that were added up already."""
    cells = _Cells.of(tally.sums)
    evidence, without = tally.evidence()
    series = _series(cells.added(), evidence, minimum, learn)
    alpha = false_alarm / max(1, series.partners.size)
    found = _charted(series, cells, alpha, learn).with_columns(false_alarm=pl.lit(false_alarm))
    signalled = found.filter(pl.col("signal").is_not_null())
    if outlets and not signalled.is_empty():
        told = tally.sums.outlets.group_by("outlet").agg(pl.col("acts").sum())
        largest = told.sort("acts", "outlet", descending=[True, False])["outlet"].to_list()
        agree = _agreeing(cells, signalled, {name: without[name] for name in largest}, alpha, minimum, learn)
        found = found.join(agree, on=["partner", "measure", "period"], how="left", maintain_order="left")
    else:
        found = found.with_columns(outlets_agree=pl.lit(None, pl.Boolean))
    return found.select(list(SCHEMA))


class _Cells(NamedTuple):
    """Sums of acts (`tallies.Sums.cells`): period, partner (after the last all together) and outlet of each, numbered.

    `alone` is 0 where several outlets tell of them, else the place of the outlet from 1 on; the first is none that is
    known.
    """

    names: list[str]
    partners: list[str]
    outlets: list[str]
    sums: Floats
    period: Codes
    partner: Codes
    alone: Codes

    @classmethod
    def of(cls, sums: Sums) -> Self:
        periods, cells = sums.periods.sort("begins"), sums.cells
        partners, outlets = (names_of(cells[name]) for name in ("partner", "alone"))
        partner, alone = (cells[name].to_physical().cast(pl.Int64) for name in ("partner", "alone"))
        return cls(
            periods["period"].to_list(),
            partners,
            outlets,
            cells.select("weight", "points", "scored", "acts", "told").cast(pl.Float64).to_numpy().T,
            periods["begins"].search_sorted(cells["begins"]).to_numpy(),
            partner.fill_null(len(partners)).to_numpy(),
            (alone + 1).fill_null(0).to_numpy(),
        )

    def among(self, partners: Container[str]) -> Self:
        """Those with some partners, and with all together."""
        chosen = np.array([*(partner in partners for partner in self.partners), True])[self.partner]
        period, partner, alone = (column[chosen] for column in (self.period, self.partner, self.alone))
        return self._replace(sums=self.sums[:, chosen], period=period, partner=partner, alone=alone)

    def added(self, without: str | None = None) -> Floats:
        """Each sum by period and partner: of all acts, or `without` what an outlet alone or no known one tells."""
        size = (len(self.names), len(self.partners) + 1)
        places, sums = self.period * size[1] + self.partner, self.sums
        if without is not None:
            left = self.alone != 1
            if without in self.outlets:
                left &= self.alone != self.outlets.index(without) + 1
            places, sums = places[left], sums[:, left]
        return np.array([np.bincount(places, one, size[0] * size[1]).reshape(size) for one in sums])


class _Series(NamedTuple):
    """What is charted, a row for each series: of which partner and measure, in which periods (-1 after the last).

    Values as shown and as charted, and the acts behind each, end in what is not a number.
    """

    partners: Codes
    measures: Codes
    periods: Codes
    values: Floats
    charted: Floats
    acts: Floats


def _series(added: Floats, evidence: float, minimum: int, learn: int) -> _Series:
    """The series of all partners that can be charted, of what `_Cells.added` gives."""
    every = np.flatnonzero((added[3, :, -1] >= minimum) & (added[3, :, -1] > 0))
    weights, _, _, all_acts, _ = added[:, every, -1]
    weight, points, scored, acts, told = added[:, every, :-1].transpose(0, 2, 1)
    shared = np.flatnonzero(acts.sum(axis=1) >= FEWEST_ACTS * every.size)
    heard = told >= FEWEST_ACTS
    toned = np.flatnonzero(heard.sum(axis=1) > learn)
    if every.size <= learn:
        shared, toned = shared[:0], toned[:0]
    order = np.argsort(~heard[toned], axis=1, kind="stable")
    absent = ~np.take_along_axis(heard[toned], order, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        tones = np.where(absent, np.nan, np.take_along_axis((points / scored)[toned], order, axis=1))
    scaled = np.arcsin(np.sqrt((weight[shared] * evidence + 3 / 8) / (weights * evidence + 3 / 4)))
    partners = np.concatenate([shared, toned])
    measures = np.repeat([0, 1], [shared.size, toned.size])
    ordered = np.lexsort((measures, partners))
    periods = np.concatenate([np.tile(every, (shared.size, 1)), np.where(absent, -1, every[order])])
    heard_acts = np.where(absent, np.nan, np.take_along_axis(told[toned], order, axis=1))
    return _Series(
        partners[ordered],
        measures[ordered],
        periods[ordered],
        np.concatenate([weight[shared] / weights, tones])[ordered],
        np.concatenate([scaled, tones])[ordered],
        np.concatenate([np.tile(all_acts, (shared.size, 1)), heard_acts])[ordered],
    )


def _charted(series: _Series, cells: _Cells, alpha: float, learn: int) -> pl.DataFrame:
    """The series as rows, with their charts."""
    made = chart(series.charted, series.acts, false_alarm=alpha, learn=learn)
    rows, at = np.nonzero(series.periods >= 0)
    period, drift, shock, since = (
        column[rows, at].astype(np.intp) for column in (series.periods, made.drift, made.shock, made.since)
    )
    signal = np.where(drift, np.where(drift > 0, 1, 2), np.where(shock, np.where(shock > 0, 3, 4), 0))
    names = pl.Series([*cells.names, None], dtype=pl.String)
    begun = np.where(since >= 0, series.periods[rows, since], len(cells.names))
    return pl.DataFrame(
        {
            "partner": pl.Series(cells.partners, dtype=pl.String).gather(series.partners[rows]),
            "measure": pl.Series(_MEASURES).gather(series.measures[rows]),
            "period": names.gather(period),
            **{
                name: column[rows, at]
                for name, column in (("value", series.values), ("z", made.z), ("up", made.up), ("down", made.down))
            },
            "signal": pl.Series(_SIGNALS, dtype=pl.String).gather(signal),
            "since": names.gather(begun),
        }
    ).with_columns(pl.col("z").fill_nan(None))


def _agreeing(
    cells: _Cells, signalled: pl.DataFrame, evidence: Mapping[str, float], alpha: float, minimum: int, learn: int
) -> pl.DataFrame:
    """For each signal, whether it is still there without what any one outlet alone tells, of the first some.

    A drift may then be signalled in any period since it began to build up, a shock in the same period only.
    """
    keys = signalled.select("partner", "measure", "period", "signal", "since")
    if len(evidence) < 2:
        return keys.select("partner", "measure", "period", outlets_agree=pl.lit(None, pl.Boolean))
    some = cells.among(set(keys["partner"]))
    agree = np.ones(keys.height, dtype=bool)
    for outlet in islice(evidence, _OUTLETS):
        charted = _charted(_series(some.added(outlet), evidence[outlet], minimum, learn), some, alpha, learn)
        signals = charted.drop_nulls("signal").select("partner", "measure", "signal", "period").rows()
        agree &= [
            any(
                there[:3] == (partner, measure, signal) and (since <= there[3] if since else there[3] == period)
                for there in signals
            )
            for partner, measure, period, signal, since in keys.iter_rows()
        ]
    return keys.select("partner", "measure", "period", outlets_agree=pl.Series(agree))
