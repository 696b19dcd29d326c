from mizan.service.books import Books
from mizan.service.views.agreements import agreements


def test_each_instrument_with_its_course(books: Books) -> None:
    made = agreements(books, "KAZ", limit=500)
    assert made.total == len(made.found) == sum(made.instruments.values()) == sum(made.stages.values())
    for one in made.found:
        assert one.stage == books.entry(one.line.id).status == one.course[-1].stage
        assert {reached.stage for reached in one.course} <= set(made.columns)


def test_narrowed(books: Books) -> None:
    everything = agreements(books, "KAZ")
    for stage, n in everything.stages.items():
        assert agreements(books, "KAZ", stage=stage).total == n
    for instrument, n in everything.instruments.items():
        assert agreements(books, "KAZ", instrument=instrument).total == n
    assert 0 < agreements(books, "KAZ", "FRA").total < everything.total
    assert 0 < agreements(books, "KAZ", domain="economic").total < everything.total


def test_packages_with_every_count(books: Books) -> None:
    bundles = agreements(books, "KAZ").bundles
    assert bundles
    for bundle in bundles:
        assert bundle.contested == (len({told.count for told in bundle.counts}) > 1)
        assert all(books.entry(id).kind == "agreement" for id in bundle.members)
