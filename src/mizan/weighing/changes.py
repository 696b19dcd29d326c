"""Change points: when a series moved to another level, found exactly and at a stated rate of false alarms."""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from mizan.weighing.posterior import Floats

Model = Literal["mean", "count"]

_MOST_CHANGES = 5
_CELLS = 5_000_000


class Changes(Struct, frozen=True):
    """Where a series changes: `points` are the indices at which a new level begins."""

    points: tuple[int, ...]
    levels: tuple[float, ...]
    penalty: float
    false_alarm: float


def changes(
    values: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    model: Model = "mean",
    false_alarm: float = 0.05,
    shortest: int = 2,
    permutations: int = 199,
    seed: int = 0,
) -> Changes:
    """The change points of a series, with a penalty set so that a series without change seldom shows any.

    Method: PELT with a penalty calibrated by permutation. In a series whose values are exchangeable the probability of
    finding any change is `false_alarm` (exactly so for segmentations with at most five changes, at steps of
    1 / (permutations + 1)). A series that drifts slowly or remembers its last value is not exchangeable: there a
    change point says that the level differs, not that it jumped. `weights` are the precisions of the values, such as
    the number of acts behind each mean.
    """
    series = np.asarray(values, dtype=np.float64)
    precision = np.ones_like(series) if weights is None else np.asarray(weights, dtype=np.float64)
    if series.size < 2 * shortest:
        return Changes((), (_level(series, precision),) if series.size else (), float("inf"), false_alarm)
    order = np.random.default_rng(seed).permuted(np.tile(np.arange(series.size), (permutations, 1)), axis=1)
    step = max(1, _CELLS // (series.size + 1) ** 2)
    critical = np.concatenate(
        [
            _critical(series[part], precision[part], model, shortest)
            for part in np.split(order, range(step, permutations, step))
        ]
    )
    rank = int(np.ceil((1 - false_alarm) * (permutations + 1))) - 1
    penalty = float(np.sort(critical)[rank]) if rank < permutations else float("inf")
    points = pelt(series, penalty, precision, model=model, shortest=shortest)
    parts = zip((0, *points), (*points, series.size), strict=True)
    levels = tuple(_level(series[a:b], precision[a:b]) for a, b in parts)
    return Changes(tuple(points), levels, penalty, false_alarm)


def pelt(
    values: ArrayLike, penalty: float, weights: ArrayLike | None = None, *, model: Model = "mean", shortest: int = 2
) -> list[int]:
    """The segmentation that minimises Σ cost + penalty · changes, exactly (PELT: Killick, Fearnhead & Eckley 2012).

    Cost of a segment: for `mean` Σ w (y - ȳ)², for `count` twice the Poisson deviance against the segment's rate, with
    weights as exposures. Segments have at least `shortest` values.
    """
    series = np.asarray(values, dtype=np.float64)
    precision = np.ones_like(series) if weights is None else np.asarray(weights, dtype=np.float64)
    size = series.size
    if not np.isfinite(penalty) or size < 2 * shortest:
        return []
    sums = _Sums(series[None, :], precision[None, :], model)
    best = np.full(size + 1, np.inf)
    best[0] = -penalty
    came = np.zeros(size + 1, dtype=np.intp)
    candidates = np.array([0], dtype=np.intp)
    lives_until = np.array([size], dtype=np.intp)
    for end in range(shortest, size + 1):
        alive = lives_until >= end
        candidates, lives_until = candidates[alive], lives_until[alive]
        totals = best[candidates] + sums.cost(candidates, end)[0] + penalty
        # A tie goes to the earliest start, so at the penalty itself there is no change.
        chosen = int(np.argmin(totals))
        best[end], came[end] = totals[chosen], candidates[chosen]
        # A start that has lost by the whole penalty never wins again once a segment may begin and end after `end`.
        lost = totals - penalty > best[end]
        lives_until = np.where(lost, np.minimum(lives_until, end + shortest - 1), lives_until)
        following = end - shortest + 1
        if np.isfinite(best[following]):
            candidates, lives_until = np.append(candidates, following), np.append(lives_until, size)
    points: list[int] = []
    end = size
    while (end := int(came[end])) > 0:
        points.append(end)
    return points[::-1]


class _Sums:
    """Costs of segments from running sums, for many series at once (rows)."""

    def __init__(self, series: Floats, weights: Floats, model: Model) -> None:
        self._model = model
        count = model == "count"
        self._weights = _running(weights)
        self._first = _running(series if count else weights * series)
        self._second = _running(weights * series**2)

    def cost(self, starts: NDArray[np.intp], end: int) -> Floats:
        """The costs of the segments from each start up to `end`: a row for each series."""
        weight = self._weights[:, end, None] - self._weights[:, starts]
        first = self._first[:, end, None] - self._first[:, starts]
        with np.errstate(divide="ignore", invalid="ignore"):
            if self._model == "count":
                # 2 Σ [y ln(y / rate)] up to what no segmentation changes.
                logs = np.log(first / weight)
                return np.asarray(np.where(first > 0, -2 * first * logs, 0.0))
            second = self._second[:, end, None] - self._second[:, starts]
            return np.asarray(np.where(weight > 0, np.maximum(second - first**2 / weight, 0.0), 0.0))


def _running(values: Floats) -> Floats:
    return np.concatenate([np.zeros((values.shape[0], 1)), np.cumsum(values, axis=1)], axis=1)


def _critical(series: Floats, weights: Floats, model: Model, shortest: int) -> Floats:
    """The penalty below which each series (row) shows a change: the greatest mean gain of any number of changes."""
    size = series.shape[1]
    sums = _Sums(series, weights, model)
    starts = np.arange(size + 1)
    costs = np.zeros((series.shape[0], size, size + 1))
    for end in range(1, size + 1):
        costs[:, end - 1, :end] = sums.cost(starts[:end], end)
    best = costs[:, :, 0]
    whole = best[:, -1].copy()
    critical = np.zeros(series.shape[0])
    for number in range(1, min(_MOST_CHANGES, size // shortest - 1) + 1):
        following = np.full_like(best, np.inf)
        for end in range((number + 1) * shortest, size + 1):
            splits = starts[number * shortest : end - shortest + 1]
            following[:, end - 1] = (best[:, splits - 1] + costs[:, end - 1, splits]).min(axis=1)
        best = following
        critical = np.maximum(critical, (whole - best[:, -1]) / number)
    return critical


def _level(series: Floats, weights: Floats) -> float:
    return float(np.average(series, weights=weights)) if weights.sum() > 0 else float(series.mean())
