from pathlib import Path

import pytest

from mizan.ledger import Ledger
from mizan.model import Document
from mizan.reading import read
from mizan.service.books import Books
from mizan.service.problems import MissingError
from mizan.service.views.outlets import outlets


def test_each_outlet_with_its_documents_and_parts(books: Books) -> None:
    made = outlets(books, "KAZ", minimum=1)
    named = {record.source.outlet for record in books.records if record.source.outlet}
    assert {one.outlet for one in made.outlets} <= named
    for one in made.outlets:
        assert one.documents >= max(1, one.tone.documents or 0)
        assert [part.of for part in one.parts] == made.columns


def test_two_beside_each_other(books: Books) -> None:
    first, second, *_ = [one.outlet for one in outlets(books, "KAZ").outlets]
    pair = outlets(books, "KAZ", "domain", first, second, minimum=1).pair
    assert pair is not None
    assert sum(row.first or 0 for row in pair.differences) == pytest.approx(1)
    assert all(word.z > 0 for word in pair.words_first) and all(word.z < 0 for word in pair.words_second)
    assert outlets(books, "KAZ", first=first, second=first).pair is None


def test_what_no_named_outlet_tells_of_has_no_column(tmp_path: Path) -> None:
    told = {
        "صحيفة الميناء": "التقى وزير خارجية كازاخستان نظيره الصيني.",
        None: "التقى وزير خارجية كازاخستان نظيره التركي.",
    }
    with Ledger.open(tmp_path / "a.mizan") as ledger:
        for outlet, text in told.items():
            document = Document.of(text, name=text, published="2024-05-06", outlet=outlet)
            ledger.add(document, read(document))
        made = outlets(Books.of(ledger), "KAZ", minimum=1)
    assert made.columns == ["CHN"] and [one.outlet for one in made.outlets] == ["صحيفة الميناء"]


def test_an_outlet_that_is_not_there(books: Books) -> None:
    with pytest.raises(MissingError, match="nowhere"):
        outlets(books, "KAZ", first="nowhere")
