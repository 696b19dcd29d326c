"""Intervals hold the truth about as often as they say, in histories whose truth is known."""

import numpy as np
import polars as pl
import pytest
from tests.weighing.simulator import FRIENDLY, HOSTILE, PARTNERS, history

from mizan.weighing import acts, concentration, cooperation, shares
from mizan.weighing.concentration import hhi

FRIENDLY_PART = 0.75
MEAN = FRIENDLY_PART * FRIENDLY.mean() + (1 - FRIENDLY_PART) * HOSTILE.mean()
HISTORIES = 60


@pytest.fixture(scope="module")
def histories() -> list[pl.DataFrame]:
    """A year each, whose outlets have no taste of their own."""
    return [history(seed, months=12, friendly=FRIENDLY_PART) for seed in range(20_000, 20_000 + HISTORIES)]


def test_of_shares(histories: list[pl.DataFrame]) -> None:
    told = [row for frame in histories for row in shares(acts(frame)).iter_rows(named=True)]
    held = [row["low"] <= PARTNERS[row["partner"]] <= row["high"] for row in told]
    assert len(held) == HISTORIES * len(PARTNERS)
    assert 0.93 < sum(held) / len(held) <= 1


def test_of_mean_scores(histories: list[pl.DataFrame]) -> None:
    told = [row for frame in histories for row in cooperation(frame).iter_rows(named=True)]
    held = [row["low"] <= MEAN <= row["high"] for row in told]
    assert len(held) == HISTORIES * len(PARTNERS)
    assert 0.9 < sum(held) / len(held) < 0.99


def test_of_concentration() -> None:
    truth = float(hhi(np.array(list(PARTNERS.values()))))
    short = [concentration(acts(history(seed, months=1))).hhi for seed in range(20_000, 20_000 + HISTORIES)]
    held = [one.low <= truth <= one.high for one in short if one.low is not None and one.high is not None]
    assert len(held) == HISTORIES and sum(held) / len(held) > 0.9
