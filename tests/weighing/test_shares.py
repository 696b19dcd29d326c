import polars as pl
import pytest
from tests.weighing.simulator import PARTNERS, history

from mizan.weighing.bootstrap import interval
from mizan.weighing.periods import by_period
from mizan.weighing.shares import share_of, shares


def test_shares_sum_to_one_and_name_what_they_count() -> None:
    table = shares(history(1, months=3))
    assert table["share"].sum() == pytest.approx(1)
    assert table["n"].sum() == table["total"][0] == history(1, months=3)["entry"].n_unique()
    assert ((table["low"] < table["share"]) & (table["share"] < table["high"])).all()


def test_shares_within_groups_have_the_same_categories() -> None:
    table = shares(by_period(history(2, months=4), "month"), within="period", among=[*PARTNERS, "TUR"])
    assert table.group_by("period").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1] * 4)
    absent = table.filter(pl.col("partner") == "TUR")
    assert absent["share"].to_list() == [0] * 4
    assert (absent["high"] > 0.01).all()


def test_few_entries_are_suppressed() -> None:
    few = history(3, months=1, acts=5)
    table = shares(few)
    assert table["share"].null_count() == table.height
    assert table["suppressed_because"].str.ends_with("fewer than 10").all()
    assert shares(few.clear()).is_empty()
    assert shares(few.clear()).columns == shares(few).columns


def test_intervals_cover_the_truth_though_documents_tell_several_acts() -> None:
    held = total = 0
    for seed in range(40):
        made = history(seed, months=2, together=4)
        table = shares(made)
        for partner, low, high in table.select("partner", "low", "high").iter_rows():
            held += low <= PARTNERS[partner] <= high
            total += 1
    assert held / total > 0.92


def test_posterior_and_bootstrap_agree_where_documents_tell_one_act() -> None:
    made = history(4, months=12, together=1)
    table = shares(made).filter(pl.col("partner") == "CHN").row(0, named=True)
    measured = interval(made, share_of("CHN"))
    assert (measured.value, measured.low, measured.high) == pytest.approx(
        (table["share"], table["low"], table["high"]), abs=0.012
    )
