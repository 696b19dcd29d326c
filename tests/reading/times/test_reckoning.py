from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mizan.model import edtf
from mizan.reading.times.reckoning import Publication, gregorian, gregorian_year, iranian_year

FRIDAY = Publication("2018-07-20")


def test_weekdays_lie_on_the_side_that_is_meant() -> None:
    assert FRIDAY.weekday(4, "recent") == "2018-07-20"
    assert FRIDAY.weekday(4, "past") == "2018-07-13"
    assert FRIDAY.weekday(4, "future") == "2018-07-27"
    assert FRIDAY.weekday(6, "coming") == "2018-07-22"


def test_a_month_without_a_year_is_the_nearest_that_fits() -> None:
    assert FRIDAY.year_of(12, None, None) == 2017
    assert FRIDAY.year_of(8, None, None) == 2018
    assert FRIDAY.year_of(12, None, "coming") == 2018
    assert FRIDAY.year_of(3, None, "future") == 2019
    assert FRIDAY.year_of(7, 20, "recent") == 2018


def test_stretches_begin_or_end_at_publication() -> None:
    assert FRIDAY.span("year", -5) == "2013/2018"
    assert FRIDAY.span("month", 2) == "2018-07/2018-09"
    assert FRIDAY.away("year", -20) == "1998"
    assert Publication("2018").span("month", 2) is None


def test_other_calendars() -> None:
    assert gregorian("hijri", 1439, 11, 7) == "2018-07-20"
    assert gregorian("hijri", 1439, 9, None) == "2018-05/2018-06"
    assert gregorian("iranian", 1397, 1, 1) == "2018-03-21"
    assert gregorian_year("iranian", 1396) == "2017-03-21/2018-03-20"
    assert iranian_year(date(2018, 3, 20)) == 1396
    assert gregorian("hijri", 9999, 1, 1) is None


@given(
    st.one_of(st.dates().map(str), st.from_regex(r"\d{4}(-\d\d)?", fullmatch=True)),
    st.integers(-50, 50),
    st.sampled_from(["day", "week", "month", "year", "decade", "century"]),
)
def test_whatever_is_reckoned_is_a_valid_date(published: str, count: int, unit: str) -> None:
    publication = Publication(published)
    for found in (publication.away(unit, count), publication.span(unit, count), publication.weekday(3, "past")):
        assert found is None or edtf.valid(found)
