from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.weighing.simulator import act, history

from mizan.weighing import closeness, concentration, cooperation, linearised, shares
from mizan.weighing.clusters import clusters
from mizan.weighing.coding import numbered
from mizan.weighing.frames import SCHEMA
from mizan.weighing.stretches import Dealings


def placed(made: pl.DataFrame) -> pl.DataFrame:
    return made.with_columns(place=made["entry"].rank("dense").cast(pl.UInt32), cluster=clusters(made))


MADE = placed(history(3, months=36, acts=90, documents_differ=1.0))


@pytest.mark.parametrize("large", [0, 10**9])
@pytest.mark.parametrize(("since", "until"), [(None, None), ("2015-05-09", None), ("2015-02-20", "2017-02-28")])
def test_measures_are_those_of_its_vectors_alone(
    large: int, since: str | None, until: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linearised, "LARGE", large)
    found = Dealings(numbered(MADE)).within(since, until)
    alone = MADE.filter(pl.col("date") >= (since or ""), pl.col("date") <= (until or "9"))
    assert found.entries == found.happened == alone["entry"].n_unique()
    assert_frame_equal(found.shares(), shares(alone))
    assert found.concentration() == concentration(alone)
    columns = ["partner", "mean", "low", "high", "n", "documents"]
    assert_frame_equal(found.tones().select(columns).cast({"partner": pl.String}), cooperation(alone).select(columns))
    assert_frame_equal(found.closeness().cast({"partner": pl.String}), closeness(alone))


def test_what_overlaps_a_time_belongs_to_it_and_what_is_undated_when_it_was_reported() -> None:
    rows = [
        act("1", "RUS", date(2023, 5, 1), domain="security", weight=0.5),
        act("1", "RUS", date(2023, 5, 1), domain="economic", weight=0.5),
        act("2", "CHN", date(2023, 5, 1)) | {"date_from": date(2023, 1, 1), "date_to": date(2023, 12, 31)},
        act("3", "CHN", date(2023, 7, 1)) | {"date_from": None, "date_to": None},
        act("4", "FRA", date(2023, 1, 1)) | {"date_from": None, "date_to": None, "published": None},
    ]
    dealings = Dealings(numbered(placed(pl.DataFrame(rows, SCHEMA, orient="row"))))
    spring = dealings.within("2023-05-01", "2023-06")
    assert spring.partners().select("partner", "weight", "n").rows() == [("CHN", 1.0, 1), ("RUS", 1.0, 1)]
    assert spring.in_domains() == {("CHN", "political"): 1, ("RUS", "security"): 1, ("RUS", "economic"): 1}
    assert (spring.entries, dealings.within("2023-07", None).entries, dealings.within(None, None).entries) == (2, 2, 4)
