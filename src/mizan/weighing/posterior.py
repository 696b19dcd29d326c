"""What counts allow one to believe of shares: a Dirichlet posterior, and Beta where one share stands by itself."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv  # type: ignore[import-untyped]

Floats = NDArray[np.float64]

DRAWS = 4000


def dirichlet(counts: ArrayLike, *, strength: float = 1.0, draws: int = DRAWS, seed: int = 0) -> Floats:
    """Draws (rows) from the posterior of the shares of K categories, given counts that need not be whole.

    p | n ~ Dirichlet(n_1 + a, …, n_K + a), with a = strength / K (Perks 1947; Berger, Bernardo & Sun 2015): the
    prior weighs as much as `strength` entries however many categories there are. For two categories it is Jeffreys'.
    """
    observed = np.asarray(counts, dtype=np.float64)
    shape = observed + strength / observed.size
    gammas = np.random.default_rng(seed).standard_gamma(shape, (draws, observed.size))
    return np.asarray(gammas / gammas.sum(axis=1, keepdims=True), dtype=np.float64)


def marginals(counts: ArrayLike, *, draws: int = DRAWS, seed: int = 0) -> Floats:
    """Draws from the posterior of each share by itself: of the category against all others together.

    p_k | n ~ Beta(n_k + 1/2, n - n_k + 1/2), a Dirichlet posterior over two, with Jeffreys' prior. For many categories
    this says more honestly than the joint posterior what a count of 0 leaves possible.
    """
    observed = np.asarray(counts, dtype=np.float64)
    random = np.random.default_rng(seed)
    own = random.standard_gamma(observed + 0.5, (draws, observed.size))
    others = observed.sum() - observed
    rest = random.standard_gamma(np.maximum(others, 0.0) + 0.5, (draws, observed.size))
    return np.asarray(own / (own + rest), dtype=np.float64)


def marginal_ends(counts: ArrayLike, level: float = 0.95, *, total: ArrayLike | None = None) -> tuple[Floats, Floats]:
    """The ends of the equal-tailed interval of each share in its posterior by itself (`marginals`).

    They are quantiles of the Beta distribution, so nothing is drawn. `total` is n, one for all or of each share, unless
    it is the sum of the counts.
    """
    observed = np.asarray(counts, dtype=np.float64)
    others = np.maximum((observed.sum() if total is None else np.asarray(total)) - observed, 0.0)
    tail = (1 - level) / 2
    low, high = (betaincinv(observed + 0.5, others + 0.5, end) for end in (tail, 1 - tail))
    return low, high


def ends(draws: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """The ends of the equal-tailed interval in each column of draws; not-a-number draws are passed over."""
    tail = (1 - level) / 2
    quantile = np.nanquantile if np.isnan(draws).any() else np.quantile
    low, high = quantile(draws, [tail, 1 - tail], axis=0)
    return np.asarray(low), np.asarray(high)
