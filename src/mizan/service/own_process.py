"""Work on the whole of a large ledger, done in a process of its own: the desk stays quick, and small."""

import gc
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from mizan.ledger import Ledger
from mizan.model.errors import MizanError
from mizan.reading.processes import end_with

T = TypeVar("T")


class OwnProcess:
    """Work on the ledger at a place, one piece at a time; what it takes in memory is given back when it is done.

    It ends with this process, however this one ends.
    """

    def __init__(self, place: str | os.PathLike[str]) -> None:
        self._place = place
        self._turn = threading.Lock()
        self._process: SpawnProcess | None = None
        self._closed = False

    def run(self, work: Callable[..., T], *given: object) -> T:
        """What a function gives for the open ledger and what else is given. Raises what it raises.

        Raises MizanError where the process was ended before.
        """
        with self._turn:
            if self._closed:
                raise MizanError("closing")
            context = get_context("spawn")
            mine, theirs = context.Pipe(duplex=False)
            end, ours = context.Pipe(duplex=False)
            self._process = context.Process(target=_work, args=(end, theirs, self._place, work, given), daemon=True)
            self._process.start()
            theirs.close()
            end.close()
            try:
                done, told = mine.recv()
            except EOFError:
                raise MizanError("work_ended") from None
            finally:
                mine.close()
                self._process.join()
                ours.close()
        if done:
            return told  # type: ignore[no-any-return]
        raise told

    def close(self) -> None:
        """End what is being done."""
        self._closed = True
        if self._process is not None:
            self._process.terminate()


def _work(
    end: "Connection[None, None]",
    answer: "Connection[Any, None]",
    place: str | os.PathLike[str],
    work: Callable[..., Any],
    given: tuple[object, ...],
) -> None:
    # Ctrl-C is for the desk, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(end)
    # Nothing is to be found among so many things: all of them are let go when the process ends.
    gc.disable()
    try:
        with Ledger.open(place, create=False) as ledger:
            told = True, work(ledger, *given)
    except Exception as error:
        told = False, error
    answer.send(told)
