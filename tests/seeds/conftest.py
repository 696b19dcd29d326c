"""The five seed articles in one ledger, read once, with what careful reading tells of their outlets and dates."""

import datetime
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace
from polars import DataFrame

from mizan.documents import read_documents
from mizan.ledger import Ledger
from mizan.model import Agreement, Document, Event, Figure, Record, Statement
from mizan.model.booked import Booked
from mizan.reading import read
from mizan.settling import Entry, Identity, identify, settle
from mizan.settling.commitments import Commitment, commitments
from mizan.settling.contradictions import Contradiction, contradictions
from mizan.settling.projects import Undertaking, project_register
from mizan.settling.relations import Title, ladder
from mizan.weighing import as_told, publishers, vectors

SOURCES = {
    "000_01f3141aed4f63cf": ("Kazinform", "2023-08"),
    "001_305ffd48473a99b8": ("EU Reporter", "2022-11-29"),
    "002_a3f9bb5159295c86": ("al-Thawra", "2023-05"),
    "003_a01b246d3d62659e": ("Realist", "2023-11-10"),
    "004_33a963525a054eac": ("analysis", None),
}
"""Outlet and date of each seed, by what its text says of itself; the last tells neither."""

TODAY = datetime.date(2023, 11, 15)


class Seeds(Struct):
    """The books on the five seeds: documents, records and what they settle into."""

    documents: list[Document]
    records: list[Booked]
    identity: Identity
    entries: list[Entry]

    def kind(self, kind: str, *parties: str) -> list[Entry]:
        """The entries of a kind in which all of these take part."""
        return [entry for entry in self.entries if entry.kind == kind and set(parties) <= entry.parties]

    def events(self, act: str, *parties: str, status: str = "occurred") -> list[Event]:
        """Acts of a name, each by the record shown first."""
        found = [entry for entry in self.kind("event", *parties) if entry.act == act and entry.status == status]
        return [entry.record for entry in found if isinstance(entry.record, Event)]

    def agreements(self, instrument: str, *parties: str) -> list[tuple[str | None, Agreement]]:
        """Instruments between exactly these, each with its stage and the record shown first."""
        found = [entry for entry in self.kind("agreement") if entry.parties == set(parties)]
        return [
            (entry.status, record)
            for entry in found
            if isinstance(record := entry.record, Agreement) and record.instrument == instrument
        ]

    def figures(self, indicator: str, *parties: str) -> set[tuple[float, str, str | None]]:
        """Value, unit and period of the figures of exactly these parties."""
        found = [entry.record for entry in self.kind("figure") if entry.parties == set(parties)]
        return {
            (record.value, record.unit, record.period)
            for record in found
            if isinstance(record, Figure) and record.indicator == indicator
        }

    def statements(self, speaker: str) -> list[Statement]:
        """What a speaker says."""
        told = [entry.record for entry in self.kind("statement")]
        return [record for record in told if isinstance(record, Statement) and record.speaker == speaker]

    def ladder(self, partner: str) -> dict[str, Title]:
        """The titles held by sources of Kazakhstan and a partner, by name."""
        return {title.relation: title for title in ladder(self.entries, "KAZ", partner) if title.status == "held"}

    def projects(self, type: str) -> list[Undertaking]:
        """The projects of a type."""
        return [project for project in project_register(self.entries, self.identity) if project.type == type]

    def commitments(self) -> list[Commitment]:
        """What Kazakhstan and its partners have promised or planned."""
        return commitments(self.entries, "KAZ")

    def contradictions(self, aspect: str) -> list[Contradiction]:
        """Where the seeds contradict each other in something, names being looked for in whole texts."""
        found = contradictions(self.entries, self.identity, self.records, self.documents)
        return [one for one in found if one.aspect == aspect]

    def vectors(self) -> DataFrame:
        """The vectors of Kazakhstan."""
        return vectors(self.entries, "KAZ")

    def as_told(self) -> DataFrame:
        """The same as each outlet tells them."""
        return as_told(self.vectors(), publishers(self.entries))


def says(record: Record, *words: str) -> bool:
    """Whether the evidence of a record has these words."""
    return all(word in record.evidence.words for word in words)


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    """The five seeds, booked in a ledger and settled from it."""
    documents = []
    for document in read_documents([str(shared / "seeds")]):
        assert isinstance(document, Document)
        outlet, published = SOURCES[document.name]
        documents.append(replace(document, outlet=outlet, published=published))
    with Ledger.open(tmp_path_factory.mktemp("seeds") / "seeds.mizan") as books:
        for document in documents:
            books.add(document, read(document))
        records = list(books.records())
    identity = identify(records)
    return Seeds(documents, records, identity, settle(records, identity=identity))
