"""What settles in the seeds and in the example articles, read as they are read now."""

from datetime import date
from pathlib import Path

import pytest

from mizan.documents import DocumentError, read_documents
from mizan.model import Document
from mizan.model.booked import Booked, Source
from mizan.reading import read
from mizan.settling import identify, settle
from mizan.settling.commitments import commitments
from mizan.settling.contradictions import Contradiction, contradictions

EXAMPLES = Path(__file__).parents[2] / "examples"


class Read:
    """Documents of a folder with their records, settled."""

    def __init__(self, folder: Path) -> None:
        self.documents: list[Document] = []
        for document in read_documents([str(folder)]):
            assert not isinstance(document, DocumentError)
            self.documents.append(document)
        self.records = [Booked(record, Source.of(d)) for d in self.documents for record in read(d)]
        self.identity = identify(self.records)
        self.entries = settle(self.records, identity=self.identity)

    def conflicts(self, aspect: str) -> list[Contradiction]:
        """The contradictions of one aspect, with the names in whole texts."""
        found = contradictions(self.entries, self.identity, self.records, self.documents)
        return [one for one in found if one.aspect == aspect]


@pytest.fixture(scope="module")
def examples() -> Read:
    """The ten example articles."""
    return Read(EXAMPLES)


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Read:
    """The five seeds."""
    return Read(shared / "seeds")


def test_seven_documents_or_eight(examples: Read) -> None:
    (one,) = examples.conflicts("count")
    assert [side.value for side in one.sides] == ["7", "8"]
    assert one.parties == ("KAZ", "RUS")
    assert len(one.outlets) == 2


def test_turnover_is_told_in_two_amounts(examples: Read) -> None:
    sides = [[side.value for side in one.sides] for one in examples.conflicts("quantity")]
    assert ["27000000000 USD", "28200000000 USD"] in sides


def test_every_side_quotes_its_document(examples: Read) -> None:
    texts = {document.id: document.text for document in examples.documents}
    for one in contradictions(examples.entries, examples.identity, examples.records, examples.documents):
        assert len(one.sides) > 1
        for side in one.sides:
            for report in side.reports:
                evidence = report.record.evidence
                assert texts[report.source.id][evidence.start : evidence.end] == evidence.words


def test_the_visit_that_two_outlets_tell_is_one(examples: Read) -> None:
    visits = [
        entry
        for entry in examples.entries
        if (entry.act, entry.date) == ("visit", "2023-11-09") and entry.parties == {"RUS", "KAZ"}
    ]
    assert len(visits) == 1
    assert len({report.source.id for report in visits[0].reports}) == 2


def test_what_is_due_in_the_examples(examples: Read) -> None:
    found = commitments(examples.entries, "KAZ")
    targets = {(one.what, one.due) for one in found}
    assert ("trade: 10000000000 USD", "2030") in targets
    trip = [one for one in found if one.what == "visit" and one.promisers == ("KAZ",) and one.due == "2024"]
    assert [one.stage(date(2024, 12, 31)) for one in trip] == ["announced"]
    assert [one.stage(date(2025, 1, 1)) for one in trip] == ["late"]


def test_one_president_in_two_spellings(seeds: Read) -> None:
    (one,) = [one for one in seeds.conflicts("spelling") if one.of == "person:kassym-jomart-tokayev"]
    assert {side.value for side in one.sides} == {"قاسم جومارت توكاييف", "قاسم زومارت توكاييف"}
    assert len(seeds.identity.identified[one.of].spellings) >= 2


def test_one_corridor_under_two_names(seeds: Read) -> None:
    (one,) = [one for one in seeds.conflicts("name") if one.of == "project:middle-corridor"]
    assert "الممر الأوسط" in {side.value for side in one.sides}


def test_closest_allies_and_outside_the_orbit(seeds: Read) -> None:
    (one,) = [one for one in seeds.conflicts("relation") if one.parties == ("KAZ", "RUS")]
    assert {"closest_ally", "distancing"} <= {side.value for side in one.sides}
    assert len(one.outlets) >= 2


def test_one_chinese_president_with_a_part_left_out(seeds: Read, examples: Read) -> None:
    who = identify([*seeds.records, *examples.records]).identified["person:xi-jinping"]
    assert {"شي جين", "شي جين بينغ"} <= set(who.spellings)


def test_oil_by_2033_is_due(seeds: Read) -> None:
    due = [one for one in commitments(seeds.entries, "KAZ") if one.due == "2033"]
    assert due
    assert all(one.stage(date(2033, 12, 31)) == "announced" for one in due)
    assert all(one.stage(date(2034, 1, 1)) == "late" for one in due)
