import datetime

import numpy as np
import polars as pl
import pytest
from tests.weighing.made import partner_hhi
from tests.weighing.simulator import PARTNERS, act, history

from mizan.weighing.bootstrap import group_sums, interval, plain, resampled
from mizan.weighing.cooperation import mean_score
from mizan.weighing.frames import SCHEMA
from mizan.weighing.shares import share_of

DAY = datetime.date(2023, 5, 1)


def frame(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(rows, SCHEMA, orient="row")


def test_few_counts_look_concentrated_when_resampled() -> None:
    """The shares 3, 4, 4, 5 have HHI* .010; their resamples .052 in the median, .010 to .198."""
    counts = {"RUS": 3, "CHN": 4, "USA": 4, "FRA": 5}
    rows = [act(f"{partner}{number}", partner, DAY) for partner, count in counts.items() for number in range(count)]
    made = frame(*rows)
    assert plain(made, partner_hhi) == pytest.approx(0.0104, abs=1e-4)
    draws = resampled(made, partner_hhi, draws=20_000)
    assert np.median(draws) == pytest.approx(0.052, abs=0.004)
    assert np.quantile(draws, [0.025, 0.975]) == pytest.approx([0.010, 0.198], abs=0.011)


def test_a_mean_has_the_textbook_standard_error() -> None:
    scores = np.random.default_rng(3).normal(2, 1.5, 400)
    made = frame(*(act(str(index), "RUS", DAY, float(score)) for index, score in enumerate(scores)))
    draws = resampled(made, mean_score())
    assert draws.std() == pytest.approx(scores.std() / 20, rel=0.1)


def test_what_one_document_tells_moves_together() -> None:
    scores = np.random.default_rng(4).normal(2, 1.5, 100)
    alone = frame(*(act(str(index), "RUS", DAY, float(score)) for index, score in enumerate(scores)))
    copies = [
        act(f"{index}-{copy}", "RUS", DAY, float(score), documents=[str(index)])
        for index, score in enumerate(scores)
        for copy in range(4)
    ]
    wide, same = interval(frame(*copies), mean_score()), interval(alone, mean_score())
    assert wide.n == 400 and same.n == 100
    assert (wide.low, wide.high) == pytest.approx((same.low, same.high))


def test_outlets_widen_the_interval_and_are_named() -> None:
    made = history(5, months=6, documents_differ=1.0)
    documents = interval(made, share_of("RUS"))
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        interval(made, share_of("RUS"), clusters=("owners",))
    both = interval(made, share_of("RUS"), clusters=("documents", "outlets"))
    assert both.suppressed_because == "4 outlets, fewer than 5"
    assert documents.low is not None and documents.high is not None
    assert documents.low < PARTNERS["RUS"] < documents.high


def test_intervals_repeat_with_their_seed_however_the_memory_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    made = history(6, months=3)
    first = interval(made, mean_score(), seed=7)
    assert interval(made, mean_score(), seed=7) == first
    assert interval(made, mean_score(), seed=8) != first
    monkeypatch.setattr("mizan.weighing.bootstrap._CELLS", made.height * 10)
    assert interval(made, mean_score(), seed=7) == first


def test_suppression_says_why() -> None:
    few = frame(*(act(str(index), "RUS", DAY) for index in range(9)))
    assert interval(few, mean_score()).suppressed_because == "9 entries, fewer than 10"
    told = frame(*(act(str(index), "RUS", DAY, documents=["d"]) for index in range(12)))
    assert interval(told, mean_score()).suppressed_because == "1 documents, fewer than 5"
    silent = frame(*(act(str(index), "RUS", DAY, None) for index in range(12)))
    assert interval(silent, mean_score()).suppressed_because == "undefined for these entries"


def test_sums_by_group() -> None:
    weights = np.array([[1.0, 2, 3, 4], [0, 0, 1, 0]])
    assert group_sums(weights, np.array([2, 0, 2, 0]), 3).tolist() == [[6, 0, 4], [0, 0, 1]]


def test_intervals_cover_the_truth() -> None:
    """Of 95 % intervals for a mean of acts that share a document's mood, some nineteen in twenty hold the truth."""
    truth = 0.75 * (32.5 / 7) + 0.25 * (-14.5 / 4)
    held = 0
    for seed in range(60):
        made = history(seed, months=4, together=4, documents_differ=2.0)
        found = interval(made, mean_score(), draws=300, seed=seed)
        assert found.low is not None and found.high is not None
        held += found.low <= truth <= found.high
    assert held >= 50
