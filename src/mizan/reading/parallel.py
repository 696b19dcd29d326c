"""Reading documents in several processes at once, in order and in bounded memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from mizan.model import Document, Record
from mizan.model.records import AnyRecord
from mizan.reading.lines import Lines, read_lines
from mizan.reading.processes import Processes, processes
from mizan.reading.reader import read_together

if TYPE_CHECKING:
    from concurrent.futures import Future

_BATCH = 20_000
"""How many characters are read at a time: some fourteen articles, which side by side are read far faster.

Longer batches gain little more, and the last keeps one process at work while the others have none.
"""
_AHEAD = 6
"""How many batches are given to a process, that which it reads included: it must not run out while this one reads."""
_HELD = 15
"""How many batches a process are held until those before them are done."""

_encode = msgspec.msgpack.Encoder().encode

T = TypeVar("T")


def read_all(documents: Iterable[Document], jobs: int = 1) -> Iterator[tuple[Document, list[Record]]]:
    """Each document with its records, in the order given, read by as many processes as there are jobs.

    This process is one of them: it reads whenever the others have enough to do. No more documents are held at once
    than the processes need to stay at work. Raises ReadingError where a process is killed; what was handed out before
    stands.
    """
    return _Reading(read_together, list[AnyRecord]).of(documents, jobs)


def read_all_lines(documents: Iterable[Document], jobs: int = 1) -> Iterator[tuple[Document, Lines]]:
    """Each document with the lines of its records, as `read_all` reads them; the process that reads makes the lines."""
    return _Reading(read_lines, Lines).of(documents, jobs)


class _Reading(Generic[T]):
    """Batches read by a function of a module, in one process or several; these hand over MessagePack of a type."""

    def __init__(self, reading: Callable[[list[Document]], list[T]], form: Any) -> None:
        self._reading = reading
        self._decode = msgspec.msgpack.Decoder(list[form]).decode

    def of(self, documents: Iterable[Document], jobs: int) -> Iterator[tuple[Document, T]]:
        if jobs == 1:
            for batch in _batches(documents):
                yield from self._done(batch, self._reading(batch))
            return
        with processes(jobs - 1) as others:
            yield from self._shared(documents, others, jobs)

    def _shared(self, documents: Iterable[Document], others: Processes, jobs: int) -> Iterator[tuple[Document, T]]:
        held: deque[tuple[list[Document], list[T] | Future[bytes]]] = deque()
        there = partial(_read_batch, self._reading)
        for batch in _batches(documents):
            busy = sum(not _is_done(result) for _, result in held)
            shared = busy < (jobs - 1) * _AHEAD
            held.append((batch, others.submit(there, batch) if shared else self._reading(batch)))
            while held and (_is_done(held[0][1]) or len(held) > jobs * _HELD):
                yield from self._done(*held.popleft())
        # What the others have not begun by the end is taken back, from behind, so that all are done at once.
        for place in reversed(range(len(held))):
            batch, result = held[place]
            if not isinstance(result, list) and result.cancel():
                held[place] = batch, self._reading(batch)
        while held:
            yield from self._done(*held.popleft())

    def _done(self, batch: list[Document], result: "list[T] | Future[bytes]") -> Iterator[tuple[Document, T]]:
        found: list[T] = result if isinstance(result, list) else self._decode(result.result())
        return zip(batch, found, strict=True)


def _is_done(result: "list[Any] | Future[bytes]") -> bool:
    return isinstance(result, list) or result.done()


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


def _read_batch(reading: Callable[[list[Document]], list[T]], documents: list[Document]) -> bytes:
    return _encode(reading(documents))
