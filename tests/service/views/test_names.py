import pytest

from mizan.service.books import Books
from mizan.service.problems import MissingError
from mizan.service.views.names import names
from mizan.service.views.profile import profile


def test_the_most_named_first(books: Books) -> None:
    everyone = names(books, limit=500)
    assert everyone.total == len(everyone.named) == books.tables.identified.height
    times = [one.documents for one in everyone.named]
    assert times == sorted(times, reverse=True)


def test_of_one_kind_and_country(books: Books) -> None:
    persons = names(books, kind="person", limit=500)
    assert {one.kind for one in persons.named} == {"person"}
    of_france = names(books, kind="person", country="FRA")
    assert of_france.total == persons.countries["FRA"]


def test_found_by_any_spelling(books: Books) -> None:
    (found,) = names(books, q="جومارت").named
    assert found.id == "person:kassym-jomart-tokayev"


def test_a_person_with_aliases_and_why_they_match(books: Books) -> None:
    shown = profile(books, "person:kassym-jomart-tokayev")
    assert len(shown.spellings) > 1
    assert [match.reason for match in shown.matches] == ["known"]
    assert "president" in shown.roles
    assert shown.documents == len({quote.document for quote in shown.mentions})
    assert shown.entries == len(shown.lines) and all(line.speaker for line in shown.lines)


def test_nobody(books: Books) -> None:
    with pytest.raises(MissingError):
        profile(books, "person:nobody")
