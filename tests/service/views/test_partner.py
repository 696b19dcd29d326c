import pytest

from mizan.service.books import Books
from mizan.service.problems import MissingError
from mizan.service.views.agreements import agreements
from mizan.service.views.commitments import commitments
from mizan.service.views.entries import entries
from mizan.service.views.partner import partner


def test_everything_is_of_the_two(books: Books) -> None:
    made = partner(books, "KAZ", "RUS")
    for line in (*made.timeline.entries, *made.agreements.entries):
        assert {"KAZ", "RUS"} <= {*line.parties, *line.recipients}
    for group in made.figures:
        assert all({"KAZ", "RUS"} <= set(line.parties) for line in group.figures)
    assert all("RUS" in {*one.promisers, *one.beneficiaries} for one in made.commitments)
    assert all({"KAZ", "RUS"} <= set(one.parties) for one in made.disputed)
    assert all(line.parties == ["RUS"] for line in made.statements.entries)


@pytest.mark.parametrize("code", ["RUS", "CHN", "FRA", "UZB"])
def test_the_list_of_all_holds_as_many_as_are_told(books: Books, code: str) -> None:
    made = partner(books, "KAZ", code)
    assert entries(books, "KAZ", code, kind="event", status="occurred").total == made.timeline.total
    assert entries(books, "KAZ", code, kind="statement").total == made.statements.total
    assert entries(books, "KAZ", code, kind="figure").total == made.counts.figures
    assert entries(books, "KAZ", code, kind="project").total == made.projects.total
    assert agreements(books, "KAZ", code).total == made.agreements.total
    assert commitments(books, "KAZ", code, as_of=made.as_of).total == made.promised


def test_what_happened_is_drawn_or_has_no_date(books: Books) -> None:
    made = partner(books, "KAZ", "RUS")
    happened = entries(books, "KAZ", "RUS", kind="event", status="occurred", limit=500).entries
    drawn = {moment.entry for moment in made.moments}
    assert 0 < len([line for line in happened if line.id not in drawn]) <= made.undated


def test_titles_come_the_closest_first(books: Books) -> None:
    titles = partner(books, "KAZ", "RUS").titles
    assert titles and all(title.quotes for title in titles)
    assert [title.grade for title in titles] == sorted((title.grade for title in titles), reverse=True)


def test_the_weightiest_partner_unless_one_is_named(books: Books) -> None:
    assert partner(books, "KAZ").partner == books.partners("KAZ")[0].code


def test_no_such_partner(books: Books) -> None:
    with pytest.raises(MissingError):
        partner(books, "KAZ", "AND")
