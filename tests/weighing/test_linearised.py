import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped]
from tests.weighing.simulator import history

from mizan.weighing import linearised
from mizan.weighing.closeness import closeness
from mizan.weighing.cooperation import mean_ends, scored


@pytest.mark.parametrize("clusters", [2, 5, 1000])
def test_ends_reach_as_far_as_a_quantile_of_student(clusters: int) -> None:
    low, high = linearised.ends(np.array([1.0]), np.array([2.0]), np.array([float(clusters)]), 0.9)
    assert [*low, *high] == pytest.approx(stats.t.interval(0.9, clusters - 1, 1, 2))


def test_one_cluster_has_no_interval() -> None:
    low, high = linearised.ends(np.array([1.0]), np.array([2.0]), np.array([1.0]), 0.9)
    assert np.isnan([low, high]).all()


def test_means_have_the_ends_that_resampling_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    told = scored(history(3, months=36, documents_differ=1.0))
    asked = {"clusters": ("documents",), "level": 0.95, "seed": 1, "draws": 2000}
    monkeypatch.setattr(linearised, "LARGE", 10**9)
    low, high = mean_ends(told, "partner", **asked)  # type: ignore[arg-type]
    monkeypatch.setattr(linearised, "LARGE", 0)
    near_low, near_high = mean_ends(told, "partner", **asked)  # type: ignore[arg-type]
    width = high - low
    assert np.abs(near_low - low).max() < 0.1 * width.min()
    assert np.abs(near_high - high).max() < 0.1 * width.min()


def test_closeness_has_the_reach_that_resampling_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    told = history(4, months=36, documents_differ=1.0)
    monkeypatch.setattr(linearised, "LARGE", 10**9)
    resampled = closeness(told, draws=2000)
    monkeypatch.setattr(linearised, "LARGE", 0)
    linear = closeness(told, draws=2000)
    assert linear["difference"].to_list() == pytest.approx(resampled["difference"].to_list())
    width = (resampled["high"] - resampled["low"]).to_numpy()
    assert np.abs((linear["low"] - resampled["low"]).to_numpy()).max() < 0.1 * width.min()
