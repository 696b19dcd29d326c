from pathlib import Path

import pytest

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.reading import read
from mizan.service.books import Books
from mizan.service.problems import MissingError
from mizan.service.views.names import names
from mizan.service.views.pairs import pairs
from mizan.service.views.profile import profile
from mizan.service.views.review import review
from mizan.service.views.stretches import whole_word

TEXTS = (
    "قال الرئيس التنفيذي أحمد الراشد إن الشركة رابحة.",
    "قال الرئيس التنفيذي أحمد سعيد الراشد إن الأسعار ثابتة.",
)


@pytest.fixture
def alike(tmp_path: Path) -> Ledger:
    """A ledger of two documents that name somebody alike."""
    ledger = Ledger.open(tmp_path / "alike.mizan")
    for text in TEXTS:
        document = Document.of(text, published="2024-05-06")
        ledger.add(document, read(document))
    return ledger


def test_the_least_certain_first_beside_its_words(books: Books) -> None:
    queue = books.ledger.uncertain()
    shown = review(books)
    assert shown.record is not None and shown.passage is not None
    assert (shown.record.record.id, shown.following, shown.left) == (queue[0], queue[1], len(queue))
    assert "".join(one.text for one in shown.passage.words) == shown.record.words
    whole = [*shown.passage.before, *shown.passage.words, *shown.passage.after]
    text = books.ledger.document(shown.passage.document.id).text
    assert "".join(one.text for one in whole) in text
    assert shown.passage.begun == text.startswith("".join(one.text for one in whole))


def test_of_one_kind_and_party(books: Books) -> None:
    shown = review(books, kind="event", partner="FRA")
    assert shown.record is not None and shown.record.record.kind == "event"
    assert shown.left == len(books.ledger.uncertain(kind="event", partner="FRA"))


def test_the_last_of_the_queue_has_none_behind_it(books: Books) -> None:
    queue = books.ledger.uncertain(kind="relation")
    assert review(books, kind="relation", record=queue[-1]).following is None
    with pytest.raises(MissingError):
        review(books, record="0123456789abcdef")


def test_nothing_is_left(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.mizan") as ledger:
        shown = review(Books.of(ledger))
    assert (shown.left, shown.record, shown.passage, shown.latest) == (0, None, None, [])


def test_names_that_may_be_one_wait_until_somebody_judges(alike: Ledger) -> None:
    books = Books.of(alike)
    (pair,) = pairs(books).pairs
    assert {pair.a.written, pair.b.written} == {"أحمد الراشد", "أحمد سعيد الراشد"}
    assert [len(side.quotes) for side in (pair.a, pair.b)] == [1, 1]
    assert profile(books, pair.a.id).suggestions == [pair.match]
    judgement = alike.judge("same", pair.match.a, pair.match.b, author="Salma")
    assert pairs(books).total == 0
    after = Books.of(alike)
    (person,) = names(after, kind="person").named
    assert (person.spellings, person.documents) == (2, 2)
    assert [match.reason for match in profile(after, person.id).matches] == ["judged"]
    assert review(after).latest[0].of_record is False
    alike.undo(judgement.id, author="Salma")
    assert pairs(Books.of(alike)).total == 1
    alike.close()


def test_words_are_not_cut() -> None:
    assert whole_word("كلمة طويلة", 7) == 5
    assert whole_word("كلمة", 4) == 4
    assert whole_word("ا" * 100, 50) == 50
