"""Row 3: visits, talks and calls, told before and after; "the fifth meeting" is a number and no act."""

import pytest
from tests.seeds.conftest import Seeds


@pytest.mark.parametrize(
    ("guest", "host", "status", "date"),
    [
        ("RUS", "KAZ", "occurred", "2023-11"),
        ("CHN", "KAZ", "occurred", "2022-09"),
        ("GBR", "KAZ", "occurred", "2023-03"),
        ("EU", "KAZ", "occurred", "2022-11"),
        ("KAZ", "FRA", "occurred", "2022-11"),
        ("KAZ", "CHN", "planned", None),
    ],
)
def test_visits(seeds: Seeds, guest: str, host: str, status: str, date: str | None) -> None:
    found = seeds.events("visit", guest, host, status=status)
    assert [event for event in found if (event.actors, event.recipients, event.date) == ((guest,), (host,), date)]


@pytest.mark.parametrize("parties", [("CHN", "KAZ"), ("RUS", "KAZ"), ("GBR", "KAZ")])
def test_talks(seeds: Seeds, parties: tuple[str, ...]) -> None:
    assert any(set(event.actors) == set(parties) for event in seeds.events("meeting", *parties))


def test_a_call_over_video(seeds: Seeds) -> None:
    assert seeds.events("phone", "EU", "KAZ")


def test_the_fifth_meeting_is_claimed_and_not_counted(seeds: Seeds) -> None:
    (claim,) = seeds.kind("claim", "RUS", "KAZ")
    assert claim.date == "2023"
    assert claim.id not in seeds.vectors()["entry"].to_list()


def test_the_visit_is_told_of_no_other_year(seeds: Seeds) -> None:
    assert {(event.date or "")[:4] for event in seeds.events("visit", "RUS", "KAZ")} == {"2023"}
