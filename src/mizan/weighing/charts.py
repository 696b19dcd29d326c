"""Control charts: whether a series keeps to its own past, at a stated probability of a false alarm.

Each value is compared with all values before it, so the past need not be known beforehand (self-starting chart:
Hawkins 1987, doi:10.2307/2348827). If the values are normal with one mean and variances in proportion to 1 / weight,
the standardised residuals are independent and very nearly standard normal, whatever the mean and the variance are.
"""

import math
from functools import cache
from statistics import NormalDist

import numpy as np
from msgspec import Struct

from mizan.weighing.posterior import Floats

ALLOWANCE = 0.5
"""What a CUSUM overlooks, in standard deviations: it is quickest to find a shift of twice that."""

LEARN = 4
"""How many values a series has before the first that is judged."""

_CUT = 3.0
_STATES = 120


class Chart(Struct, frozen=True):
    """A charted series; all arrays are as long as the series. The thresholds are the same throughout.

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
    drift_threshold: float
    shock_threshold: float
    false_alarm: float


def chart(values: Floats, weights: Floats, *, false_alarm: float = 0.05, learn: int = LEARN) -> Chart:
    """Chart a series, with probability `false_alarm` of any signal in all of it while nothing changes.

    Formula: z_t from Student's t of y_t against the weighted mean of y_1 … y_t-1 (t - 2 degrees of freedom, brought to
    the normal scale by Wallace 1959); up_t = max(0, up_t-1 + z_t - 1/2), down_t likewise with -z_t, both set back to
    0 by a signal. z is cut at ±3 within the CUSUMs, so that one shock is no drift. Half of `false_alarm` goes to
    drifts, half to shocks, either to both directions equally.
    """
    z = residuals(values, weights, learn)
    judged = int(np.isfinite(z).sum())
    limit = threshold(judged, false_alarm / 4)
    single = NormalDist().inv_cdf(1 - false_alarm / 4 / max(1, judged))
    up, down, drift = np.zeros_like(z), np.zeros_like(z), np.zeros_like(z)
    since = np.full(z.shape, -1.0)
    above = below = 0.0
    begun = {1: 0, -1: 0}
    for index, value in enumerate(z.tolist()):
        if not math.isfinite(value):
            continue
        step = max(-_CUT, min(_CUT, value))
        if above == 0:
            begun[1] = index
        if below == 0:
            begun[-1] = index
        above, below = max(0.0, above + step - ALLOWANCE), max(0.0, below - step - ALLOWANCE)
        up[index], down[index] = above, below
        signal = 1 if above > limit else -1 if below > limit else 0
        if signal:
            drift[index], since[index] = signal, begun[signal]
            above = below = 0.0
    shock = np.where(np.isfinite(z) & (np.abs(z) > single), np.sign(z), 0.0)
    return Chart(z, up, down, drift, shock, since, limit, single, false_alarm)


def residuals(values: Floats, weights: Floats, learn: int = LEARN) -> Floats:
    """Each value against all before it, on the scale of a standard normal; not a number for the first `learn`.

    A past without any variation says nothing of what is usual: against it every residual is 0.
    """
    z = np.full(values.shape, np.nan)
    mean, weight, squares = 0.0, 0.0, 0.0
    for index, (value, own) in enumerate(zip(values.tolist(), weights.tolist(), strict=True)):
        if index:
            residual = (value - mean) / math.sqrt(1 / own + 1 / weight)
            freedom = index - 1
            if index >= learn and freedom:
                z[index] = _normal(residual / math.sqrt(squares / freedom), freedom) if squares > 1e-12 else 0.0
            squares += residual**2
        weight += own
        mean += own / weight * (value - mean)
    return z


def _normal(t: float, freedom: int) -> float:
    """The standard normal deviate for Student's t: (8ν + 1)/(8ν + 3) · √(ν ln(1 + t²/ν)) (Wallace 1959)."""
    size = math.sqrt(freedom * math.log1p(t * t / freedom))
    return math.copysign((8 * freedom + 1) / (8 * freedom + 3) * size, t)


@cache
def threshold(length: int, false_alarm: float) -> float:
    """The value that a one-sided CUSUM of `length` standard normal values passes with this probability."""
    if length == 0:
        return math.inf
    low, high = 0.0, 25.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if crossing(length, middle) > false_alarm else (low, middle)
    return high


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
