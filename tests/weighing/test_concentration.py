import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy  # type: ignore[import-untyped]
from tests.weighing.simulator import history

from mizan.weighing.concentration import concentration, concentration_of, effective, evenness, hhi

COUNTS = st.lists(st.integers(0, 1000), min_size=2, max_size=30).filter(any)


def test_by_hand() -> None:
    shares = np.array([3, 4, 4, 5]) / 16
    assert hhi(shares) == pytest.approx((66 / 256 - 1 / 4) / (3 / 4))
    assert effective(shares) == pytest.approx(256 / 66)
    half = np.array([0.5, 0.25, 0.25, 0.0])
    assert evenness(half) == pytest.approx(0.75)


@given(COUNTS)
def test_the_three_stay_within_their_bounds(counts: list[int]) -> None:
    shares = np.array(counts) / sum(counts)
    assert -1e-9 <= hhi(shares) <= 1 + 1e-9
    assert 1 - 1e-9 <= effective(shares) <= len(counts) + 1e-9
    assert evenness(shares) == pytest.approx(entropy(counts, base=len(counts)), abs=1e-9)


@given(COUNTS)
def test_the_value_lies_within_its_interval(counts: list[int]) -> None:
    found = concentration_of(np.array(counts, dtype=float), 99, 1.0)
    for one in (found.hhi, found.effective, found.evenness):
        assert one.value is not None and one.low is not None and one.high is not None
        assert one.low <= one.value <= one.high


def test_ends_of_the_scale() -> None:
    assert hhi(np.full(5, 0.2)) == pytest.approx(0)
    assert hhi(np.eye(5)[0]) == pytest.approx(1)
    assert str(evenness(np.eye(5)[0])) == "0.0"


def test_of_a_frame() -> None:
    found = concentration(history(1, months=12))
    assert found.categories == 5
    truth = hhi(np.array([0.3, 0.25, 0.2, 0.15, 0.1]))
    assert found.hhi.low is not None and found.hhi.high is not None
    assert found.hhi.low < truth < found.hhi.high


def test_nothing_is_said_of_one_partner_or_of_few_entries() -> None:
    made = history(1, months=2)
    assert concentration(made, among=["RUS"]).hhi.suppressed_because == "1 partners to compare, fewer than 2"
    assert not concentration(history(1, months=1, acts=4)).effective.shown
