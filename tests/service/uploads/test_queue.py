"""Documents sent to the desk: read within bounds, and whole or not at all however reading ends."""

import gzip
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from mizan.ledger import Ledger
from mizan.service.problems import CrowdedError
from mizan.service.settings import MEGABYTE, Settings
from mizan.service.uploads import Upload, Uploads, Written, queue

TEXT = "زار وزير خارجية كازاخستان بكين يوم الاثنين، ووقع الجانبان اتفاقية."
LONG = f"{TEXT}\n" * 15_000
Making = Callable[..., Uploads]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "own.mizan"
    Ledger.open(path).close()
    return path


@pytest.fixture
def making(ledger: Path) -> Iterator[Making]:
    """Makes and starts a queue with settings of its own."""
    with ExitStack() as closing:

        def make(**settings: object) -> Uploads:
            made = Uploads(Settings(ledger=str(ledger), **settings))  # type: ignore[arg-type]
            made.start()
            closing.callback(made.close)
            return made

        yield make


def over(uploads: Uploads, upload: Upload) -> Upload:
    found = uploads.wait(upload.id, 60)
    assert found.over
    return found


def names_in(ledger: Path) -> set[str]:
    with Ledger.open(ledger) as books:
        return {document.name for document in books.documents()}


def test_a_text_is_read_and_booked(making: Making, ledger: Path) -> None:
    uploads = making()
    written = Written(text=TEXT, name="visit", title="زيارة", published="2024-05-06", outlet="وكالة")
    read = over(uploads, uploads.write(written, "sara"))
    assert (read.state, read.by, read.problems) == ("done", "sara", [])
    assert [(one.name, one.title, one.outcome) for one in read.booked] == [("visit", "زيارة", "added")]
    assert read.booked[0].records > 0 and names_in(ledger) == {"visit"}
    again = over(uploads, uploads.write(written, "sara"))
    assert [one.outcome for one in again.booked] == ["unchanged"]


def test_good_files_are_read_among_bad_ones_and_problems_name_the_file(making: Making, ledger: Path) -> None:
    uploads = making(largest_upload=MEGABYTE)
    files = [
        ("../../etc/passwd.txt", TEXT.encode()),
        ("empty.txt", b""),
        ("program.exe", b"MZ\x00\x00\x01"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("bomb.txt.gz", gzip.compress(b"a" * 50 * MEGABYTE)),
        ("bomb.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * 50 * MEGABYTE + b'"}')),
    ]
    read = over(uploads, uploads.take(files, by="sara", outlet="وكالة"))
    assert read.state == "done" and names_in(ledger) == {"passwd"}
    assert sorted(problem.partition(":")[0] for problem in read.problems) == sorted(name for name, _ in files[1:])
    assert not any("/tmp" in problem for problem in read.problems)


def test_no_name_leads_out_of_the_folder(ledger: Path) -> None:
    uploads = Uploads(Settings(ledger=str(ledger)))
    names = ["", ".", "..", "/", "a/../..", "\x00", "C:\\x\\", "\u202egpj.exe", "ا" * 5000, "-", "../../evil.txt"]
    kept = uploads.take([(name, TEXT.encode()) for name in names], by="sara").files
    assert all(name and not set(name) & set("/\\\x00\u202e") and len(name) <= 100 for name in kept)
    written = [path for path in uploads._folder.rglob("*") if path.is_file()]
    assert sorted(path.name for path in written) == sorted(kept)
    uploads.close()


def test_many_documents_are_read_as_far_as_allowed(making: Making, ledger: Path) -> None:
    lines = "".join(f'{{"id": "d{n}", "text": "{TEXT} {n}"}}\n' for n in range(5))
    uploads = making(most_documents=3)
    read = over(uploads, uploads.take([("many.jsonl", lines.encode())], by="sara"))
    assert names_in(ledger) == {"d0", "d1", "d2"} and "more than 3 documents" in read.problems[0]


def test_what_takes_too_long_is_broken_off_and_the_next_is_read(making: Making, ledger: Path) -> None:
    uploads = making(longest_reading=1.5)
    slow = uploads.take([("slow.txt", LONG.encode())], by="sara")
    next_one = uploads.write(Written(text=TEXT, name="next"), "sara")
    assert "longer than 1.5 s" in over(uploads, slow).problems[0]
    assert over(uploads, next_one).state in ("done", "failed")
    assert "slow" not in names_in(ledger)


def test_what_takes_too_much_memory_is_refused(making: Making, ledger: Path) -> None:
    uploads = making(reading_memory=250 * MEGABYTE, largest_upload=100 * MEGABYTE)
    read = over(uploads, uploads.take([("large.txt", (LONG * 40).encode())], by="sara"))
    assert read.state == "failed" and "memory" in read.problems[0]
    assert names_in(ledger) == set()


def test_a_kill_while_reading_leaves_no_half_document(making: Making, ledger: Path) -> None:
    uploads = making()
    lines = (
        f'{{"id": "first", "text": "{TEXT}"}}\n'.encode()
        + b'{"id": "second", "text": "'
        + (LONG.replace("\n", " ").encode() + b'"}\n')
    )
    sent = uploads.take([("two.jsonl", lines)], by="sara")
    seen = uploads.wait(sent.id, 60, sent)
    while not seen.booked:
        seen = uploads.wait(sent.id, 60, seen)
    assert uploads._process is not None and uploads._process.pid is not None
    os.kill(uploads._process.pid, signal.SIGKILL)
    read = over(uploads, sent)
    assert "what is booked stays" in read.problems[-1]
    assert names_in(ledger) == {"first"}
    with Ledger.open(ledger) as books:
        assert len(list(books.records())) == read.booked[0].records
    assert over(uploads, uploads.write(Written(text=TEXT + " ثم عاد.", name="third"), "sara")).state == "done"


def test_closing_does_not_wait_for_what_is_read(ledger: Path) -> None:
    uploads = Uploads(Settings(ledger=str(ledger)))
    uploads.start()
    uploads.take([("slow.txt", (LONG * 5).encode())], by="sara")
    time.sleep(0.5)
    begun = time.monotonic()
    uploads.close()
    assert time.monotonic() - begun < 10
    assert not uploads._folder.exists() and names_in(ledger) == set()


def test_more_than_can_wait_is_refused(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "WAITING", 2)
    uploads = Uploads(Settings(ledger=str(ledger)))  # Not started: nothing is taken off.
    for _ in range(2):
        uploads.write(Written(text=TEXT), "sara")
    with pytest.raises(CrowdedError, match="try again"):
        uploads.write(Written(text=TEXT), "sara")
    assert len(uploads.all()) == 2
    uploads.close()


def test_who_waits_hears_each_change(making: Making) -> None:
    uploads = making()
    heard: list[Upload] = []
    sent = uploads.write(Written(text=TEXT), "sara")

    def listen() -> None:
        seen = sent
        while not seen.over:
            seen = uploads.wait(sent.id, 60, seen)
            heard.append(seen)

    thread = threading.Thread(target=listen)
    thread.start()
    thread.join(60)
    assert heard[-1].state == "done" and heard[-1].booked
