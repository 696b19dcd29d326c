"""An archive holds what its parts came to, each once, and is asked in place."""

from pathlib import Path

import pytest

from mizan.archives.archive import Archive
from mizan.archives.books import settled
from mizan.archives.engines import local, remaining
from mizan.archives.mapping import read_partition
from mizan.archives.partitions import partitions
from mizan.documents import Known, read_documents
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.model import Document
from mizan.model.errors import ArchiveError
from mizan.reading import read


@pytest.fixture
def archive(sources: Path, tmp_path: Path) -> str:
    url = str(tmp_path / "archive")
    for part in partitions([str(sources)], size=20_000):
        read_partition(part, url, Known())
    return url


def test_an_archive_settles_as_a_ledger_does(archive: str, sources: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.mizan") as books:
        for document in read_documents(sources):
            assert isinstance(document, Document)
            books.add(document, read(document))
        theirs, _ = current(books)
    ours = settled(archive)
    assert {entry.id for entry in ours.entries} == set(theirs.entries["id"])
    assert len(ours.records) == theirs.records.height


def test_only_what_a_party_is_weighed_by_is_read(archive: str) -> None:
    found = list(Archive.open(archive).records(partner="EGY"))
    everything = list(Archive.open(archive).records())
    naming = {booked.source.id for booked in everything if "EGY" in str(booked.record)}
    wanted = [one for one in everything if one.source.id in naming or one.record.kind == "project"]
    assert naming and found == wanted and len(found) < len(everything)


def test_what_is_done_is_not_done_again(archive: str, sources: Path) -> None:
    parts = list(partitions([str(sources)], size=20_000))
    assert len(parts) > 3
    assert remaining(parts, archive)[0] == []
    next(Path(archive, "parts").glob("*.json")).unlink()
    (left,), done = remaining(parts, archive)
    assert len(done) == len(parts) - 1
    before = {booked.id for booked in Archive(archive).records()}
    read_partition(left, archive, Known())
    assert len(list(Archive(archive).records())) > len(before)


def test_a_broken_line_is_noted_and_the_others_are_read(tmp_path: Path) -> None:
    source = tmp_path / "source.jsonl"
    source.write_text('{"text": "وصل الوزير الهندي إلى مسقط"}\n{"text": 1}\nnot JSON\n', encoding="utf-8")
    (part,) = partitions([str(source)])
    done = read_partition(part, str(tmp_path / "archive"), Known())
    assert (done.documents, len(done.failures)) == (1, 2)
    assert "broken JSON" in done.failures[1] and "source.jsonl" in done.failures[1]


def test_processes_of_one_machine_write_the_same(archive: str, sources: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    list(local(2)(partitions([str(sources)], size=20_000), other, Known()))
    assert [booked.id for booked in Archive(other).records()] == [booked.id for booked in Archive(archive).records()]


def test_where_there_is_no_archive_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        Archive.open(str(tmp_path))
