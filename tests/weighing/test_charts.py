import numpy as np
import pytest
from scipy.stats import kstest, norm, t  # type: ignore[import-untyped]

from mizan.weighing.charts import chart, crossing, residuals, threshold


def test_residuals_are_students_t_against_the_past() -> None:
    values, weights = np.array([2.0, 3, 5, 1, 9]), np.array([1.0, 2, 1, 3, 2])
    past, own = values[:4], weights[:4]
    mean = np.average(past, weights=own)
    deviation = np.sqrt((own * (past - mean) ** 2).sum() / 3)
    statistic = (9 - mean) / (deviation * np.sqrt(1 / 2 + 1 / own.sum()))
    assert residuals(values, weights, 4)[-1] == pytest.approx(norm.ppf(t.cdf(statistic, 3)), abs=0.02)
    assert np.isnan(residuals(values, weights, 4)[:4]).all()


def test_residuals_are_standard_normal_whatever_the_series() -> None:
    random = np.random.default_rng(1)
    weights = random.uniform(1, 20, (400, 20))
    z = np.array([residuals(random.normal(7, 3 / np.sqrt(w)), w)[4:] for w in weights])
    assert kstest(z.ravel(), "norm").pvalue > 0.01
    assert abs(np.corrcoef(z[:, :-1].ravel(), z[:, 1:].ravel())[0, 1]) < 0.03


def test_thresholds_are_passed_as_often_as_stated() -> None:
    steps = np.random.default_rng(2).normal(size=(20_000, 30)) - 0.5
    limit = threshold(30, 0.05)
    state, passed = np.zeros(20_000), np.zeros(20_000, dtype=bool)
    for step in steps.T:
        state = np.maximum(0, state + step)
        passed |= state > limit
    assert crossing(30, limit) == pytest.approx(0.05, abs=1e-4)
    assert passed.mean() == pytest.approx(0.05, abs=0.005)
    assert threshold(0, 0.05) == float("inf")


def test_false_alarms_and_power() -> None:
    random = np.random.default_rng(3)
    quiet = [chart(random.normal(2, 1, 40), np.ones(40)) for _ in range(600)]
    assert sum(bool(c.drift.any() or c.shock.any()) for c in quiet) / 600 == pytest.approx(0.05, abs=0.025)
    moved = np.where(np.arange(40) >= 20, 1.5, 0.0)
    found = [chart(random.normal(0, 1, 40) + moved, np.ones(40)) for _ in range(200)]
    assert sum(bool((c.drift[20:] > 0).any()) for c in found) / 200 > 0.75


def test_a_shock_is_no_drift() -> None:
    values = np.random.default_rng(4).normal(0, 1, 40)
    values[30] -= 8
    made = chart(values, np.ones(40))
    assert made.shock[30] == -1
    assert not made.drift.any()


def test_a_drift_tells_since_when() -> None:
    values = np.random.default_rng(5).normal(0, 1, 40) + 3 * (np.arange(40) >= 25)
    made = chart(values, np.ones(40))
    first = int(np.flatnonzero(made.drift)[0])
    assert made.drift[first] == 1
    assert 23 <= made.since[first] <= 26


def test_a_past_without_variation_says_nothing() -> None:
    made = chart(np.array([4.0] * 10 + [2.5]), np.ones(11))
    assert not made.drift.any()
    assert not made.shock.any()


def test_series_of_any_length_are_charted_at_once() -> None:
    random = np.random.default_rng(6)
    values, weights = random.normal(0, 1, (3, 30)), random.uniform(1, 9, (3, 30))
    values[1, 15:] += 3
    values[2, 12:] = weights[2, 12:] = np.nan
    together = chart(values, weights)
    for row, length in enumerate((30, 30, 12)):
        alone = chart(values[row, :length], weights[row, :length])
        for name in ("z", "up", "down", "drift", "shock", "since"):
            assert getattr(together, name)[row, :length] == pytest.approx(getattr(alone, name), nan_ok=True)
        assert together.drift_threshold[row] == alone.drift_threshold
    assert together.drift[1].any()
    assert not together.drift[2, 12:].any()


def test_thresholds_are_found_for_short_and_long_series() -> None:
    for length in (1, 2, 16, 239):
        for false_alarm in (0.25, 0.01, 1e-4, 1e-6):
            assert crossing(length, threshold(length, false_alarm)) == pytest.approx(false_alarm, rel=1e-5)
