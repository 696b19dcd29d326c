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
    assert contradictions(books, party).total == sum(party in one.parties for one in books.contradictions())
    one = books.contradictions()[0]
    assert contradictions(books, outlet=min(one.outlets)).total >= 1
