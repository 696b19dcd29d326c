"""The queue of uploads: one is read at a time, each within bounds of size, time and memory."""

import logging
import re
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import Empty, Full, Queue
from secrets import token_urlsafe
from typing import Literal

import msgspec
from msgspec import Struct

from mizan.model.messages import Message
from mizan.service.problems import CrowdedError
from mizan.service.settings import Settings
from mizan.service.uploads.worker import Booked, Finished, Refused, Task, work

KEPT = 200
"""How many uploads are remembered after they were read."""

WAITING = 100
"""How many uploads may wait."""

log = logging.getLogger(__name__)

_UNSAFE = re.compile(r"[^\w.() \-]+")
_LONGEST_NAME = 100


class Written(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A document whose text is given as such; `published` is an EDTF date (2023, 2023-11, 2023-11-09)."""

    text: str
    name: str | None = msgspec.field(default=None, name="id")
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class Upload(Struct, frozen=True):
    """An upload: how far it is read, what of it is booked, and what could not be read. Times in seconds since 1970."""

    id: str
    state: Literal["waiting", "reading", "done", "failed"]
    by: str
    files: list[str]
    size: int
    begun: float
    ended: float | None
    booked: list[Booked]
    problems: list[str]

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Uploads:
    """The uploads of a desk, read one after the other by a process that ends with it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = Path(tempfile.mkdtemp(prefix="mizan-uploads-"))
        self._known: OrderedDict[str, Upload] = OrderedDict()
        self._waiting: Queue[tuple[str, Task]] = Queue(WAITING)
        self._changed = threading.Condition()
        self._closed = threading.Event()
        self._process: SpawnProcess | None = None
        self._tasks: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="mizan-uploads", daemon=True)

    def start(self) -> None:
        """Begin to read what comes."""
        self._thread.start()

    def close(self) -> None:
        """Stop reading; what is booked stays, what waits is forgotten."""
        self._closed.set()
        self._stop()
        if self._thread.ident is not None:
            self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def write(self, document: Written, by: str, language: str = "en") -> Upload:
        """Queue a document whose text is given; its problems are told in a language."""
        line = msgspec.json.encode(document) + b"\n"
        return self.take([("text.jsonl", line)], by=by, language=language)

    def take(
        self,
        files: Iterable[tuple[str, bytes]],
        *,
        by: str,
        published: str | None = None,
        outlet: str | None = None,
        language: str = "en",
    ) -> Upload:
        """Queue files, given by name and content; their problems are told in a language."""
        id = token_urlsafe(12)
        folder = self._folder / id
        folder.mkdir()
        names, size = [], 0
        for number, (name, content) in enumerate(files):
            names.append(_named(name))
            place = folder / f"{number:04d}"
            place.mkdir()
            (place / names[-1]).write_bytes(content)
            size += len(content)
        upload = Upload(id, "waiting", by, names, size, time.time(), None, [], [])
        largest, most = self._settings.largest_upload, self._settings.most_documents
        with self._changed:
            try:
                self._waiting.put_nowait((id, Task(str(folder), published, outlet, largest, most, language)))
            except Full:
                shutil.rmtree(folder, ignore_errors=True)
                raise CrowdedError("crowded", waiting=WAITING) from None
            self._known[id] = upload
            self._forget()
        return upload

    def get(self, id: str) -> Upload | None:
        """An upload as it is now."""
        return self._known.get(id)

    def all(self) -> list[Upload]:
        """The uploads that are remembered, the latest first."""
        with self._changed:
            return list(reversed(self._known.values()))

    def wait(self, id: str, seconds: float, beyond: Upload | None = None) -> Upload:
        """An upload when it is over or has changed `beyond` what was known, or else after so many seconds."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._known[id].over or (beyond is not None and self._known[id] != beyond), seconds
            )
            return self._known[id]

    def _forget(self) -> None:
        over = [id for id, upload in self._known.items() if upload.over]
        for id in over[: max(0, len(self._known) - KEPT)]:
            del self._known[id]

    def _change(self, id: str, **changes: object) -> None:
        with self._changed:
            self._known[id] = msgspec.structs.replace(self._known[id], **changes)
            self._changed.notify_all()

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                id, task = self._waiting.get(timeout=0.2)
            except Empty:
                continue
            self._change(id, state="reading")
            problem = self._read(id, task)
            if problem is not None:
                self._change(id, problems=[*self._known[id].problems, problem.told(task.language)])
            booked = bool(self._known[id].booked)
            self._change(id, state="done" if booked else "failed", ended=time.time())
            shutil.rmtree(task.folder, ignore_errors=True)

    def _read(self, id: str, task: Task) -> Message | None:
        """Have an upload read; returns why it was broken off, if it was."""
        seconds = self._settings.longest_reading
        deadline = time.monotonic() + seconds
        try:
            tasks = self._worker()
            tasks.send(task)
            while tasks.poll(max(0.0, deadline - time.monotonic())):
                match tasks.recv():
                    case Booked() as booked:
                        self._change(id, booked=[*self._known[id].booked, booked])
                    case Refused(problem):
                        self._change(id, problems=[*self._known[id].problems, problem])
                    case Finished():
                        return None
        except (EOFError, OSError):
            self._stop()
            return Message("reading_ended")
        except Exception:
            log.exception("an upload could not be read")
            self._stop()
            return Message("reading_not_started")
        self._stop()
        return Message("reading_too_long", seconds=seconds)

    def _worker(self) -> Connection:
        if self._tasks is None or self._process is None or not self._process.is_alive():
            # A process of its own start, not a copy of this one: copying is not safe beside threads.
            context = get_context("spawn")
            self._tasks, theirs = context.Pipe()
            self._process = context.Process(
                target=work, args=(self._settings.ledger, self._settings.reading_memory, theirs), daemon=True
            )
            self._process.start()
            theirs.close()
        return self._tasks

    def _stop(self) -> None:
        if self._tasks is not None:
            self._tasks.close()
            self._tasks = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def _named(name: str) -> str:
    """A file's name without folders and without letters that mean something to a system; its ending stays."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return plain[-_LONGEST_NAME:] or "document.txt"
