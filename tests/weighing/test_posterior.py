import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta  # type: ignore[import-untyped]

from mizan.weighing.posterior import Floats, dirichlet, ends, marginal_ends, marginals


@pytest.mark.parametrize("counts", [(3, 4, 4, 5), (0, 12), (50, 1, 9)])
def test_marginals_are_those_of_the_exact_posterior(counts: tuple[int, ...]) -> None:
    low, high = ends(dirichlet(counts, draws=40_000))
    total = sum(counts)
    for index, count in enumerate(counts):
        shape = count + 1 / len(counts)
        exact = beta.ppf([0.025, 0.975], shape, total + 1 - shape)
        assert [low[index], high[index]] == pytest.approx(exact, abs=0.01)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=20), st.integers(0, 9))
def test_draws_are_shares_and_repeat_with_their_seed(counts: list[float], seed: int) -> None:
    draws = dirichlet(counts, draws=20, seed=seed)
    assert draws.shape == (20, len(counts))
    assert draws.sum(axis=1) == pytest.approx(np.ones(20))
    assert (draws == dirichlet(counts, draws=20, seed=seed)).all()


@pytest.mark.parametrize("found", [ends(marginals((0, 3, 57), draws=40_000)), marginal_ends((0, 3, 57))])
def test_each_share_by_itself_has_jeffreys_posterior(found: tuple[Floats, Floats]) -> None:
    low, high = found
    for index, count in enumerate((0, 3, 57)):
        exact = beta.ppf([0.025, 0.975], count + 0.5, 60 - count + 0.5)
        assert [low[index], high[index]] == pytest.approx(exact, abs=0.01)
