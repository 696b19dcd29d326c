"""Ledgers under hard treatment: killed programs and servers, full and read-only disks, damaged pages.

MIZAN_KILLS says at how many moments a program is killed on each kind of store.
"""

import os
import random
import resource
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest
from tests.ledger.places import remove
from tests.ledger.servers import Server, needed
from tests.ledger.working import ARTICLES, Workers, outcome, work

from mizan.ledger import Ledger, LedgerError, Outcome
from mizan.ledger.copying import restore
from mizan.model import Document, Record

KILLS = int(os.environ.get("MIZAN_KILLS") or ("200" if os.environ.get("CI") else "20"))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as running:
        yield running


def undisturbed(place: str) -> tuple[Any, ...]:
    work(place)
    with Ledger.open(place) as ledger:
        return outcome(ledger)


def test_killed_at_any_moment_nothing_is_lost_or_half_done(workers: Workers, place: str) -> None:
    wanted = undisturbed(place)
    took = []
    for _ in range(5):
        remove(place)
        begun = time.monotonic()
        assert workers.work(place) == 0
        took.append(time.monotonic() - begun)
    moments = random.Random(6)
    at_work = writing = 0
    come_to = set()
    for _ in range(KILLS):
        remove(place)
        killed, within = workers.killed(place, after=moments.uniform(0, median(took)))
        at_work, writing = at_work + killed, writing + within
        with Ledger.open(place) as ledger:
            assert not list(ledger.problems())
            come_to.add((ledger.counts().documents, len(ledger.judgements())))
        assert undisturbed(place) == wanted
    # The moments were of all parts of the work, and some within a transaction.
    assert at_work >= KILLS // 4 and writing >= KILLS // 40 and len(come_to) > KILLS // 50


def test_a_server_that_crashes_loses_nothing(workers: Workers) -> None:
    moments = random.Random(6)
    with Server(needed()) as server:
        wanted = undisturbed(server.database())
        for _ in range(2):
            place = server.database()
            worker = Thread(target=workers.work, args=(place,))
            worker.start()
            time.sleep(moments.uniform(0.05, 0.3))
            server.crash()
            worker.join()
            server.start()
            with Ledger.open(place) as ledger:
                assert not list(ledger.problems())
            assert undisturbed(place) == wanted


def test_a_disk_that_fills_up(ledger: Ledger, tmp_path: Path) -> None:
    """Files may grow to a limit, beyond which writing fails as on a full disk."""
    if "://" in ledger.address:
        pytest.skip("the disk of a server is not ours to fill")
    ledger.add(ARTICLES[0], [])
    _, hard = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 18, hard))
    try:
        with pytest.raises(LedgerError, match=r"make sure that it has room|disk is full"):
            for number in range(1000):
                ledger.add(Document.of(f"{number} " + "نص " * 2000), [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not list(ledger.problems())
    assert ledger.counts().documents == number + 1
    assert ledger.add(Document.of(f"{number} " + "نص " * 2000), []) is Outcome.ADDED


@contextmanager
def disk_of(megabytes: int) -> Iterator[Path]:
    """A small disk, in a folder that any user may reach."""
    with TemporaryDirectory(prefix="mizan-disk-") as folder:
        Path(folder).chmod(0o755)
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
        if subprocess.run(mounting, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a disk")
        yield Path(folder)
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def disk() -> Iterator[Path]:
    """A disk of one megabyte."""
    with disk_of(1) as folder:
        yield folder


def test_a_full_disk(disk: Path) -> None:
    with Ledger.open(disk / "ledger.mizan") as ledger:
        work(ledger.address)
        with pytest.raises(LedgerError, match="the disk is full; make room"):
            for number in range(1000):
                ledger.add(Document.of(f"{number} " + "نص " * 2000), [])
        with pytest.raises(LedgerError, match=r"cannot be written|disk is full"):
            ledger.backup(disk / "backup.mizan")
        assert [path.name for path in disk.iterdir() if "backup" in path.name] == []
        assert not list(ledger.problems())
        assert ledger.counts().documents == len(ARTICLES) + number


def test_a_full_disk_of_a_server() -> None:
    """PostgreSQL's own tables take some seven megabytes of it."""
    with disk_of(20) as disk, Server(needed()) as server:
        place = server.database(disk)
        with Ledger.open(place) as ledger:
            work(place)
            with pytest.raises(LedgerError, match="the disk of the server is full; make room"):
                for number in range(1000):
                    ledger.add(Document.of(f"{number} " + "نص " * 20000), [])
            assert not list(ledger.problems())
            assert ledger.counts().documents == len(ARTICLES) + number
            subprocess.run(["mount", "-o", "remount,size=40m", disk], check=True)
            assert ledger.add(Document.of(f"{number} " + "نص " * 20000), []) is Outcome.ADDED


def test_a_disk_that_may_only_be_read(disk: Path) -> None:
    path = disk / "ledger.mizan"
    wanted = undisturbed(str(path))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with Ledger.open(path) as ledger, Ledger.open(path) as other:
        assert outcome(ledger) == outcome(other) == wanted
        assert not list(ledger.problems())
        with pytest.raises(LedgerError, match="cannot be written to"):
            ledger.judge("accept", next(iter(ledger.records())).id, author="آمنة")


def test_two_readers_and_a_writer_at_once(place: str, article: Document, booked: list[Record]) -> None:
    work(place)
    with Ledger.open(place) as first, Ledger.open(place) as second, Ledger.open(place) as writer:
        before = list(first.records())
        there, here = first.records(), second.records()
        started = [next(there), next(here)]
        writer.add(article, booked)
        assert [started[0], *there] == [started[1], *here] == before
        assert list(first.records()) == list(second.records()) != before


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_page_is_found_and_not_spread(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "ledger.mizan"
    wanted = undisturbed(str(path))
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    page = chance.randrange(1, len(content) // 4096) * 4096
    content[page : page + 4096] = chance.randbytes(4096)
    path.write_bytes(content)
    try:
        with Ledger.open(path) as ledger:
            problems = [str(problem) for problem in ledger.problems()]
            assert any("restore a backup" in problem for problem in problems)
            with pytest.raises(LedgerError, match="damaged"):
                ledger.backup(tmp_path / "backup.mizan")
            assert outcome(ledger) == wanted
    except LedgerError as error:
        assert "it is damaged" in str(error) and "restore a backup" in str(error)
    with pytest.raises(LedgerError, match="damaged"):
        restore(path, tmp_path / "restored.mizan")
    assert {file.name for file in tmp_path.iterdir()} == {path.name}


@pytest.mark.parametrize("table", ["documents", "records", "judgements"])
def test_a_damaged_page_of_a_server_is_found_and_not_spread(tmp_path: Path, table: str) -> None:
    with Server(needed()) as server:
        place = server.database()
        work(place)
        server.damage(place, f"mizan.{table}")
        with Ledger.open(place) as ledger:
            assert any("damaged" in str(problem) for problem in ledger.problems())
            with pytest.raises(LedgerError, match="damaged"):
                ledger.backup(tmp_path / "backup.mizan")
    assert not list(tmp_path.iterdir())
