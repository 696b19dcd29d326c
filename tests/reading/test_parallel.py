"""Several processes read as one does."""

import json
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

import pytest

from mizan.model import Document
from mizan.model.errors import ReadingError
from mizan.reading import Lines, parallel, read, read_all, read_all_lines
from mizan.reading.processes import processes, widen


def documents(count: int) -> Iterator[Document]:
    for number in range(count):
        yield Document.of(f"زار وزير الخارجية التركي طهران في {number % 28 + 1} مارس 2019.", name=str(number))


def test_the_records_do_not_depend_on_the_number_of_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_BATCH", 100)
    alone = [(document, read(document)) for document in documents(20)]
    assert list(read_all(documents(20), jobs=2)) == alone
    assert any(records for _, records in alone)


def test_lines_are_those_of_the_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_BATCH", 100)
    expected = [Lines.of(document, records) for document, records in read_all(documents(20))]
    assert [lines for _, lines in read_all_lines(documents(20), jobs=2)] == expected
    assert json.loads(expected[0].text.splitlines()[0])["doc"] == "0"
    assert sum(expected[0].kinds.values()) == len(expected[0].text.splitlines())


def test_no_more_is_taken_than_the_processes_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_BATCH", 1)
    taken: list[str] = []

    def counted() -> Iterator[Document]:
        for document in documents(500):
            taken.append(document.name)
            yield document

    read_documents = read_all(counted(), jobs=2)
    next(read_documents)
    assert len(taken) < 100


def test_a_killed_process_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def killing(self: ProcessPoolExecutor, *arguments: object) -> "Future[None]":
        future = submit(self, time.sleep, 60)
        while not future.running():
            time.sleep(0.01)
        for process in self._processes.values():
            process.kill()
        return future

    submit = ProcessPoolExecutor.submit
    monkeypatch.setattr(ProcessPoolExecutor, "submit", killing)
    with pytest.raises(ReadingError, match="killed"):
        list(read_all(documents(1), jobs=2))


def test_what_nobody_began_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_BATCH", 1)
    monkeypatch.setattr(ProcessPoolExecutor, "submit", lambda self, *arguments: Future())
    assert list(read_all(documents(3), jobs=2)) == [(document, read(document)) for document in documents(3)]


@pytest.mark.parametrize("moment", [0.02, 0.04, 0.06, 0.08])
def test_a_process_does_not_end_within_what_it_hands_over(moment: float) -> None:
    with processes(1) as others:
        others.submit(bytes, 1).result()
        others.submit(bytes, 50_000_000)
        time.sleep(moment)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much a pipe holds")
def test_what_a_batch_came_to_waits_in_the_pipe_whole() -> None:
    from fcntl import F_GETPIPE_SZ, fcntl

    with ProcessPoolExecutor(1) as pool:
        queue: Any = pool._result_queue
        assert fcntl(queue._writer.fileno(), F_GETPIPE_SZ) < 1 << 20
        widen(pool)
        assert fcntl(queue._writer.fileno(), F_GETPIPE_SZ) == 1 << 20
