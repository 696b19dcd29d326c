from mizan.service.books import Books
from mizan.service.views.contradictions import contradictions


def test_every_side_with_its_words(books: Books) -> None:
    made = contradictions(books, limit=500)
    assert made.total == len(made.found) == sum(made.aspects.values()) == len(books.contradictions())
    for one in made.found:
        assert len(one.sides) > 1
        assert all(side.quotes and side.value for side in one.sides)


def test_narrowed(books: Books) -> None:
    everything = contradictions(books)
    for aspect, n in everything.aspects.items():
        assert contradictions(books, aspect=aspect).total == n
    party = everything.parties[0]
    assert contradictions(books, party).total == sum(party in of for of in books.contradictions()["parties"])
    assert contradictions(books, outlet=books.contradictions()["outlets"][0][0]).total >= 1
