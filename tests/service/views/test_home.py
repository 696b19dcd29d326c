from pathlib import Path

from mizan.ledger import Ledger
from mizan.service.books import Books
from mizan.service.views.home import home


def test_what_is_in_the_ledger(books: Books) -> None:
    made = home(books)
    assert made.documents == 10
    assert sum(made.entries.values()) == len(books.entries)
    assert made.focal == "KAZ" and next(iter(made.states)) == "KAZ"
    assert made.first is not None and made.last is not None and made.first <= made.last
    assert all(line.status not in ("planned", "proposed") for line in made.newest)
    assert made.disputes >= len(made.disputed)


def test_an_empty_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.mizan") as ledger:
        made = home(Books.of(ledger))
    assert (made.focal, made.documents, made.newest, made.disputed) == (None, 0, [], [])
