import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.weighing.simulator import Change, history

from mizan.weighing.balance import balance, balance_of
from mizan.weighing.clusters import clusters, information
from mizan.weighing.drift import drift, drift_of
from mizan.weighing.periods import Period, between, by_period
from mizan.weighing.tallies import Tally

MADE = history(1, months=36, acts=90, documents_differ=1.0, changes=[Change("FRA", 21, share=2.5)])
MADE = MADE.with_columns(cluster=clusters(MADE))


@pytest.mark.parametrize("by", ["month", "quarter", "year"])
@pytest.mark.parametrize(("since", "until"), [("2015-05-09", None), (None, "2016-10-13"), ("2015-02-20", "2017-03")])
def test_a_stretch_is_what_its_acts_alone_add_up_to(by: Period, since: str | None, until: str | None) -> None:
    cut = Tally.of(by_period(MADE, by), by).between(since, until)
    alone = Tally.of(by_period(MADE, by, since=since, until=until), by)
    for found, expected in zip(cut.sums, alone.sums, strict=True):
        keys = [name for name in ("begins", "partner", "alone", "outlet") if name in found.columns]
        told = (table.with_columns(pl.col(keys[1:]).cast(pl.String)).sort(keys) for table in (found, expected))
        assert_frame_equal(*told)
    assert cut.evidence() == alone.evidence()
    assert_frame_equal(balance_of(cut), balance(MADE, by, since=since, until=until))


def test_a_stretch_within_one_day_or_outside_all() -> None:
    tally = Tally.of(by_period(MADE, "year"), "year")
    day = tally.between("2016-03-03", "2016-03-03")
    assert day.sums.periods["total"].sum() == day.placed["entry"].n_unique()
    assert balance_of(tally.between("2031", None)).is_empty()


def test_evidence_is_that_of_the_acts_that_are_left() -> None:
    placed = by_period(MADE, "quarter")
    total, without = Tally.of(placed, "quarter").between("2015-11-11", None).evidence()
    within = between(placed, "2015-11-11", None)
    assert total == information(within)
    for outlet, found in without.items():
        rest = within.filter((pl.col("outlets").list.len() > 1) | (pl.col("outlets").list.first() != outlet))
        assert found == information(rest)


def test_the_drift_of_a_stretch_is_that_of_its_acts() -> None:
    cut = Tally.of(by_period(MADE, "month"), "month").between("2015-03-03", None)
    begun = drift_of(cut)
    assert begun["signal"].drop_nulls().len()
    assert_frame_equal(begun, drift(MADE.filter(pl.col("date") >= "2015-03-03")))
