from datetime import date

import polars as pl
import pytest
from tests.weighing.made import entries, event
from tests.weighing.simulator import act

from mizan.weighing.frames import SCHEMA, vectors
from mizan.weighing.periods import Period, by_period, period_of, span, unplaced

FRAME = vectors(
    entries(
        event("CONSULT", "KAZ RUS", date="2023-01-15"),
        event("CONSULT", "KAZ CHN", date="2023-05"),
        event("CONSULT", "KAZ FRA", date="2023"),
        event("CONSULT", "KAZ UZB", date="2022-12/2023-01"),
        event("CONSULT", "KAZ TUR", date=None),
    ),
    "KAZ",
)


@pytest.mark.parametrize(
    ("by", "placed"),
    [
        ("month", {"RUS": "2023-01", "CHN": "2023-05"}),
        ("quarter", {"RUS": "2023-Q1", "CHN": "2023-Q2"}),
        ("year", {"RUS": "2023", "CHN": "2023", "FRA": "2023"}),
    ],
)
def test_an_entry_falls_in_a_period_only_if_its_date_says_so(by: Period, placed: dict[str, str]) -> None:
    found = by_period(FRAME, by)
    assert dict(found.select("partner", "period").iter_rows()) == placed
    assert unplaced(FRAME, by) == 5 - len(placed)


def test_until_leaves_out_what_ended_later() -> None:
    assert by_period(FRAME, "month", until="2023-02")["partner"].to_list() == ["RUS"]
    assert by_period(FRAME, "month", until=date(2023, 5, 30))["partner"].to_list() == ["RUS"]
    assert by_period(FRAME, "month", since="2023-02")["partner"].to_list() == ["CHN"]


def test_what_is_undated_may_go_by_its_first_report() -> None:
    found = by_period(FRAME, "month", undated="published")
    placed = {partner: (period, basis) for partner, period, basis in found.select("partner", "period", "basis").rows()}
    assert placed == {
        "RUS": ("2023-01", "stated"),
        "CHN": ("2023-05", "stated"),
        "FRA": ("2023-11", "published"),
        "TUR": ("2023-11", "published"),
    }
    assert unplaced(FRAME, "month", "published") == 1


def test_the_span_has_empty_periods_too() -> None:
    assert span(by_period(FRAME, "month"), "month")["period"].to_list() == [f"2023-0{month}" for month in range(1, 6)]
    assert span(by_period(FRAME.clear(), "month"), "month").is_empty()


def test_the_span_runs_between_full_periods() -> None:
    days = [date(2009, 5, 5), *(date(2024, month, day) for month in (2, 4) for day in (1, 9))]
    rows = [act(day.isoformat(), "RUS", day) for day in days]
    found = by_period(pl.DataFrame(rows, SCHEMA, orient="row"), "month")
    assert span(found, "month", 2)["period"].to_list() == ["2024-02", "2024-03", "2024-04"]
    assert span(found, "month", 9)["period"][0] == "2009-05"


def test_an_unknown_period_is_refused() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        by_period(pl.DataFrame(), "fortnight")  # type: ignore[arg-type]


def test_the_period_of_a_day() -> None:
    day = date(2023, 11, 9)
    assert [period_of(day, by) for by in ("month", "quarter", "year")] == [
        date(2023, 11, 1),
        date(2023, 10, 1),
        date(2023, 1, 1),
    ]
