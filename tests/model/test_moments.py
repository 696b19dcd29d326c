from datetime import UTC, date, datetime, timedelta

import pytest

from mizan.model.errors import UnaskableError
from mizan.model.moments import day_of, moment_of, now


def test_a_day_begins_at_midnight_here() -> None:
    def midnight(day: date) -> str:
        return datetime(day.year, day.month, day.day).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    today = date.today()
    assert moment_of("today") == moment_of("0d") == moment_of(today.isoformat()) == midnight(today)
    assert moment_of("yesterday") == moment_of("1d") == midnight(today - timedelta(days=1))
    assert (moment_of("اليوم"), moment_of("أمس")) == (moment_of("today"), moment_of("yesterday"))
    assert moment_of("2024-05") == moment_of(" 2024-05-01 ") == midnight(date(2024, 5, 1))


def test_a_time_in_its_zone_or_here() -> None:
    assert moment_of("2024-05-06T08:30:15Z") == moment_of("2024-05-06T13:30:15+05:00") == "2024-05-06T08:30:15Z"
    assert moment_of("2024-05-06T08:30") == moment_of(datetime(2024, 5, 6, 8, 30).astimezone().isoformat())


def test_now_is_in_order_with_what_is_asked() -> None:
    assert moment_of("today") <= now() < moment_of((date.today() + timedelta(days=1)).isoformat())


@pytest.mark.parametrize(
    "asked", ["", "lately", "7", "-1d", "99999999d", "99999d" * 2, "2024-13", "../2033", "T", "0001"]
)
def test_what_is_no_moment_is_refused(asked: str) -> None:
    with pytest.raises(UnaskableError, match="write it as yesterday"):
        moment_of(asked)


def test_the_day_of_a_moment_is_the_day_here() -> None:
    assert day_of(moment_of("2024-05-06")) == day_of(moment_of("2024-05-06T23:59:59")) == date(2024, 5, 6)
