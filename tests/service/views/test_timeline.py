from mizan.service.books import Books
from mizan.service.views.timeline import timeline


def test_what_has_no_date_is_counted_and_can_be_listed(books: Books) -> None:
    told = timeline(books, "KAZ", limit=500)
    undated = timeline(books, "KAZ", dated=False, limit=500)
    assert all(line.date for line in told.entries) and not any(line.date for line in undated.entries)
    assert told.undated == undated.undated == undated.total == len(undated.entries) > 0


def test_the_undated_are_narrowed_by_their_first_report(books: Books) -> None:
    assert 0 < timeline(books, "KAZ", since="2023-11").undated < timeline(books, "KAZ").undated
    assert timeline(books, "KAZ", since="2100").undated == 0


def test_policy_papers_stand_in_it_and_no_other_projects(books: Books) -> None:
    told = [*timeline(books, "KAZ", limit=500).entries, *timeline(books, "KAZ", dated=False, limit=500).entries]
    assert {line.kind for line in told} == {"event", "agreement", "project"}
    assert {line.type for line in told if line.kind == "project"} == {"policy_paper"}
