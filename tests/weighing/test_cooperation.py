import datetime

import polars as pl
import pytest
from tests.weighing.simulator import Change, act, history

from mizan.weighing.bootstrap import interval
from mizan.weighing.cooperation import cooperation, mean_score
from mizan.weighing.frames import SCHEMA

DAY = datetime.date(2023, 5, 1)


def test_by_hand() -> None:
    rows = [act("1", "RUS", DAY, 4.0), act("2", "RUS", DAY, -6.0), act("3", "RUS", DAY, 9.5, weight=0.5)]
    rows += [act("4", "RUS", DAY, 0.0), act("5", "RUS", DAY, 0.0)]
    found = cooperation(pl.DataFrame(rows, SCHEMA, orient="row"), minimum=1).row(0, named=True)
    assert (found["sum"], found["positive"], found["negative"]) == (2.75, 8.75, -6.0)
    assert found["mean"] == pytest.approx(2.75 / 4.5)
    assert found["n"] == 5


def test_means_of_few_acts_or_one_document_are_suppressed_but_sums_are_not() -> None:
    rows = [act(str(number), "RUS", DAY, documents=["d"]) for number in range(12)]
    rows += [act("x", "CHN", DAY), act("y", "CHN", DAY, None)]
    table = cooperation(pl.DataFrame(rows, SCHEMA, orient="row"))
    assert table["mean"].to_list() == [None, None]
    assert table["suppressed_because"].to_list() == ["1 acts, fewer than 10", "1 documents, fewer than 5"]
    assert table["sum"].to_list() == [4.0, 48.0]


def test_a_partner_made_hostile_is_found_hostile() -> None:
    made = history(1, months=12, changes=[Change("USA", 0, friendly=-0.6)])
    table = cooperation(made)
    usa = table.filter(pl.col("partner") == "USA").row(0, named=True)
    others = table.filter(pl.col("partner") != "USA")
    assert usa["high"] < others["low"].min()
    alone = interval(made.filter(pl.col("partner") == "USA"), mean_score())
    assert (usa["low"], usa["high"]) == pytest.approx((alone.low, alone.high), abs=0.15)
    assert mean_score("USA")(made, made["weight"].to_numpy()[None, :])[0] == pytest.approx(usa["mean"])


def test_no_acts_make_an_empty_table() -> None:
    assert cooperation(history(1, months=1).clear()).is_empty()
