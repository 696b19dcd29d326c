"""The process that reads what was sent: what is wrong with a file can stop it, but not the desk.

It is told the folder of an upload and tells back, one after the other, what became of each document. A document and
its records are booked in one transaction: however the process ends, the ledger holds it whole or not at all.
"""

import gc
import resource
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Struct

from mizan.documents import DocumentError, read_documents
from mizan.ledger import Ledger
from mizan.model import Document
from mizan.model.errors import MizanError
from mizan.model.messages import Message
from mizan.reading import PATIENCE, read


class Task(Struct, frozen=True):
    """An upload to read: its folder, what stands in where a document tells none, and the language of its problems."""

    folder: str
    published: str | None
    outlet: str | None
    largest: int
    most: int
    language: str


class Booked(Struct, frozen=True):
    """A document of an upload that is in the books: `outcome` is added, unchanged, completed or replaced."""

    document: str
    name: str
    title: str | None
    outcome: str
    records: int


class Refused(Struct, frozen=True):
    """What could not be read, and why."""

    problem: str


class Finished(Struct, frozen=True):
    """Nothing more comes of this upload."""


Told = Booked | Refused | Finished


def work(ledger: str, memory: int, tasks: Connection) -> None:
    """Read uploads as they are told, until the other end is closed; at most `memory` bytes are ever held."""
    # Ctrl-C is for the desk; it ends this process by closing its end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    gc.set_threshold(*PATIENCE)
    with Ledger.open(ledger, create=False) as books:
        while True:
            try:
                task: Task = tasks.recv()
            except EOFError:
                return
            for told in _read(books, task):
                tasks.send(told)
            tasks.send(Finished())


def _read(books: Ledger, task: Task) -> Iterator[Told]:
    taken = 0
    for file in sorted(path for path in Path(task.folder).rglob("*") if path.is_file()):
        try:
            for document in read_documents(file, published=task.published, outlet=task.outlet, largest=task.largest):
                if taken == task.most:
                    yield _refused(Message("too_many_documents", name=file.name, most=task.most), file, task)
                    return
                taken += 1
                yield _booked(books, document, file, task)
        except MizanError as error:
            yield _refused(error, file, task)
        except MemoryError:
            yield _refused(Message("too_much_memory", name=file.name), file, task)


def _booked(books: Ledger, document: Document | DocumentError, file: Path, task: Task) -> Told:
    if isinstance(document, DocumentError):
        return _refused(document, file, task)
    known = books.complete(document)
    records = read(known)
    return Booked(known.id, known.name, known.title, str(books.add(known, records)), len(records))


def _refused(problem: Message, file: Path, task: Task) -> Refused:
    """A problem with a file under the name by which it was sent, not where it lies."""
    return Refused(problem.told(task.language).replace(str(file), file.name))
