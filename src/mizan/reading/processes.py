"""Processes beside this one: those that read on one machine, and how none of them outlives who started it."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from mizan.model.errors import ReadingError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.connection import Connection

PATIENCE = (20_000, 20, 20)
"""How seldom cycles are collected while reading: a document leaves few behind, and looking for them takes a tenth."""

_TURN = 0.0005
"""How many seconds a thread may work before another has its turn: those that hand out batches must not wait long."""


@contextmanager
def processes(jobs: int) -> Iterator["ProcessPoolExecutor"]:
    """A pool of reading processes, which ends with the block, and with this process however it ends.

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
    try:
        yield pool
    except BrokenProcessPool:
        raise ReadingError(
            "a reading process was killed (the machine may be short of memory); run again with fewer --jobs: what is "
            "done stays"
        ) from None
    finally:
        sys.setswitchinterval(turn)
        ours.close()
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare(end: "Connection[None, None]") -> None:
    # Ctrl-C is for the process that reads the command line; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*PATIENCE)
    end_with(end)


def end_with(end: "Connection[None, None]") -> None:
    """Have this process end when the other end of a pipe is closed, as it is when the process there is killed."""
    Thread(target=_wait, args=(end,), daemon=True).start()


def _wait(end: "Connection[None, None]") -> None:
    try:
        end.recv()
    except EOFError:
        os._exit(0)
