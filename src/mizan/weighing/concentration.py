"""Concentration: whether a policy rests on one partner or on many.

All three measures are of shares p_1 … p_K and of the same K: the partners (or domains) that are compared. State K
with them, for HHI* and evenness depend on it. Few entries look more concentrated than the policy behind them is, and
draws from their posterior more so again: shares of 3, 4, 4 and 5 in 16 have HHI* .010, and the median of their draws is
.052. That difference is the bias of the draws (Efron & Tibshirani 1993, ch. 10), and the interval is cleared of it.
"""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl
from msgspec import Struct

from mizan.weighing.clusters import information
from mizan.weighing.measured import MINIMUM, Measured, too_few
from mizan.weighing.posterior import Floats, dirichlet, ends
from mizan.weighing.shares import Of

OfShares = Callable[[Floats], Floats]


class Concentration(Struct, frozen=True):
    """The three measures of one frame, and how many categories were compared."""

    categories: int
    hhi: Measured
    effective: Measured
    evenness: Measured


def hhi(shares: Floats) -> Floats:
    """The normalised Herfindahl-Hirschman index, HHI* = (Σ p² - 1/K) / (1 - 1/K): 0 even, 1 all on one.

    Shares run along the last axis. Undefined for one category.
    """
    categories = shares.shape[-1]
    return np.asarray(((shares**2).sum(axis=-1) - 1 / categories) / (1 - 1 / categories))


def effective(shares: Floats) -> Floats:
    """The effective number of partners, 1 / Σ p² (Laakso & Taagepera 1979): from 1 to K."""
    return np.asarray(1 / (shares**2).sum(axis=-1))


def evenness(shares: Floats) -> Floats:
    """Evenness, -Σ p ln p / ln K (Pielou 1966): 1 even, 0 all on one. Undefined for one category."""
    logs = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
    return np.asarray(np.abs((shares * logs).sum(axis=-1)) / np.log(shares.shape[-1]))


def concentration(
    frame: pl.DataFrame,
    of: Of = "partner",
    *,
    among: Sequence[str] | None = None,
    level: float = 0.95,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> Concentration:
    """HHI*, effective number and evenness of the partners (or domains) of a frame.

    The value v is that of the observed shares. The interval is that of their joint Dirichlet posterior, moved so that
    the median of the draws is v, and cut off where the measure ends: quantile(draws) - (median(draws) - v).
    """
    chosen = frame if among is None else frame.filter(pl.col(of).is_in(list(among)))
    categories = list(among) if among is not None else chosen[of].unique().sort().to_list()
    summed = dict(chosen.group_by(of).agg(pl.col("weight").sum()).iter_rows())
    weights = np.array([summed.get(category, 0.0) for category in categories])
    n = chosen["entry"].n_unique()
    return concentration_of(weights, n, information(chosen), of, level=level, seed=seed, minimum=minimum)


def concentration_of(
    weights: Floats,
    n: int,
    evidence: float,
    of: Of = "partner",
    *,
    level: float = 0.95,
    seed: int = 0,
    minimum: int = MINIMUM,
) -> Concentration:
    """The concentration (`concentration`) of the summed weights of categories.

    They are of `n` entries, each so much of an independent observation as `evidence` says (`clusters.evidence`).
    """
    reason = too_few(n, minimum) or too_few(weights.size, 2, f"{of}s to compare")
    if reason:
        nothing = Measured.suppressed(n, reason)
        return Concentration(weights.size, nothing, nothing, nothing)
    draws = dirichlet(weights * evidence, seed=seed)
    plain = weights / weights.sum()
    bounds = ((hhi, 0.0, 1.0), (effective, 1.0, float(weights.size)), (evenness, 0.0, 1.0))
    found = [Measured(*_centred(of_shares, plain, draws, level, *within), n) for of_shares, *within in bounds]
    return Concentration(weights.size, *found)


def _centred(
    of_shares: OfShares, plain: Floats, draws: Floats, level: float, least: float, most: float
) -> tuple[float, float, float]:
    """The value of the observed shares, and the ends of its interval without the bias of the draws."""
    value, drawn = float(of_shares(plain)), of_shares(draws)
    bias = float(np.median(drawn)) - value
    low, high = ends(drawn, level)
    value, low, high = np.clip([value, low - bias, high - bias], least, most).tolist()
    return value, low, high
