import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from mizan.ledger import Counts, Ledger, LedgerError, Outcome
from mizan.model import Document, Record

WRITER = textwrap.dedent("""
    import sys
    from mizan.ledger import Ledger
    from mizan.model import Document, Entity, Evidence

    def article(number):
        return Document.of(f"المادة {number}: " + "زار الوزير العاصمة. " * 40, name=str(number))

    def records(document):
        for start in range(0, 400, 10):
            yield Entity(document=document.id, evidence=Evidence.of(document, start, start + 5), rule="t",
                         type="place", name=str(start), country="KAZ")

    if __name__ == "__main__":
        with Ledger.open(sys.argv[1]) as ledger:
            for number in range(int(sys.argv[2]), int(sys.argv[3])):
                document = article(number)
                print(ledger.add(document, records(document)), flush=True)
""")


def writer(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    script = path.with_suffix(".py")
    script.write_text(WRITER, encoding="utf-8")
    command = [sys.executable, str(script), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


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
    with pytest.raises(LedgerError, match="only SQLite"):
        Ledger.open("postgresql://desk/ledger")
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(foreign)
    assert foreign.read_bytes() == before
    with Ledger.open(empty) as ledger:
        assert ledger.counts() == Counts(0, {})


def test_a_ledger_of_a_newer_mizan(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 99")
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


def test_killed_at_any_moment_a_ledger_opens_and_is_completed(tmp_path: Path) -> None:
    path, count = tmp_path / "ledger.mizan", 4000
    for delay in (None, 0.0, 0.013, 0.05, 0.21):
        process = writer(path, 0, count)
        assert process.stdout is not None
        if delay is None:
            while not path.exists() and process.poll() is None:
                time.sleep(0.0005)
        else:
            process.stdout.readline()
            time.sleep(delay)
        process.kill()
        told = process.communicate()[0].count("added")
        with Ledger.open(path) as ledger:
            documents, records = ledger.counts().documents, sum(ledger.counts().records.values())
        assert records == 40 * documents
        assert told <= documents < count
        assert integrity(path) == "ok"
    rest = writer(path, 0, documents + 5)
    assert rest.communicate()[0].split() == ["unchanged"] * documents + ["added"] * 5


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.mizan"
    processes = [writer(path, 0, 80), writer(path, 40, 120)]
    told = [process.communicate() for process in processes]
    assert [errors for _, errors in told] == ["", ""]
    assert sum(out.count("added") for out, _ in told) == 120
    with Ledger.open(path) as ledger:
        assert ledger.counts() == Counts(120, {"entity": 120 * 40})
    assert integrity(path) == "ok"
