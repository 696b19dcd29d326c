import polars as pl
import pytest
from tests.weighing.simulator import Change, Outlet, history

from mizan.weighing.drift import SCHEMA, drift

RUNS = 16


def signals(found: pl.DataFrame, partner: str, measure: str, signal: str) -> pl.DataFrame:
    return found.filter(
        (pl.col("partner") == partner) & (pl.col("measure") == measure) & (pl.col("signal") == signal)
    ).filter(pl.col("period") >= "2016-09")


def test_histories_without_change_are_quiet() -> None:
    """At most one history in twenty has any signal for any of five partners, shares and tones together."""
    false = 0
    for seed in range(50):
        made = history(seed, together=1 + seed % 4, documents_differ=float(seed % 2))
        false += drift(made, outlets=False)["signal"].is_not_null().any()
    assert false <= 6


@pytest.mark.parametrize(
    ("change", "measure", "signal", "power"),
    [
        (Change("USA", 20, share=2.0), "share", "drift up", 0.6),
        (Change("RUS", 20, friendly=-0.35), "tone", "drift down", 0.8),
        (Change("RUS", 20, 21, friendly=-0.75), "tone", "shock down", 0.5),
    ],
)
def test_planted_changes_are_found(change: Change, measure: str, signal: str, power: float) -> None:
    found = 0
    for seed in range(RUNS):
        table = drift(history(seed, changes=[change]), outlets=False)
        found += not signals(table, change.partner, measure, signal).is_empty()
    assert found / RUNS >= power


def test_every_outlet_agrees_on_a_real_drift() -> None:
    agreed = 0
    begun: list[str] = []
    for seed in range(6):
        made = signals(drift(history(seed, changes=[Change("USA", 20, share=2.5)])), "USA", "share", "drift up")
        agreed += bool(made["outlets_agree"].any())
        begun += made["since"].to_list()[:1]
    assert agreed >= 5
    # The change was planted in the 21st month, September 2016.
    assert "2016-06" <= sorted(begun)[len(begun) // 2] <= "2016-12"


def test_a_new_outlet_with_a_taste_is_told_from_a_drift() -> None:
    taste = dict.fromkeys(("RUS", "CHN", "FRA", "UZB"), 0.05)
    outlets = {"north": Outlet(0.3), "south": Outlet(0.3), "new": Outlet(0.9, taste, begins=20)}
    signalled = agreed = 0
    for seed in range(8):
        made = signals(drift(history(seed, outlets=outlets)), "USA", "share", "drift up")
        signalled += not made.is_empty()
        agreed += bool(made["outlets_agree"].any())
    assert signalled >= 2
    assert agreed == 0


def test_one_outlet_agrees_with_nobody() -> None:
    made = history(1, changes=[Change("USA", 20, share=3.0)], outlets={"north": Outlet(0.8)})
    found = drift(made).drop_nulls("signal")
    assert not found.is_empty()
    assert found["outlets_agree"].null_count() == found.height


def test_what_is_thin_is_not_charted() -> None:
    rare = history(1, partners={"RUS": 0.98, "CHN": 0.02})
    assert drift(rare)["partner"].unique().to_list() == ["RUS"]
    assert drift(history(1, months=4)).is_empty()
    empty = drift(history(1, months=1).clear())
    assert dict(empty.schema) == SCHEMA
    assert drift(history(1, acts=4)).is_empty()
