"""One number for each partner, never without the weights behind it and what other weights would have made of it."""

from collections.abc import Mapping
from itertools import product

import numpy as np
import polars as pl

from mizan.weighing.coding import coded
from mizan.weighing.domains import domains
from mizan.weighing.measured import MINIMUM


def overall(
    frame: pl.DataFrame,
    weights: Mapping[str, float] | None = None,
    *,
    factor: float = 2.0,
    minimum: int = MINIMUM,
) -> pl.DataFrame:
    """An index of each partner's weight over all domains.

    Formula: I_k = Σ_d v_d p_kd / Σ_d v_d, p_kd the share of partner k in domain d, v_d the domain's weight (equal,
    unless given). Unit: 0 … 1, summing to 1 over partners. Domains with fewer than `minimum` entries are left out.
    `least` and `greatest` are the ends of the range over the grid of weights in which each v_d is divided by `factor`,
    kept, or multiplied by it; `best_rank` and `worst_rank` are the partner's ranks over the same grid. This is a range
    of conventions, not an interval of uncertainty.
    """
    sizes = frame.group_by("domain").agg(n=pl.col("entry").n_unique()).filter(pl.col("n") >= minimum)
    used = [domain for domain in domains() if domain in set(sizes["domain"]) and (weights or {domain: 1}).get(domain)]
    schema = dict.fromkeys(("index", "least", "greatest"), pl.Float64)
    if not used:
        return pl.DataFrame(
            schema={"partner": pl.String, **schema, "best_rank": pl.Int64, "worst_rank": pl.Int64, "domains": pl.Int64}
        )
    counted = frame.filter(pl.col("domain").is_in(used))
    partners, codes = coded(counted, "partner")
    rows = np.array([used.index(domain) for domain in counted["domain"]])
    table = np.zeros((len(used), len(partners)))
    np.add.at(table, (rows, codes), counted["weight"].to_numpy())
    table /= table.sum(axis=1, keepdims=True)
    given = np.array([(weights or {}).get(domain, 1.0) if weights else 1.0 for domain in used])
    grid = given * np.array(list(product((1 / factor, 1.0, factor), repeat=len(used))))
    indices = (grid / grid.sum(axis=1, keepdims=True)) @ table
    ranks = (-indices).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable") + 1
    return pl.DataFrame(
        {
            "partner": partners,
            "index": given / given.sum() @ table,
            "least": indices.min(axis=0),
            "greatest": indices.max(axis=0),
            "best_rank": ranks.min(axis=0),
            "worst_rank": ranks.max(axis=0),
            "domains": [len(used)] * len(partners),
        }
    ).sort("index", "partner", descending=[True, False])
