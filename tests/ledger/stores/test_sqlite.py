import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mizan.ledger import Counts, Ledger, LedgerError, Outcome
from mizan.model import Document, Record


def test_a_ledger_is_one_file_when_closed(tmp_path: Path, article: Document, booked: list[Record]) -> None:
    path = tmp_path / "a b%?#.mizan"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.add(article, booked)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    with Ledger.open(path, create=False) as ledger:
        assert ledger.counts().documents == 1


def test_what_is_no_ledger(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("مرحبا بكم في هذا النص", encoding="utf-8")
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE songs (title)")
    before = foreign.read_bytes()
    empty = tmp_path / "empty"
    empty.touch()
    for path, message in (
        (text, "not a Mizan ledger"),
        (foreign, "another program"),
        (tmp_path, "a folder"),
        (tmp_path / "missing", "no such ledger"),
        (empty, "an empty file"),
        (text / "ledger", "not a directory|folder does not exist|no such ledger"),
    ):
        with pytest.raises(LedgerError, match=message) as caught:
            Ledger.open(path, create=False)
        assert "\n" not in str(caught.value)
    with pytest.raises(LedgerError, match=r"make .* first"):
        Ledger.open(tmp_path / "no/where/ledger")
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(foreign)
    assert foreign.read_bytes() == before
    with Ledger.open(empty) as ledger:
        assert ledger.counts() == Counts(0, {})


def test_a_ledger_of_a_newer_mizan(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '99'")
        connection.commit()
    with pytest.raises(LedgerError, match="install a newer Mizan"):
        Ledger.open(path)


def test_a_damaged_ledger(tmp_path: Path, article: Document, booked: list[Record]) -> None:
    path = tmp_path / "ledger"
    with Ledger.open(path) as ledger:
        ledger.add(article, booked)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        list(ledger.records())


def test_a_ledger_that_may_only_be_read(
    tmp_path: Path, article: Document, monkeypatch: pytest.MonkeyPatch, booked: list[Record]
) -> None:
    path = tmp_path / "ledger"
    with Ledger.open(path) as ledger:
        ledger.add(article, booked)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Ledger.open(path) as ledger:
        assert ledger.counts().documents == 1
        with pytest.raises(LedgerError, match="cannot be written to"):
            ledger.add(Document.of("نص"), [])


def test_a_folder_that_may_not_be_written_to() -> None:
    with pytest.raises(LedgerError, match=r"cannot be opened|cannot be written"):
        Ledger.open("/proc/ledger.mizan")


def test_a_locked_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with Ledger.open(path, timeout=0.1) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing"):
            ledger.add(Document.of("نص"), [])
        assert ledger.counts().documents == 0
        other.execute("COMMIT")
        assert ledger.add(Document.of("نص"), []) is Outcome.ADDED
        other.close()
