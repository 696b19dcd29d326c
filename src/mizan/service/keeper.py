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
from mizan.service.own_process import OwnProcess

QUICK = 1.5
"""Books that settle within so many seconds are waited for by whoever has changed the ledger."""

PATIENCE = 5.0
"""But no longer than so many seconds."""

LONGEST_REST = 60.0
"""After settling the keeper rests as long as that took, up to so many seconds: it never takes the whole time of the
desk, and what many change meanwhile is settled at once."""

log = logging.getLogger(__name__)


class Keeper:
    """Keeps the books of one ledger current: `current` is there at once, however long settling takes."""

    def __init__(self, ledger: str | os.PathLike[str], every: float) -> None:
        self.ledger = Ledger.open(ledger, create=False)
        self._aside = OwnProcess(ledger)
        self._every = every
        self._settling = threading.Lock()
        self._told = threading.Event()
        self._closed = threading.Event()
        self._renewed = threading.Condition()
        self._took = self._rested = 0.0
        self._as_of = time.monotonic()
        self._threads: list[threading.Thread] = []
        self.current = self._settled()

    def start(self, first: Iterable[Callable[[Books], object]] = ()) -> None:
        """Begin to look every so many seconds whether the ledger has changed, and to ask `first` of the books."""
        work = {"keeper": self._keep, "first": lambda: self._ask_first(first)}
        self._threads = [threading.Thread(target=do, name=f"mizan-{name}", daemon=True) for name, do in work.items()]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop, and close the ledger."""
        self._closed.set()
        self._told.set()
        self._aside.close()
        for thread in self._threads:
            thread.join()
        self.ledger.close()

    def refresh(self) -> Books:
        """The books of the ledger as it is now, settled anew if it has changed."""
        with self._settling:
            begun = time.monotonic()
            if self.ledger.state() != self.current.state:
                self.current = self._settled(self.current)
            with self._renewed:
                self._as_of = begun
                self._renewed.notify_all()
            return self.current

    def catch_up(self) -> None:
        """Called by who has changed the ledger: has it settled soon, and where that is quick waits for it."""
        changed = time.monotonic()
        self._told.set()
        if self._took < QUICK:
            with self._renewed:
                self._renewed.wait_for(lambda: self._as_of >= changed, PATIENCE)

    def _settled(self, before: Books | None = None) -> Books:
        begun = time.monotonic()
        books = Books.of(self.ledger, self._aside)
        self._took = time.monotonic() - begun
        if before is not None:
            self._make_ready(books, before)
            ended = time.monotonic()
            self._rested = ended + min(LONGEST_REST, ended - begun)
        return books

    def _make_ready(self, books: Books, before: Books) -> None:
        """Ask the new books for what took long in those before, for as long again as settling them took."""
        deadline = time.monotonic() + self._took
        for again in reversed(list(before.costly.values())):
            _ask(again, books)
            if time.monotonic() > deadline:
                return

    def _ask_first(self, questions: Iterable[Callable[[Books], object]]) -> None:
        for question in questions:
            if self._closed.is_set():
                return
            _ask(question, self.current)

    def _keep(self) -> None:
        while not self._closed.is_set():
            self._told.wait(self._every)
            self._closed.wait(self._rested - time.monotonic())
            self._told.clear()
            try:
                if not self._closed.is_set():
                    self.refresh()
            except Exception:
                log.exception("the books could not be settled anew; the last ones stay")


def _ask(question: Callable[[Books], object], books: Books) -> None:
    """Ask for what is then kept with the books; that they do not hold it is no fault."""
    with suppress(MizanError):
        question(books)
