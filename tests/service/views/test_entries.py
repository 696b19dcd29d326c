import pytest

from mizan.model.errors import UnaskableError
from mizan.service.books import Books
from mizan.service.problems import MissingError
from mizan.service.views.entries import entries
from mizan.service.views.entry import entry
from mizan.service.views.lines import Line
from mizan.settling.entry import by_time


def test_all_pages_together_hold_every_entry_once(books: Books) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        page = entries(books, cursor=cursor, limit=30)
        seen += [line.id for line in page.entries]
        cursor = page.next
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == len(books.entries) == page.total


def test_newest_and_oldest_are_opposite(books: Books) -> None:
    newest, oldest = (entries(books, "KAZ", order=order, limit=500).entries for order in ("newest", "oldest"))
    assert [line.id for line in newest] == [line.id for line in reversed(oldest)]


def test_nothing_is_newer_than_its_report(books: Books) -> None:
    for one in books.entries:
        if (reported := Line.of(one).reported) is not None:
            assert by_time(one)[0] <= reported


def test_most_reports_first(books: Books) -> None:
    reports = [line.reports for line in entries(books, order="most reports", limit=500).entries]
    assert reports == sorted(reports, reverse=True)


def test_contested_or_not(books: Books) -> None:
    some, others = (entries(books, contested=asked).total for asked in (True, False))
    assert some and some + others == len(books.entries)


def test_of_an_outlet(books: Books) -> None:
    outlet = next(record.source.outlet for record in books.records if record.source.outlet)
    found = entries(books, outlet=outlet, limit=500)
    assert found.total
    for line in found.entries:
        assert outlet in {report.source.outlet for report in books.entry(line.id).reports}


def test_what_no_measure_counts_can_be_listed(books: Books) -> None:
    for kind in ("project", "relation"):
        found = entries(books, "KAZ", kind=kind, limit=500)
        assert found.total == sum(one.kind == kind and "KAZ" in one.parties for one in books.entries) > 0


def test_a_domain_is_of_a_focal_state(books: Books) -> None:
    with pytest.raises(UnaskableError, match="focal"):
        entries(books, domain="economic")


def test_an_entry_with_all_its_reports_and_why_they_belong(books: Books) -> None:
    told = max(books.entries, key=lambda one: len(one.reports))
    whole = entry(books, told.id)
    assert [report.quote.record for report in whole.reports] == [report.id for report in told.reports]
    assert [report.reason for report in whole.reports] == list(told.reasons)
    assert whole.line.reports == len(told.reports) > 1


def test_a_figure_shows_every_amount_that_is_told(books: Books) -> None:
    contested = next(one for one in books.entries if one.kind == "figure" and one.contested)
    whole = entry(books, contested.id)
    assert len(whole.line.amounts) > 1
    assert [one.aspect for one in whole.disputed] == ["quantity"]


def test_no_such_entry(books: Books) -> None:
    with pytest.raises(MissingError):
        entry(books, "0000")
