import polars as pl
import pytest
from tests.weighing.made import partner_hhi
from tests.weighing.simulator import Change, history

from mizan.weighing.balance import balance, spread
from mizan.weighing.bootstrap import interval
from mizan.weighing.cooperation import mean_score
from mizan.weighing.periods import by_period


def test_shares_tones_and_signals_side_by_side() -> None:
    made = history(1, changes=[Change("USA", 20, share=3.0), Change("RUS", 20, friendly=-0.5)])
    table = balance(made, "month")
    assert table.height == 36 * 5
    assert table.group_by("period").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1] * 36)
    assert "drift up" in table.filter(pl.col("partner") == "USA")["share_signal"].to_list()
    assert "drift down" in table.filter(pl.col("partner") == "RUS")["tone_signal"].to_list()
    cell = table.filter((pl.col("period") == "2015-03") & (pl.col("partner") == "RUS")).row(0, named=True)
    acts = by_period(made, "month").filter((pl.col("period") == "2015-03") & (pl.col("partner") == "RUS"))
    alone = interval(acts, mean_score())
    assert cell["n"] == acts.height
    assert (cell["tone"], cell["tone_low"]) == pytest.approx((alone.value, alone.low), abs=0.4)


def test_periods_without_acts_have_no_numbers() -> None:
    made = history(1, months=6).filter(pl.col("date") != "2015-04-01")
    april = balance(made, "month").filter(pl.col("period") == "2015-04")
    assert april["suppressed_because"].unique().to_list() == ["no acts"]
    assert april["total"].unique().to_list() == [0]


def test_one_domain_and_an_end() -> None:
    made = history(2)
    security = balance(made, "year", domain="security", until="2016")
    assert security["period"].unique().sort().to_list() == ["2015", "2016"]
    assert security["n"].sum() < balance(made, "year")["n"].sum() / 4


def test_nothing_in_nothing_out() -> None:
    empty = history(1, months=1).clear()
    assert balance(empty).is_empty()
    assert balance(empty).columns == balance(history(1)).columns
    assert spread(empty).is_empty()


def test_the_spread_of_one_domain_is_of_its_acts_alone() -> None:
    made = history(2)
    assert spread(made, domain="security")["n"].to_list() == spread(made.filter(domain="security"))["n"].to_list()
    assert spread(made, domain="security")["n"].sum() < spread(made)["n"].sum()


def test_concentration_over_time_compares_the_same_partners() -> None:
    made = history(3, changes=[Change("RUS", 12, share=8.0)])
    table = spread(made, "year")
    assert table["partners"].to_list() == [5, 5, 5]
    first, second, _ = table.iter_rows(named=True)
    assert first["hhi_high"] < second["hhi_low"]
    year = by_period(made, "year").filter(pl.col("period") == "2015")
    resampled = interval(year, partner_hhi)
    assert (resampled.value, resampled.high) == pytest.approx((first["hhi"], first["hhi_high"]), abs=0.02)
