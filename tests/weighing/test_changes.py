from itertools import combinations, pairwise

import numpy as np
import pytest
import ruptures  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from mizan.weighing.changes import changes, pelt


def objective(series: NDArray[np.float64], points: list[int], penalty: float) -> float:
    parts = [series[a:b] for a, b in pairwise((0, *points, len(series)))]
    return float(sum(((part - part.mean()) ** 2).sum() for part in parts) + penalty * len(points))


@given(st.lists(st.floats(-10, 10), min_size=4, max_size=9), st.floats(0.1, 50), st.integers(1, 2))
def test_no_segmentation_is_better(values: list[float], penalty: float, shortest: int) -> None:
    series = np.array(values)
    found = objective(series, pelt(series, penalty, shortest=shortest), penalty)
    for number in range(4):
        for points in combinations(range(1, len(values)), number):
            if min(b - a for a, b in pairwise((0, *points, len(values)))) >= shortest:
                assert found <= objective(series, list(points), penalty) + 1e-6


@pytest.mark.parametrize("shortest", [1, 2, 3])
def test_never_worse_than_ruptures_and_nearly_always_the_same(shortest: int) -> None:
    random = np.random.default_rng(1)
    same = 0
    for _ in range(50):
        series = random.normal(0, 1, 50) + 2 * (np.arange(50) > random.integers(10, 40))
        penalty = random.uniform(1, 8)
        mine = pelt(series, penalty, shortest=shortest)
        theirs = ruptures.Pelt(model="l2", min_size=shortest, jump=1).fit_predict(series, pen=penalty)[:-1]
        assert objective(series, mine, penalty) <= objective(series, theirs, penalty) + 1e-9
        same += mine == theirs
    assert same >= 48


def test_planted_changes_are_found() -> None:
    random = np.random.default_rng(2)
    found = 0
    for seed in range(50):
        series = random.normal(0, 1, 40) + 1.5 * (np.arange(40) >= 25)
        found += any(abs(point - 25) <= 3 for point in changes(series, seed=seed).points)
    assert found >= 42
    clear = changes([1, 1.1, 0.9, 1, 1.1, 5, 5.1, 4.9, 5, 5, 5.2, 4.8])
    assert clear.points == (5,)
    assert clear.levels == pytest.approx((1.02, 5.0))


@pytest.mark.parametrize("model", ["mean", "count"])
def test_false_alarms_are_as_rare_as_stated(model: str) -> None:
    random = np.random.default_rng(3)
    # Counts are more spread than Poisson's: the permutations know, a textbook penalty would not.
    series = random.negative_binomial(3, 0.3, (200, 36)) if model == "count" else random.normal(0, 3, (200, 36))
    false = sum(bool(changes(one, model=model, seed=seed).points) for seed, one in enumerate(series))  # type: ignore[arg-type]
    assert 2 <= false <= 20


def test_counts_and_weights() -> None:
    counts = [2, 3, 1, 2, 3, 2, 12, 14, 11, 13, 12, 13]
    assert changes(counts, model="count").points == (6,)
    exposures = [1, 1, 1, 1, 1, 1, 6, 6, 6, 6, 6, 6]
    assert changes(counts, exposures, model="count").points == ()
    noisy = [0, 0, 0.2, 9, 0, 0.1, 0, 0.1, 0, 0]
    assert pelt(noisy, 5, [1, 1, 1, 0.001, 1, 1, 1, 1, 1, 1]) == []


def test_short_series_have_no_changes() -> None:
    assert changes([1, 9]).points == ()
    assert changes([]).levels == ()
    assert changes([3, 3, 3, 3, 3]).points == ()
