"""The ledger as settled at one state, with indexes and what is computed of it."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Self, TypeVar

import polars as pl

from mizan.ledger import Ledger
from mizan.ledger.settled import Settled
from mizan.model import Document
from mizan.model.booked import Booked
from mizan.model.errors import LedgerError
from mizan.model.vocabulary import parties
from mizan.service.problems import MissingError
from mizan.settling import Entry, Identity
from mizan.settling.commitments import Commitment, commitments
from mizan.settling.contradictions import Contradiction, contradictions
from mizan.weighing import Partner, partners, vectors

T = TypeVar("T")

KEPT = 500
"""How many things that were computed are kept with the books."""


class Books:
    """The ledger at one state: what it holds, as people judged it and as it settles. Never changed once made.

    `state` names the state: equal names mean equal books. What is computed of it (frames, contradictions, whole
    views) is kept with it, and computed once however many threads ask. `costly` has what took long in these books,
    to be asked of the next before they are shown.
    """

    def __init__(self, ledger: Ledger, settled: Settled, state: str) -> None:
        self.ledger = ledger
        self.state = state
        self.records: list[Booked] = settled.records
        self.identity: Identity = settled.identity
        self.entries: list[Entry] = settled.entries
        self.costly: dict[Hashable, Callable[[Books], Any]] = {}
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._guard = threading.Lock()

    @classmethod
    def of(cls, ledger: Ledger, state: str) -> Self:
        """Settle an open ledger, and have the indexes ready before anybody asks."""
        books = cls(ledger, Settled.of(ledger), state)
        for index in ("by_id", "by_document", "entry_of", "states"):
            getattr(books, index)
        return books

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key before, else what `make` makes now; what nobody asked for long is let go."""
        with self._guard:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[no-any-return]
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._guard:
                if key in self._kept:
                    return self._kept[key]  # type: ignore[no-any-return]
            made = make()
            with self._guard:
                self._kept[key] = made
                self._making.pop(key, None)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return made

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_party(self) -> Mapping[str, list[Entry]]:
        """Entries by each party that takes part."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for party in entry.parties:
                found[party].append(entry)
        return found

    @cached_property
    def by_document(self) -> Mapping[str, list[Booked]]:
        """Records by the id of their document, in the order of its words."""
        found: dict[str, list[Booked]] = defaultdict(list)
        for booked in self.records:
            found[booked.source.id].append(booked)
        return found

    @cached_property
    def entry_of(self) -> Mapping[str, Entry]:
        """The entry that each record belongs to, by the record's id."""
        return {report.id: entry for entry in self.entries for report in entry.reports}

    @cached_property
    def states(self) -> Mapping[str, int]:
        """The states that take part in entries, with the number of these, most first."""
        register = parties()
        counts = {code: len(found) for code, found in self.by_party.items() if code in register}
        states = (code for code in counts if register[code].kind == "state")
        return {code: counts[code] for code in sorted(states, key=lambda code: (-counts[code], code))}

    def focal(self, code: str | None) -> str:
        """The focal state that is asked for, else the one with most entries."""
        if code is None:
            code = next(iter(self.states), None)
            if code is None:
                raise MissingError("no state takes part in any entry of the books; add documents that tell of one")
        if code not in parties():
            raise MissingError(f"no state or organisation has the code {code!r}")
        return code

    def vectors(self, focal: str) -> pl.DataFrame:
        """The vectors of a focal state (`mizan.weighing.vectors`)."""
        return self.kept(("vectors", focal), lambda: vectors(self.entries, focal))

    def partners(self, focal: str) -> list[Partner]:
        """The partners of a focal state."""
        return self.kept(("partners", focal), lambda: partners(self.entries, focal))

    def commitments(self, focal: str) -> list[Commitment]:
        """What a focal state and its partners promised each other or planned."""
        return self.kept(("commitments", focal), lambda: commitments(self.entries, focal))

    def contradictions(self) -> list[Contradiction]:
        """Where sources contradict each other."""
        return self.kept("contradictions", lambda: list(contradictions(self.entries, self.identity, self.records)))

    def entry(self, id: str) -> Entry:
        """The entry with this id."""
        if id not in self.by_id:
            raise MissingError(f"no entry {id!r} in the books")
        return self.by_id[id]

    def document(self, wanted: str) -> Document:
        """The document with this id, name, or unmistakable beginning of an id, as the ledger has it now."""
        with _here("document", wanted):
            return self.ledger.document(wanted)

    def record(self, id: str) -> Booked:
        """The record whose id begins so, as it is judged now; one that was rejected too."""
        with _here("record", id):
            return self.ledger.record(id)


@contextmanager
def _here(what: str, wanted: str) -> Iterator[None]:
    """Within it, what the ledger does not find is missing; where the ledger lies is nobody's business."""
    try:
        yield
    except LedgerError:
        raise MissingError(f"no one {what} is {wanted!r}; give an id that is in the books") from None
