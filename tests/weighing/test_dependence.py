import polars as pl
import pytest
from tests.weighing.made import agreement, booked, entries, event, figure
from tests.weighing.simulator import history

from mizan.weighing.dependence import bandwidth, dependence, money
from mizan.weighing.frames import own_figures, vectors


def test_bandwidth_counts_entries_of_all_kinds() -> None:
    frame = vectors(entries(event("CONSULT", "KAZ RUS CHN"), agreement("treaty", "KAZ RUS")), "KAZ")
    russia, china = bandwidth(frame).iter_rows(named=True)
    assert (russia["bandwidth"], russia["events"], russia["agreements"], russia["shared"]) == (1.5, 0.5, 1.0, 0.5)
    assert (china["bandwidth"], china["n"]) == (0.5, 1)


def test_dependence_may_be_lopsided() -> None:
    returned = pl.DataFrame({"partner": ["RUS", "CHN"], "returned": [0.05, 0.4]})
    table = dependence(history(1), returned).filter(pl.col("partner").is_in(["RUS", "CHN"])).sort("partner")
    china, russia = table["asymmetry"]
    assert china < 0 < russia


MADE = entries(
    booked(figure("trade", 28e9, "KAZ RUS"), "d1"),
    booked(figure("trade", 30e9, "KAZ CHN"), "d1"),
    booked(figure("trade", 31e9, "KAZ CHN"), "d2"),
    booked(figure("trade", 20e9, "KAZ RUS", period="2019"), "d1"),
    booked(figure("trade", 140e9, "KAZ"), "d3"),
    booked(figure("trade", 4e9, "KAZ FRA", unit="EUR"), "d3"),
)


def test_shares_of_a_stated_total() -> None:
    table = money(vectors(MADE, "KAZ"), own_figures(MADE, "KAZ"), "trade")
    china, russia = table.iter_rows(named=True)
    assert (russia["date"], russia["value"], russia["share"]) == ("2023", 28e9, pytest.approx(0.2))
    assert russia["basis"] == "stated total"
    assert (china["contested"], russia["contested"]) == (True, False)
    assert (china["low"], china["high"], russia["low"]) == (30e9, 31e9, 28e9)


def test_without_a_total_the_partners_are_the_whole_and_the_table_says_so() -> None:
    table = money(vectors(MADE, "KAZ"), own_figures([], "KAZ"), "trade", period="2023")
    assert set(table["basis"]) == {"sum over partners"}
    assert table["share"].sum() == pytest.approx(1)


def test_shares_across_periods_are_of_the_latest_figure_of_each() -> None:
    made = [*MADE, *entries(booked(figure("trade", 10e9, "KAZ ITA", period="2021"), "d4"))]
    one_period = money(vectors(made, "KAZ"), own_figures([], "KAZ"), "trade")
    assert dict(one_period.select("partner", "share").iter_rows())["ITA"] == 1.0
    across = money(vectors(made, "KAZ"), own_figures([], "KAZ"), "trade", across=True)
    assert across["share"].sum() == pytest.approx(1)
    assert dict(across.select("partner", "date").iter_rows()) == {"CHN": "2023", "ITA": "2021", "RUS": "2023"}


def test_targets_are_no_measurements() -> None:
    made = [*MADE, *entries(booked(figure("trade", 90e9, "KAZ CHN", period="../2030"), "d4"))]
    told = money(vectors(made, "KAZ"), own_figures([], "KAZ"), "trade")
    assert dict(told.select("partner", "value").iter_rows())["CHN"] < 32e9
