from mizan.model import Project
from mizan.service.books import Books
from mizan.service.views.atlas import atlas


def test_visits_with_their_places(books: Books) -> None:
    made = atlas(books, "KAZ")
    (from_france,) = [one for one in made.visits if one.guest == "FRA"]
    assert (from_france.host, from_france.place.state, from_france.origin.capital) == ("KAZ", "KAZ", True)
    assert all("KAZ" in (one.guest, one.host) for one in made.visits)
    assert all(books.entry(visit.entry).act == "visit" for one in made.visits for visit in one.visits)


def test_projects_stand_where_their_passages_say(books: Books) -> None:
    for one in atlas(books, "KAZ").projects:
        record = books.entry(one.entry).record
        assert isinstance(record, Project)
        assert len(one.places) + len(one.unlocated) == len(record.site)
    assert "KAZ" in {place.state for one in atlas(books, "KAZ").projects for place in one.places}


def test_of_a_period(books: Books) -> None:
    assert {one.guest for one in atlas(books, "KAZ", since="2024").visits} == {"GBR"}
