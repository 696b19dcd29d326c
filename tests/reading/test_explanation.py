from pathlib import Path

import pytest

from mizan.documents import read_documents
from mizan.languages import language
from mizan.model import Document
from mizan.reading import read
from mizan.reading.explanation import explain

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLES = [document for document in read_documents([EXAMPLES]) if isinstance(document, Document)]


@pytest.mark.parametrize("document", ARTICLES, ids=lambda document: document.name)
def test_every_record_names_its_rule_and_rows_that_exist(document: Document) -> None:
    find = language("ar").row
    for record in read(document):
        assert record.rule
        rows = [reference for reference in record.lexicon if ".tsv:" in reference]
        assert all(find(reference) for reference in rows), record


def test_an_explanation_holds_frame_rows_and_features() -> None:
    document = Document.of("وصل الرئيس الفرنسي إيمانويل ماكرون إلى أستانا.")
    (visit,) = [record for record in read(document) if record.kind == "event"]
    reasons = explain(document, visit)
    assert reasons.frame["recipients"]
    assert {entry.columns.get("type") for entry in reasons.entries} == {"CONSULT"}
    assert reasons.features
