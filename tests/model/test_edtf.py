from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.model import edtf


@pytest.mark.parametrize(
    "text",
    ["2023", "2023-11", "2023-11-09", "2023-21", "2023-01/2023-08", "../2033", "2006/..", "199X", "19XX",
     "2017-03-21/2018-03-20"],
)  # fmt: skip
def test_dates_that_records_use_are_valid(text: str) -> None:
    assert edtf.valid(text)


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-13", "2023-02-30", "2023-21-01", "2023/2022", "../..", "2023/2023", "199X-05", "٢٠٢٣", "2023-1"],
)
def test_other_texts_are_not(text: str) -> None:
    assert not edtf.valid(text)


def test_bounds_are_the_first_and_last_day() -> None:
    assert edtf.bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert edtf.bounds("2023-24") == (date(2023, 12, 1), date(2024, 2, 29))
    assert edtf.bounds("199X") == (date(1990, 1, 1), date(1999, 12, 31))
    assert edtf.bounds("../2033") == (date.min, date(2033, 12, 31))


def test_an_invalid_date_has_no_bounds() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        edtf.bounds("soon")


def test_comparison_and_cover() -> None:
    assert edtf.compare("2022", "2023-01") == -1
    assert edtf.compare("2023-23", "2023-11") == 0
    assert edtf.compare("2024", "../2023") == 1
    assert edtf.covers("2023", "2023-11-09")
    assert not edtf.covers("2023-11-09", "2023")


def test_precision() -> None:
    assert [edtf.precision(t) for t in ("2023", "2023-11", "2023-21", "2023-11-09", "199X", "19XX", "2022/2023")] == [
        "year", "month", "season", "day", "decade", "century", "interval",
    ]  # fmt: skip


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
def test_every_day_is_valid_and_bounds_itself(day: date) -> None:
    assert edtf.bounds(day.isoformat()) == (day, day)


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    if edtf.valid(text):
        low, high = edtf.bounds(text)
        assert low <= high


def test_months_count_on_into_other_years() -> None:
    assert edtf.month(2018, 13) == "2019-01"
    assert edtf.month(2018, 0) == "2017-12"
