import time
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import structs

from mizan.ledger import Ledger
from mizan.model import Document, Evidence
from mizan.reading import read
from mizan.service.books import Books
from mizan.service.problems import MissingError
from mizan.service.views.reader import PART, parts_of, reader


def test_a_document_with_its_records_in_place(books: Books) -> None:
    document = books.ledger.document("01-wire-putin-in-astana")
    shown = reader(books, document.id)
    assert "".join(stretch.text for stretch in shown.stretches) == document.text
    assert {record.id for record in shown.records} == {
        booked.id for booked in books.reports(books.in_document(document.id))
    }
    assert sum(shown.kinds.values()) == len(shown.records)
    assert (shown.document.direction, shown.document.length, shown.parts) == ("rtl", len(document.text), 1)
    assert shown.chosen is None


def test_records_of_some_kinds_alone(books: Books) -> None:
    shown = reader(books, "01-wire-putin-in-astana", kind=["figure"])
    assert {record.kind for record in shown.records} == {"figure"}
    assert shown.kinds["event"] > 0


def test_what_made_a_record(books: Books) -> None:
    document = books.ledger.document("01-wire-putin-in-astana")
    event = next(booked for booked in books.reports(books.in_document(document.id)) if booked.record.kind == "event")
    chosen = reader(books, document.id, record=event.id).chosen
    assert chosen is not None
    assert chosen.words == event.record.evidence.words
    assert chosen.rule == event.record.rule
    assert [row.reference for row in chosen.lexicon] == list(dict.fromkeys(event.record.lexicon))
    assert chosen.weighed and chosen.features
    assert {field.name: field.value for field in chosen.fields}["actors"] == list(getattr(event.record, "actors", ()))


def test_what_is_not_there(books: Books) -> None:
    with pytest.raises(MissingError):
        reader(books, "nothing")
    elsewhere = books.reports(books.in_document(books.ledger.document("04-wire-macron-in-astana").id))[0]
    with pytest.raises(MissingError, match="is not of document"):
        reader(books, "01-wire-putin-in-astana", record=elsewhere.id)


def test_parts_end_with_lines() -> None:
    text = "سطر قصير\n" * 10_000
    borders = parts_of(text)
    assert borders[0] == 0 and borders[-1] == len(text)
    assert all(text[border - 1] == "\n" for border in borders[1:])
    assert all(last - first <= PART for first, last in pairwise(borders))
    assert parts_of("ا" * 25_000) == [0, 10_000, 20_000, 25_000]
    assert parts_of("") == [0, 0]


def test_a_long_document_is_shown_in_bounded_time(tmp_path: Path) -> None:
    article = "وصل الرئيس الروسي فلاديمير بوتين إلى أستانا، ووقع الجانبان مذكرة تفاهم في مجال الطاقة.\n"
    times = 2000
    document = Document.of(article * times, published="2023-11-09")
    records = [
        structs.replace(
            record,
            document=document.id,
            evidence=Evidence.of(document, place + record.evidence.start, place + record.evidence.end),
        )
        for record in read(Document.of(article))
        for place in range(0, times * len(article), len(article))
    ]
    with Ledger.open(tmp_path / "long.mizan") as ledger:
        ledger.add(document, records)
        books = Books.of(ledger)
        reader(books, document.id)
        began = time.process_time()
        shown = reader(books, document.id, record=records[-1].id)
        assert time.process_time() - began < 0.5
    assert shown.parts > 5 and len(shown.records) < len(records) / 4
    assert shown.chosen is not None and not shown.chosen.weighed
