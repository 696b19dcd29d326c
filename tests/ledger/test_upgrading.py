import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.servers import Server

from mizan.ledger import Ledger, LedgerError, schema, upgrading
from mizan.model import Document

OLD = Path(__file__).parent / "schema1.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.mizan"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    return path


def tables(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        names = sorted(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type != 'index'"))
        columns = [(name, row) for name in names for row in connection.execute(f"PRAGMA table_info({name})")]
        triggers = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
        indices = [sorted(row[2:] for row in connection.execute(f"PRAGMA index_list({name})")) for name in names]
        versions = connection.execute("SELECT * FROM alembic_version").fetchall() if "alembic_version" in names else []
        return [columns, triggers, indices, connection.execute("PRAGMA user_version").fetchone(), *versions]


def test_an_old_ledger_is_upgraded_with_a_copy_beside_it(
    old: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Ledger.open(old, create=False) as ledger:
        assert f"as it was, it is in {old}.schema1" in caplog.text
        (booked,) = ledger.records()
        assert list(ledger.search("الصيني"))
        ledger.judge("accept", booked.id, author="آمنة")
        assert set(ledger.added([booked.source.id]).values()) == {None}
        assert list(ledger.documents()) and not list(ledger.documents(added_since="1970"))
        assert ledger.record(booked.id).record.confidence == 1.0
    new = tmp_path / "new.mizan"
    Ledger.open(new).close()
    assert tables(old) == tables(new)
    copy = tmp_path / "old.mizan.schema1"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM records").fetchone() == (1,)
    assert {path.name for path in tmp_path.iterdir()} == {"old.mizan", "old.mizan.schema1", "new.mizan"}
    with Ledger.open(old) as ledger:
        assert len(ledger.judgements()) == 1
    shutil.copy(copy, old)
    Ledger.open(old).close()
    assert (tmp_path / "old.mizan.schema1-2").exists()


def test_an_upgrade_that_fails_changes_nothing(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE state (in_the_way)")
    before = tables(old)
    with pytest.raises(LedgerError, match="state already exists"):
        Ledger.open(old)
    assert tables(old) == before
    assert [path.name for path in old.parent.iterdir()] == ["old.mizan"]


def test_an_old_ledger_that_may_only_be_read(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(LedgerError, match="cannot be written to"):
        Ledger.open(old)


def test_a_ledger_too_old_to_be_upgraded(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(LedgerError, match="new ledger"):
        Ledger.open(old)


def test_a_database_of_the_first_version_in_postgresql(server: Server) -> None:
    place = server.database()
    with Ledger.open(place) as ledger, ledger._store.lasting() as connection:
        connection.exec_driver_sql("ALTER TABLE documents DROP COLUMN added")
        connection.exec_driver_sql("DROP TABLE settled")
        connection.exec_driver_sql("DROP INDEX records_of_kind, records_of_type")
        connection.exec_driver_sql("CREATE INDEX records_of_kind ON records (kind, type)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '3'")
    with Ledger.open(place) as ledger:
        assert not list(ledger.problems())


def test_a_step_of_tomorrow_on_both_stores(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(Document.of("نص"), [])
    steps = tmp_path / "migrations"
    shutil.copytree(upgrading.MIGRATIONS, steps)
    (steps / "versions" / "schema7.py").write_text(
        "from alembic import op\nrevision, down_revision = '7', '6'\n"
        "def upgrade():\n    op.execute('CREATE TABLE tomorrow (x INTEGER)')\n"
    )
    monkeypatch.setattr(upgrading, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "VERSION", "7")
    with Ledger.open(place) as ledger, ledger._store.reading() as connection:
        assert upgrading.version_of(connection) == "7"
        assert connection.exec_driver_sql("SELECT count(*) FROM tomorrow").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == 1
    assert "from schema 6 to 7" in caplog.text
