import datetime

from mizan.service.books import Books
from mizan.service.views.commitments import commitments

DAY = datetime.date(2026, 1, 1)


def test_stages_as_of_a_day(books: Books) -> None:
    made = commitments(books, "KAZ", as_of=DAY)
    assert made.total == sum(made.stages.values()) > 0
    for stage, n in made.stages.items():
        found = commitments(books, "KAZ", stage=stage, as_of=DAY)  # type: ignore[arg-type]
        assert found.total == n
        assert {one.stage for one in found.found} == {stage}


def test_nothing_is_late_before_it_is_due(books: Books) -> None:
    late = commitments(books, "KAZ", stage="late", as_of=DAY).found
    assert late
    before = {one.id: one.stage for one in commitments(books, "KAZ", as_of=datetime.date(2023, 12, 1)).found}
    assert all(before.get(one.id) != "late" for one in late if (one.due or "") > "2023-12-01")


def test_nothing_is_known_before_it_is_announced(books: Books) -> None:
    assert commitments(books, "KAZ", as_of=datetime.date(1990, 1, 1)).total < commitments(books, "KAZ").total


def test_follow_through_is_not_shown_on_few(books: Books) -> None:
    assert {one.share for one in commitments(books, "KAZ", as_of=DAY, minimum=1000).followed} == {None}
    assert {one.stage for one in commitments(books, "KAZ", as_of=DAY, minimum=1).followed} >= {"kept", "dropped"}
