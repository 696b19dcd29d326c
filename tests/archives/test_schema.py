"""A record of any kind comes back from its columns as it was."""

from typing import Any

from mizan.archives.schema import RECORDS, record_of, records_table
from mizan.model import Agreement, Document, Entity, Event, Evidence, Figure, Project, Record, Relation, Span, Statement

TEXT = "وقعت الهند وعمان مذكرة تفاهم بقيمة 3 مليارات دولار وقال الوزير إنها مهمة"
DOCUMENT = Document.of(TEXT, name="one", published="2019-02-03")
COMMON: dict[str, Any] = {"document": DOCUMENT.id, "rule": "own", "lexicon": ("states.tsv:IND",), "confidence": 0.75}
RECORDS_OF_ALL_KINDS: list[Record] = [
    Entity(type="state", name="الهند", code="IND", evidence=Evidence.of(DOCUMENT, 5, 10), **COMMON),
    Event(event_type="AGREE", actors=("IND",), recipients=("OMN",), evidence=Evidence.of(DOCUMENT, 0, 4), **COMMON),
    Agreement(instrument="mou", parties=("IND", "OMN"), evidence=Evidence.of(DOCUMENT, 17, 28), **COMMON),
    Figure(indicator="investment", value=3e9, unit="USD", evidence=Evidence.of(DOCUMENT, 35, 50), **COMMON),
    Statement(speaker="الوزير", content=Span(62, 71), evidence=Evidence.of(DOCUMENT, 51, 55), **COMMON),
    Relation(relation="partner", parties=("IND", "OMN"), evidence=Evidence.of(DOCUMENT, 0, 10), **COMMON),
    Project(type="port", name="ميناء", site=("صحار",), capacity=2.5, evidence=Evidence.of(DOCUMENT, 0, 10), **COMMON),
]


def test_records_come_back() -> None:
    table = records_table([(DOCUMENT, RECORDS_OF_ALL_KINDS)])
    assert table.schema == RECORDS
    assert [record_of(row) for row in table.to_pylist()] == RECORDS_OF_ALL_KINDS


def test_a_fact_told_twice_by_the_same_words_is_one_row() -> None:
    assert records_table([(DOCUMENT, RECORDS_OF_ALL_KINDS[:1] * 2)]).num_rows == 1
