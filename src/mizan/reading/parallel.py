"""Reading documents in several processes at once, in order and in bounded memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from mizan.model import Document, Record
from mizan.model.records import AnyRecord
from mizan.reading.processes import processes
from mizan.reading.reader import read

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_BATCH = 100_000
_AHEAD = 3

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[AnyRecord]]).decode


def read_all(documents: Iterable[Document], jobs: int = 1) -> Iterator[tuple[Document, list[Record]]]:
    """Each document with its records, in the order given, read by as many processes as there are jobs.

    No more documents are held at once than the processes need to stay at work. Raises ReadingError where a process
    is killed; what was handed out before stands.
    """
    if jobs == 1:
        for document in documents:
            yield document, read(document)
        return
    with processes(jobs) as pool:
        yield from _pooled(documents, pool, jobs * _AHEAD)


def _pooled(
    documents: Iterable[Document], pool: "ProcessPoolExecutor", ahead: int
) -> Iterator[tuple[Document, list[Record]]]:
    waiting: deque[tuple[list[Document], Future[bytes]]] = deque()
    for batch in _batches(documents):
        waiting.append((batch, pool.submit(_read_batch, batch)))
        if len(waiting) >= ahead:
            yield from _done(*waiting.popleft())
    while waiting:
        yield from _done(*waiting.popleft())


def _done(batch: list[Document], result: "Future[bytes]") -> Iterator[tuple[Document, list[Record]]]:
    for document, records in zip(batch, _decode(result.result()), strict=True):
        yield document, list(records)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in lists of about equal length in characters; a long one is alone."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_batch(documents: list[Document]) -> bytes:
    return _encode([read(document) for document in documents])
