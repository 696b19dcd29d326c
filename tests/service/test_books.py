"""Large books: worked on in a process of its own, kept in the ledger, and the same as small ones."""

import os
import threading
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from mizan.deriving.derived import OF_A_STATE, OF_ALL
from mizan.ledger import Ledger
from mizan.ledger.tables import Tables
from mizan.model.errors import LedgerError, MizanError
from mizan.service import books as module
from mizan.service.books import Books, narrowed
from mizan.service.own_process import OwnProcess
from mizan.service.views.entry import entry
from mizan.service.views.partner import partner


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "large.mizan"
    path.write_bytes(examples.read_bytes())
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture
def aside(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnProcess]:
    monkeypatch.setattr(module, "LARGE", 1)
    aside = OwnProcess(ledger.address)
    yield aside
    aside.close()


def test_large_books_are_as_small_ones_and_kept(
    ledger: Ledger, aside: OwnProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = Books.of(ledger, aside), Books.of(ledger)
    for name in OF_A_STATE:
        assert_frame_equal(large.derived(name, "KAZ"), small.derived(name, "KAZ"))
    for name in OF_ALL:
        assert_frame_equal(large.derived(name), small.derived(name))
    monkeypatch.delattr(OwnProcess, "run")
    again = Books.of(ledger, aside)
    assert partner(again, "KAZ", "RUS") == partner(small, "KAZ", "RUS")
    told = max(small.entries, key=lambda one: len(one.reports))
    assert entry(again, told.id) == entry(small, told.id)


def test_what_is_kept_of_another_state_is_not_used(ledger: Ledger, aside: OwnProcess) -> None:
    before = Books.of(ledger, aside)
    vectors = before.vectors("KAZ")
    ledger.judge("reject", before.at(vectors["place"].head(1))[0].best.id, author="سارة")
    after = Books.of(ledger, aside)
    assert after.state != before.state
    assert after.vectors("KAZ").height < vectors.height
    assert_frame_equal(after.vectors("KAZ"), Books.of(ledger).vectors("KAZ"))


def test_books_that_cannot_be_kept_are_worked_out_all_the_same(
    ledger: Ledger, aside: OwnProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = Books.of(ledger, aside)
    ledger.judge("accept", books.records[0].id, author="سارة")
    monkeypatch.setattr(Ledger, "keep", lambda *_: False)
    assert books.vectors("KAZ").height
    assert Tables.kept(ledger, ledger.state()) is None


def test_entries_whose_records_were_read_anew_are_left_out(ledger: Ledger) -> None:
    books = Books.of(ledger)
    gone = next(one for one in books.entries if len(one.reports) == 1).best
    ledger.add(ledger.document(gone.source.id), [])
    with pytest.raises(MizanError, match="no entry"):
        books.entry(str(books.entry_of(gone.id)))
    assert len(list(books.entries)) < len(books.entries)


def refuse(ledger: Ledger) -> None:
    raise LedgerError(f"{Path(ledger.address).name} refuses")


def wait(_: Ledger) -> None:
    time.sleep(60)


def test_what_work_aside_raises_is_raised_here(aside: OwnProcess) -> None:
    with pytest.raises(LedgerError, match="refuses"):
        aside.run(refuse)


def test_a_desk_that_is_closed_waits_for_no_work(aside: OwnProcess) -> None:
    threading.Timer(1, aside.close).start()
    with pytest.raises(MizanError, match="ended"):
        aside.run(wait)
    with pytest.raises(MizanError, match="closed"):
        aside.run(wait)


def test_work_aside_ends_with_the_desk_that_is_killed(ledger: Ledger, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    desk = get_context("spawn").Process(target=work_aside, args=(ledger.address, told))
    desk.start()
    while not (told.exists() and told.read_text()):
        time.sleep(0.02)
    desk.kill()
    desk.join()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{told.read_text()}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{told.read_text()}").exists()


def work_aside(ledger: str, told: Path) -> None:
    OwnProcess(ledger).run(say, told)


def say(_: Ledger, told: Path) -> None:
    told.write_text(str(os.getpid()))
    time.sleep(60)


def test_places_are_narrowed_in_the_order_given() -> None:
    table = pl.DataFrame({"year": ["2019", "2020", "2019"]})
    for places, left in (([2, 0, 1], [2, 0]), ([0, 1, 2], [0, 2]), ([1, 2], [2])):
        assert narrowed(table, pl.Series(places, dtype=pl.UInt32), pl.col("year") == "2019").to_list() == left
