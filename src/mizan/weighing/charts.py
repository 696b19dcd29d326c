"""Control charts: whether a series keeps to its own past, at a stated probability of a false alarm.

Each value is compared with all values before it, so the past need not be known beforehand (self-starting chart:
Hawkins 1987, doi:10.2307/2348827). If the values are normal with one mean and variances in proportion to 1 / weight,
the standardised residuals are independent and very nearly standard normal, whatever the mean and the variance are.

Series run along the last axis; of several at once the shorter ones end in values that are not numbers.
"""

import math
from collections.abc import Callable
from functools import cache
from statistics import NormalDist

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from mizan.weighing.posterior import Floats

ALLOWANCE = 0.5
"""What a CUSUM overlooks, in standard deviations: it is quickest to find a shift of twice that."""

LEARN = 4
"""How many values a series has before the first that is judged."""

_CUT = 3.0
_STATES = 120
_EXACT, _NEVER = 1e-8, 1e-15


class Chart(Struct, frozen=True):
    """Charted series; all arrays but the thresholds, one for each series, are shaped as the series are.

    `z` is not a number while the chart learns. `up` and `down` are the CUSUMs. `drift` is 1 where the upper and -1
    where the lower one passes its threshold, `shock` likewise where a single value does. `since` is the index at
    which the drift that is signalled began to build up, -1 elsewhere.
    """

    z: Floats
    up: Floats
    down: Floats
    drift: Floats
    shock: Floats
    since: Floats
    drift_threshold: Floats
    shock_threshold: Floats
    false_alarm: float


def chart(values: Floats, weights: Floats, *, false_alarm: float = 0.05, learn: int = LEARN) -> Chart:
    """Chart series, each with probability `false_alarm` of any signal in all of it while nothing changes.

    Formula: z_t from Student's t of y_t against the weighted mean of y_1 … y_t-1 (t - 2 degrees of freedom, brought to
    the normal scale by Wallace 1959); up_t = max(0, up_t-1 + z_t - 1/2), down_t likewise with -z_t, both set back to
    0 by a signal. z is cut at ±3 within the CUSUMs, so that one shock is no drift. Half of `false_alarm` goes to
    drifts, half to shocks, either to both directions equally.
    """
    z = residuals(values, weights, learn)
    there = np.isfinite(z)
    judged = there.sum(axis=-1)
    limit = _for_each(judged, lambda length: threshold(length, false_alarm / 4))
    single = _for_each(judged, lambda length: NormalDist().inv_cdf(1 - false_alarm / 4 / max(1, length)))
    steps = np.where(there, np.clip(z, -_CUT, _CUT), 0.0)
    up, down, drift, since = (np.zeros_like(z) for _ in range(4))
    above = below = np.zeros(judged.shape)
    rise = fall = np.zeros(judged.shape)
    for index in range(z.shape[-1]):
        step = steps[..., index]
        rise, fall = np.where(above == 0, index, rise), np.where(below == 0, index, fall)
        above, below = np.maximum(0, above + step - ALLOWANCE), np.maximum(0, below - step - ALLOWANCE)
        up[..., index], down[..., index] = above, below
        rising = above > limit
        falling = ~rising & (below > limit)
        drift[..., index] = np.where(rising, 1, np.where(falling, -1, 0))
        since[..., index] = np.where(rising, rise, np.where(falling, fall, -1))
        above, below = (np.where(rising | falling, 0.0, reached) for reached in (above, below))
    up, down = np.where(there, up, 0.0), np.where(there, down, 0.0)
    with np.errstate(invalid="ignore"):
        shock = np.where(there & (np.abs(z) > single[..., None]), np.sign(z), 0.0)
    return Chart(z, up, down, drift, shock, since, limit, single, false_alarm)


def residuals(values: Floats, weights: Floats, learn: int = LEARN) -> Floats:
    """Each value against all before it, on the scale of a standard normal; not a number for the first `learn`.

    A past without any variation says nothing of what is usual: against it every residual is 0.
    """
    z = np.full(values.shape, np.nan)
    mean = weight = squares = np.zeros(values.shape[:-1])
    with np.errstate(invalid="ignore", divide="ignore"):
        for index in range(values.shape[-1]):
            value, own = values[..., index], weights[..., index]
            if index:
                residual = (value - mean) / np.sqrt(1 / own + 1 / weight)
                freedom = index - 1
                if index >= learn and freedom:
                    deviate = _normal(residual / np.sqrt(squares / freedom), freedom)
                    z[..., index] = np.where(squares > 1e-12, deviate, 0.0)
                squares = squares + residual**2
            weight = weight + own
            mean = mean + own / weight * (value - mean)
    return np.where(np.isnan(values), np.nan, z)


def _normal(t: Floats, freedom: int) -> Floats:
    """The standard normal deviate for Student's t: (8ν + 1)/(8ν + 3) · √(ν ln(1 + t²/ν)) (Wallace 1959)."""
    size = np.sqrt(freedom * np.log1p(t * t / freedom))
    return np.asarray(np.copysign((8 * freedom + 1) / (8 * freedom + 3) * size, t))


def _for_each(lengths: NDArray[np.intp], found: Callable[[int], float]) -> Floats:
    """What is found for each length, asked once for those that are equal."""
    distinct, which = np.unique(lengths, return_inverse=True)
    return np.array([found(length) for length in distinct.tolist()])[which].reshape(lengths.shape)


@cache
def threshold(length: int, false_alarm: float) -> float:
    """The value that a one-sided CUSUM of `length` standard normal values passes with this probability.

    It is found by secants of the logarithm of the probability, which is nearly straight, and by halving where those
    lead astray.
    """
    if length == 0:
        return math.inf

    def excess(limit: float) -> float:
        return math.log(max(crossing(length, limit), _NEVER) / false_alarm)

    low, high = 0.0, 25.0
    last, limit = 0.5, min(math.sqrt(length), math.log(1 + length / false_alarm))
    above_last, above = excess(last), excess(limit)
    while abs(limit - last) > _EXACT:
        low, high = (max(low, limit), high) if above > 0 else (low, min(high, limit))
        following = limit - above * (limit - last) / (above - above_last) if above != above_last else low
        last, above_last = limit, above
        limit = following if low < following < high else (low + high) / 2
        above = excess(limit)
    return limit


def crossing(length: int, limit: float) -> float:
    """The probability that the CUSUM passes `limit`: as a Markov chain over its states (Brook & Evans 1972)."""
    width = limit / (_STATES - 0.5)
    normal = NormalDist()
    # The chance to get from state i to state j or below depends on j - i alone.
    distances = np.arange(1 - _STATES, _STATES)
    below = np.array([normal.cdf((distance + 0.5) * width + ALLOWANCE) for distance in distances])
    states = np.arange(_STATES)
    reached = below[states[None, :] - states[:, None] + _STATES - 1]
    steps = np.diff(reached, axis=1, prepend=0.0)
    state = np.zeros(_STATES)
    state[0] = 1.0
    for _ in range(length):
        state = state @ steps
    return float(1 - state.sum())
