import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from tests.ledger.places import NewPlace, content

from mizan.ledger import Ledger, LedgerError
from mizan.ledger.copying import restore
from mizan.model import Document, Record

OLD = Path(__file__).parent / "schema1.sql"
SAME = ("documents", "records", "record_parties", "judgements")


@pytest.fixture
def full(ledger: Ledger, article: Document, booked: list[Record]) -> Ledger:
    ledger.add(Document.of("نص", name="gone"), [])
    ledger.add(article, booked)
    ledger.judge("accept", booked[0].id, author="آمنة")
    return ledger


def rows(ledger: Ledger) -> dict[str, list[object]]:
    found = content(ledger)
    return {name: found[name] for name in SAME}


def test_a_backup_is_restored_into_either_store(
    full: Ledger, new_place: NewPlace, tmp_path: Path, booked: list[Record]
) -> None:
    copy = tmp_path / "backup.mizan"
    full.backup(copy)
    place = new_place()
    restore(copy, place)
    restore(copy, tmp_path / "file.mizan")
    for restored in (place, tmp_path / "file.mizan"):
        with Ledger.open(restored, create=False) as ledger:
            assert rows(ledger) == rows(full)
            assert not list(ledger.problems())
            assert [document.name for document in ledger.search("الجانبان")] == ["putin"]
            ledger.add(Document.of("نص جديد"), [])
            ledger.judge("reject", booked[1].id, author="آمنة")
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_nothing_is_overwritten(full: Ledger, place: str, new_place: NewPlace, tmp_path: Path) -> None:
    copy = tmp_path / "backup.mizan"
    full.backup(copy)
    before = copy.read_bytes()
    with pytest.raises(LedgerError, match="there already"):
        full.backup(copy)
    with pytest.raises(LedgerError, match="already"):
        restore(copy, place)
    assert copy.read_bytes() == before
    with pytest.raises(LedgerError, match="no such ledger"):
        restore(tmp_path / "missing", new_place())
    with pytest.raises(LedgerError, match="folder does not exist"):
        full.backup(tmp_path / "no" / "where")


def test_a_log_left_of_another_ledger_is_not_taken_for_a_new_one(full: Ledger, tmp_path: Path) -> None:
    copy = tmp_path / "backup.mizan"
    full.backup(copy)
    (tmp_path / "new.mizan-wal").write_bytes(b"another's")
    with pytest.raises(LedgerError, match=r"new.mizan-wal: is there already"):
        restore(copy, tmp_path / "new.mizan")


def test_a_backup_of_an_older_version_is_restored(new_place: NewPlace, tmp_path: Path) -> None:
    old, place = tmp_path / "old [1].mizan", new_place()
    with closing(sqlite3.connect(old, isolation_level=None)) as file:
        file.executescript(OLD.read_text(encoding="utf-8"))
    before = old.read_bytes()
    restore(old, place)
    with Ledger.open(place, create=False) as ledger:
        assert ledger.counts().documents == 1
    assert old.read_bytes() == before
    assert {path.suffix for path in tmp_path.iterdir()} == {".mizan"}


def test_a_backup_while_others_write(full: Ledger, tmp_path: Path) -> None:
    def write() -> None:
        for number in range(100):
            full.add(Document.of(f"مقال {number}"), [])

    writer = Thread(target=write)
    writer.start()
    counted = []
    for number in range(3):
        full.backup(tmp_path / f"{number}.mizan")
        with Ledger.open(tmp_path / f"{number}.mizan") as copy:
            counted.append(copy.counts().documents)
            assert not list(copy.problems())
    writer.join()
    assert counted == sorted(counted)
    assert full.counts().documents == 102


def test_damage_is_not_spread(full: Ledger, new_place: NewPlace, tmp_path: Path) -> None:
    copy = tmp_path / "backup.mizan"
    full.backup(copy)
    with closing(sqlite3.connect(copy)) as file, file:
        file.execute("UPDATE documents SET text = 'نص آخر' WHERE name = 'gone'")
    place = new_place()
    with pytest.raises(LedgerError, match=r"not restored, because it is damaged.*not the one that was added"):
        restore(copy, place)
    with full._store.lasting() as connection:
        connection.exec_driver_sql("UPDATE documents SET text = 'نص آخر' WHERE name = 'gone'")
    with pytest.raises(LedgerError, match=r"no backup was made of it.*damaged"):
        full.backup(tmp_path / "second.mizan")
    assert [path.name for path in tmp_path.iterdir() if "second" in path.name] == []
