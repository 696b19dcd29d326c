from typing import Any

import pytest

from mizan.ledger import Ledger
from mizan.model import Document, Evidence, Figure, Span, Statement
from mizan.model.fields import value_of
from mizan.service.books import Books
from mizan.service.views.why import why


@pytest.mark.parametrize(
    ("fields", "name", "value", "text"),
    [
        ({"value": 31.2e9, "unit": "USD", "parties": ("KAZ", "CHN")}, "value", 31.2e9, "31200000000"),
        ({"value": 7.5, "unit": "percent"}, "value", 7.5, "7.5"),
        ({"value": 7.5, "unit": "percent", "parties": ("KAZ", "CHN")}, "parties", ["KAZ", "CHN"], "KAZ, CHN"),
        ({"value": 7.5, "unit": "percent"}, "period", None, ""),
    ],
)
def test_a_field_stands_as_text_that_a_correction_would_take(
    tmp_path: Any, fields: dict[str, Any], name: str, value: Any, text: str
) -> None:
    document = Document.of("بلغت النسبة 7.5 في المئة.")
    figure = Figure(
        document=document.id, evidence=Evidence.of(document, 0, 5), rule="test", indicator="trade", **fields
    )
    with Ledger.open(tmp_path / "one.mizan") as ledger:
        ledger.add(document, [figure])
        books = Books.of(ledger)
        shown = why(books, document, ledger.record(figure.id))
    (field,) = [field for field in shown.fields if field.name == name]
    assert (field.value, field.text) == (value, text)
    assert value_of("figure", name, field.text) == value


def test_what_was_said_stands_by_its_place(tmp_path: Any) -> None:
    document = Document.of("قال الوزير إن السعر ثابت.")
    said = Statement(
        document=document.id, evidence=Evidence.of(document, 0, 24), rule="test", speaker="الوزير", content=Span(11, 24)
    )
    with Ledger.open(tmp_path / "one.mizan") as ledger:
        ledger.add(document, [said])
        ledger.judge("correct", said.id, author="Salma", field="direct", value="true")
        shown = why(Books.of(ledger), document, ledger.record(said.id))
    told = {field.name: field for field in shown.fields}
    assert told["content"].text == "11:24"
    assert (told["direct"].value, told["direct"].was, told["direct"].corrected) == (True, False, True)
    assert [(one.verdict, one.author, one.undone) for one in shown.judgements] == [("correct", "Salma", False)]
