import datetime

import polars as pl
import pytest
from tests.weighing.simulator import OUTLETS, Outlet, act, heard, history

from mizan.weighing.cooperation import cooperation
from mizan.weighing.coverage import by_outlet, compare, coverage
from mizan.weighing.frames import SCHEMA

BIASED = {**OUTLETS, "biased": Outlet(0.4, {"USA": 2.4})}


def test_an_entry_counts_for_each_outlet_that_tells_it() -> None:
    made = history(1, months=1)
    assert by_outlet(made).height == made["outlets"].list.len().sum()


def test_an_outlet_is_known_by_its_own_documents() -> None:
    days = [datetime.date(2020, 1, day) for day in range(1, 13)]
    told = [
        act(f"e{n}", "RUS", day, documents=["north-1", f"south-{n}"], outlets=["north", "south"])
        for n, day in enumerate(days)
    ]
    made = heard(pl.DataFrame([tuple(row.values()) for row in told], SCHEMA, orient="row"))
    assert made.filter(outlet="north")["documents"].explode().unique().to_list() == ["north-1"]
    tones = dict(cooperation(made, "outlet", minimum=5).select("outlet", "suppressed_because").iter_rows())
    assert tones == {"north": "1 documents, fewer than 5", "south": None}


def test_a_biased_outlet_stands_out_with_its_favourite() -> None:
    found = coverage(heard(history(1, months=24, outlets=BIASED))).filter("stands_out")
    favourite = found.filter((pl.col("outlet") == "biased") & (pl.col("partner") == "USA")).row(0, named=True)
    # Of 60 acts it tells .96 · .2 and .4 · .8: a share of .375, where the others tell .2.
    assert favourite["low"] < 0.375 < favourite["high"]
    assert favourite["ratio"] == pytest.approx(0.375 / 0.2, rel=0.15)


def test_outlets_of_one_taste_do_not_stand_out() -> None:
    false = sum(
        coverage(heard(history(seed, months=12, together=4)), seed=seed)["stands_out"].any() for seed in range(16)
    )
    assert false <= 2


def test_two_outlets_compared() -> None:
    made = heard(history(2, months=24, outlets=BIASED))
    table = compare(made, "biased", "north")
    usa = table.filter(pl.col("partner") == "USA").row(0, named=True)
    assert usa["low"] > 0
    assert usa["difference"] == pytest.approx(usa["first"] - usa["second"])
    assert usa["tone_low"] < 0 < usa["tone_high"]
    assert table["difference"].sum() == pytest.approx(0, abs=1e-9)


def test_outlets_that_tell_little_are_suppressed() -> None:
    made = heard(history(3, months=1, acts=20, outlets={"much": Outlet(1.0), "little": Outlet(0.1)}))
    table = coverage(made)
    assert table.filter(pl.col("outlet") == "little")["share"].is_null().all()
    assert compare(made, "much", "little")["difference"].is_null().all()
    alone = coverage(heard(history(4, months=2, outlets={"only": Outlet(1.0)})))
    assert set(alone["suppressed_because"]) == {"no other outlet tells of anything"}
