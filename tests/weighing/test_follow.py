import math
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from scipy.stats import CensoredData, beta, ecdf  # type: ignore[import-untyped]
from tests.weighing.made import agreement, booked, entries, event, figure

from mizan.settling.commitments import commitments as settled
from mizan.weighing.follow import SCHEMA, commitments, follow_through, keeping

START = date(2020, 1, 1)


def commitment(number: int, due: int | None, **reached: int) -> dict[str, object]:
    days = {stage: START + timedelta(day) for stage, day in reached.items()}
    limit = None if due is None else START + timedelta(due)
    return {"commitment": str(number), "partner": "RUS", "domain": "economic", "announced": START, "due": limit, **days}


def frame(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame([{**dict.fromkeys(SCHEMA), **row} for row in rows], SCHEMA, orient="row")


MADE = frame(
    *(commitment(number, 100, agreed=10, kept=90) for number in range(6)),
    *(commitment(number, 100, agreed=20) for number in range(6, 9)),
    *(commitment(number, 100, dropped=50) for number in range(9, 12)),
    commitment(12, 100, kept=500),
    *(commitment(number, 900) for number in range(13, 18)),
    commitment(18, None, kept=30),
)


def test_what_is_due_and_what_is_not_yet() -> None:
    table = follow_through(MADE, "2020-12")
    found = {row["stage"]: row for row in table.iter_rows(named=True)}
    kept = found["kept"]
    assert (kept["reached"], kept["due"], kept["open"], kept["undated"]) == (6, 13, 5, 1)
    assert kept["share"] == pytest.approx(6 / 13)
    assert [kept["low"], kept["high"]] == pytest.approx(beta.ppf([0.025, 0.975], 6.5, 7.5), abs=0.02)
    assert [found[stage]["reached"] for stage in ("agreed", "under_way", "dropped")] == [9, 0, 3]


def test_as_of_an_earlier_day_nothing_was_due() -> None:
    table = follow_through(MADE, date(2020, 2, 1), by="partner")
    assert table["suppressed_because"].unique().to_list() == ["0 commitments due, fewer than 10"]
    assert table["open"].unique().to_list() == [18]
    assert follow_through(MADE, "2019").filter(pl.col("open") > 0).is_empty()


def test_keeping_is_a_kaplan_meier_curve() -> None:
    random = np.random.default_rng(1)
    announced = random.integers(0, 900, 120)
    taken = random.exponential(400, 120).astype(int)
    rows = [
        {**commitment(index, None, kept=int(begun + days)), "announced": START + timedelta(int(begun))}
        for index, (begun, days) in enumerate(zip(announced, taken, strict=True))
    ]
    as_of = START + timedelta(1000)
    table = keeping(frame(*rows), as_of)
    late = taken > 1000 - announced
    times = CensoredData(uncensored=taken[~late], right=(1000 - announced)[late])
    reference = ecdf(times).cdf
    interval = reference.confidence_interval(0.95, method="log-log")
    assert table["share"].to_list() == pytest.approx(list(reference.evaluate(table["days"].to_numpy())))
    expected = interval.low.evaluate(table["days"].to_numpy())
    assert table["low"].to_list() == pytest.approx(list(expected), abs=1e-6)


def test_what_was_dropped_is_never_kept() -> None:
    table = keeping(MADE, "2021-12")
    assert table["share"].max() == pytest.approx(8 / 19)
    assert keeping(MADE.clear(), "2021").is_empty()
    alone = keeping(frame(commitment(1, None, kept=5)), "2021")
    assert alone["share"].to_list() == [1.0]
    assert math.isnan(alone["low"][0])


def test_commitments_are_read_off_the_stages_of_entries() -> None:
    made = entries(
        booked(
            event("AGREE", "CHN", "KAZ", status="planned", date="2023-12", words="يزور"), "d1", published="2023-11-10"
        ),
        booked(event("CONSULT", "KAZ RUS", date="2023-11-09"), "d1"),
        booked(agreement("treaty", "KAZ FRA", status="planned", subject="التسليم"), "d2", published="2023-10-01"),
    )
    table = commitments(made, "KAZ").sort("announced")
    assert table["partner"].to_list() == ["FRA", "CHN"]
    assert table.filter(partner="CHN").select("announced", "due", "kept").row(0) == (
        date(2023, 11, 10),
        date(2023, 12, 31),
        None,
    )
    assert commitments([], "KAZ").is_empty()


def test_follow_through_sees_what_the_settled_commitments_say() -> None:
    made = entries(
        booked(agreement("treaty", "KAZ CHN", status="planned", subject="التسليم"), "d1", published="2023-10-01"),
        booked(agreement("treaty", "KAZ CHN", subject="التسليم"), "d2"),
        booked(figure("trade", 40e9, "KAZ CHN", period="../2030"), "d3"),
        booked(event("AGREE", "USA", "KAZ UZB", status="planned", date="2024", words="يفتتح"), "d4"),
        booked(event("AGREE", "KAZ", "FRA", status="planned", date="2024/..", words="يفتتح"), "d5"),
    )
    table = commitments(made, "KAZ")
    found = {(partner, due): kept for partner, due, kept in table.select("partner", "due", "kept").iter_rows()}
    assert found == {
        ("CHN", date(2023, 11, 9)): date(2023, 11, 9),
        ("CHN", date(2030, 12, 31)): None,
        ("USA", date(2024, 12, 31)): None,
        ("FRA", None): None,
    }
    assert {one.id for one in settled(made, "KAZ")} == set(table["commitment"])


def test_without_a_day_of_announcement_a_commitment_still_falls_due() -> None:
    rows = [{**commitment(number, 100, kept=50), "announced": None} for number in range(12)]
    assert follow_through(frame(*rows), "2021").filter(stage="kept")["share"].to_list() == [1.0]
    assert keeping(frame(*rows), "2021").is_empty()
