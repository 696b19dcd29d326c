"""The keeper of the books: settles them anew in the background whenever the ledger changes."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from mizan.ledger import Ledger
from mizan.model.errors import MizanError
from mizan.service.books import Books

QUICK = 1.0
"""Books that settle within so many seconds are settled before whoever changed the ledger is answered."""

REST = 3.0
"""After settling the keeper rests so many times as long as that took: it never takes the desk's whole time, and what
many change meanwhile is settled at once."""

LONGEST_REST = 120.0
"""But no longer than so many seconds."""

log = logging.getLogger(__name__)


class Keeper:
    """Keeps the books of one ledger current: `current` is there at once, however long settling takes."""

    def __init__(self, ledger: str | os.PathLike[str], every: float) -> None:
        self.ledger = Ledger.open(ledger, create=False)
        self._every = every
        self._settling = threading.Lock()
        self._told = threading.Event()
        self._closed = threading.Event()
        self._took = self._rested = 0.0
        self._first: tuple[Callable[[Books], object], ...] = ()
        self.current = self._settled()
        self._thread = threading.Thread(target=self._keep, name="mizan-keeper", daemon=True)

    def start(self, first: Iterable[Callable[[Books], object]] = ()) -> None:
        """Begin to look every so many seconds whether the ledger has changed, having asked `first` of the books."""
        self._first = tuple(first)
        self._thread.start()

    def close(self) -> None:
        """Stop, and close the ledger."""
        self._closed.set()
        self._told.set()
        if self._thread.ident is not None:
            self._thread.join()
        self.ledger.close()

    def refresh(self) -> Books:
        """The books of the ledger as it is now, settled anew, after a rest, if it has changed."""
        with self._settling:
            if self.ledger.state() != self.current.state and not self._closed.wait(self._rested - time.monotonic()):
                self.current = self._settled(self.current)
            return self.current

    def catch_up(self) -> None:
        """Called by who has changed the ledger: settles at once where that is quick, and else soon."""
        if self._took < QUICK:
            self.refresh()
        else:
            self._told.set()

    def _settled(self, before: Books | None = None) -> Books:
        begun = time.monotonic()
        books = Books.of(self.ledger, self.ledger.state())
        self._took = time.monotonic() - begun
        if before is not None:
            self._make_ready(books, before)
        ended = time.monotonic()
        self._rested = ended + min(LONGEST_REST, REST * (ended - begun))
        return books

    def _make_ready(self, books: Books, before: Books) -> None:
        """Ask the new books for what took long in those before, for as long again as settling them took."""
        deadline = time.monotonic() + self._took
        for again in reversed(list(before.costly.values())):
            if time.monotonic() > deadline:
                return
            _ask(again, books)

    def _keep(self) -> None:
        for question in self._first:
            if not self._closed.is_set():
                _ask(question, self.current)
        while not self._closed.is_set():
            self._told.wait(self._every)
            self._told.clear()
            try:
                self.refresh()
            except Exception:
                log.exception("the books could not be settled anew; the last ones stay")


def _ask(question: Callable[[Books], object], books: Books) -> None:
    """Ask for what is then kept with the books; that they do not hold it is no fault."""
    with suppress(MizanError):
        question(books)
