"""Processes beside this one: those that read on one machine, and how none of them outlives who started it."""

import atexit
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from mizan.model.errors import ReadingError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.connection import Connection

PATIENCE = (1_000_000, 20, 20)
"""How seldom cycles are collected while reading: a document leaves none behind, and looking for them walks through all
that is kept of words."""

_TURN = 0.0005
"""How many seconds a thread may work before another has its turn: those that hand out batches must not wait long."""

_ROOM = 1 << 20
"""How many bytes wait in a pipe: with the usual 65,536 a process that hands over what a batch came to stands still
until this one has read its own batch, a tenth of its time."""

_ORPHAN = 0.2
"""After so many seconds a process that is not at work looks whether the one that started it is still there."""

_handing_over = Lock()
"""Held in a reading process but while it works: it must not end in the middle of what it hands over."""

P = ParamSpec("P")
T = TypeVar("T")


class Processes:
    """Processes that work for this one."""

    def __init__(self, pool: "ProcessPoolExecutor") -> None:
        self._pool = pool

    def submit(self, function: Callable[P, T], *given: P.args, **named: P.kwargs) -> "Future[T]":
        """What a function of a module will give."""
        return self._pool.submit(_work, partial(function, *given, **named))


@contextmanager
def processes(jobs: int) -> Iterator[Processes]:
    """Reading processes, which ends with the block, and with this process however it ends.

    What is not done by then is dropped. Raises ReadingError where one of them is killed.
    """
    # Imported only here: one document needs no other process, and is read before these are imported.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # A process of its own start, not a copy of this one: copying is not safe beside threads.
    context = get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare, initargs=(theirs,))
    widen(pool)
    try:
        yield Processes(pool)
    except BrokenProcessPool:
        raise ReadingError("process_killed") from None
    finally:
        sys.setswitchinterval(turn)
        ours.close()
        pool.shutdown(wait=True, cancel_futures=True)


def widen(pool: "ProcessPoolExecutor") -> None:
    """Let what a whole batch came to wait in the pipe from a pool's processes, where the system lets us."""
    if sys.platform == "linux":
        from fcntl import F_SETPIPE_SZ, fcntl

        # The pool has no public way to its pipe; where it comes to be kept elsewhere, handing over is slow again.
        with suppress(AttributeError, OSError):
            queue: Any = pool._result_queue
            fcntl(queue._writer.fileno(), F_SETPIPE_SZ, _ROOM)


def _prepare(end: "Connection[None, None]") -> None:
    # Ctrl-C is for the process that reads the command line; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*PATIENCE)
    # At the end nothing is left to hand over; to free what was kept bit by bit would take half a second.
    atexit.register(os._exit, 0)
    _handing_over.acquire()
    end_with(end, _handing_over)


def _work(doing: Callable[[], T]) -> T:
    _handing_over.release()
    try:
        return doing()
    finally:
        _handing_over.acquire()


def end_with(end: "Connection[None, None]", unless: "Lock | None" = None) -> None:
    """Have this process end when the other end of a pipe is closed, as it is when the process there is killed.

    While a lock is held it is spared, as long as the process that started it is there.
    """
    Thread(target=_wait, args=(end, unless or Lock(), os.getppid()), daemon=True).start()


def _wait(end: "Connection[None, None]", unless: Lock, parent: int) -> None:
    try:
        end.recv()
    except EOFError:
        while not unless.acquire(timeout=_ORPHAN) and os.getppid() == parent:
            pass
        os._exit(0)
