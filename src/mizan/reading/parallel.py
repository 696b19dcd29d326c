"""Reading documents in several processes at once, in order and in bounded memory."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from mizan.model import Document, Record
from mizan.model.records import AnyRecord
from mizan.reading.processes import Processes, processes
from mizan.reading.reader import read

if TYPE_CHECKING:
    from concurrent.futures import Future

    _Read = list[list[Record]] | Future[bytes]

_BATCH = 10_000
"""How many characters are read at a time."""
_AHEAD = 6
"""How many batches are given to a process, that which it reads included: it must not run out while this one reads."""
_HELD = 30
"""How many batches a process are held until those before them are done."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[list[AnyRecord]]).decode


def read_all(documents: Iterable[Document], jobs: int = 1) -> Iterator[tuple[Document, list[Record]]]:
    """Each document with its records, in the order given, read by as many processes as there are jobs.

    This process is one of them: it reads whenever the others have enough to do. No more documents are held at once
    than the processes need to stay at work. Raises ReadingError where a process is killed; what was handed out before
    stands.
    """
    if jobs == 1:
        for document in documents:
            yield document, read(document)
        return
    with processes(jobs - 1) as others:
        yield from _shared(documents, others, jobs)


def _shared(documents: Iterable[Document], others: Processes, jobs: int) -> Iterator[tuple[Document, list[Record]]]:
    held: deque[tuple[list[Document], _Read]] = deque()
    for batch in _batches(documents):
        busy = sum(not _is_done(result) for _, result in held)
        shared = busy < (jobs - 1) * _AHEAD
        held.append((batch, others.submit(_read_batch, batch) if shared else list(map(read, batch))))
        while held and (_is_done(held[0][1]) or len(held) > jobs * _HELD):
            yield from _done(*held.popleft())
    # What the others have not begun by the end is taken back, from behind, so that all are done at once.
    for place in reversed(range(len(held))):
        batch, result = held[place]
        if not isinstance(result, list) and result.cancel():
            held[place] = batch, list(map(read, batch))
    while held:
        yield from _done(*held.popleft())


def _is_done(result: "_Read") -> bool:
    return isinstance(result, list) or result.done()


def _done(batch: list[Document], result: "_Read") -> Iterator[tuple[Document, list[Record]]]:
    found: Sequence[Sequence[Record]] = result if isinstance(result, list) else _decode(result.result())
    for document, records in zip(batch, found, strict=True):
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
