import datetime

import polars as pl
from tests.weighing.simulator import act, history

from mizan.weighing.clusters import clusters, information
from mizan.weighing.frames import SCHEMA

DAY = datetime.date(2023, 5, 1)


def test_an_entry_belongs_to_the_document_that_tells_most() -> None:
    rows = [
        act("1", "RUS", DAY, documents=["b", "c"]),
        act("2", "RUS", DAY, documents=["a", "c"]),
        act("3", "RUS", DAY, documents=["a", "b"], outlets=[]),
    ]
    frame = pl.DataFrame(rows, SCHEMA, orient="row")
    assert clusters(frame).to_list() == ["b", "a", "a"]
    assert clusters(frame, "outlets").to_list() == ["north", "north", None]


def test_entries_carry_no_more_evidence_than_documents() -> None:
    alone, crowded = history(1, together=1, months=6), history(1, together=8, months=6)
    assert information(alone) == 1
    assert information(crowded) < 0.6
    assert information(crowded.clear()) == 1
