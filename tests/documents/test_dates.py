import pytest

from mizan.documents import publication_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2018", "2018"),
        ("2018-07", "2018-07"),
        ("2018-07-21", "2018-07-21"),
        ("20180721", "2018-07-21"),
        ("2018/7/21", "2018-07-21"),
        ("2018-07-21T23:59:59.5-05:00", "2018-07-21"),
        ("2018-07-21 10:00", "2018-07-21"),
        ("20180721T101500Z", "2018-07-21"),
        ("Sun, 18 Feb 2018 21:35:43 +0400", "2018-02-18"),
        ("18 February 2018", "2018-02-18"),
        ("July 21, 2018", "2018-07-21"),
        ("٢٠١٨-٠٧-٢١", "2018-07-21"),
    ],
)
def test_the_day_as_written_at_the_outlet(written: str, date: str) -> None:
    assert publication_date(written) == date


@pytest.mark.parametrize(
    "written", ["yesterday", "2018-02-30", "2018-13", "12/07/2018", "31 Foo 2018", "", "0000", "1", "2018-7-21"]
)
def test_what_is_no_date_or_reads_two_ways(written: str) -> None:
    assert publication_date(written) is None
