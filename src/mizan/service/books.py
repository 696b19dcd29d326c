"""The ledger as settled at one state: tables of all that is in it, and what is worked out of them."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property, partial
from typing import Any, Self, TypeVar, overload

import numpy as np
import polars as pl

from mizan.deriving import restored
from mizan.deriving.derived import OF_A_STATE, OF_ALL, derive, key_of
from mizan.deriving.news import News
from mizan.deriving.whole import Whole
from mizan.ledger import Ledger
from mizan.ledger.tables import SETTLED_ORDER, Tables
from mizan.ledger.tabulating import current
from mizan.model import Document
from mizan.model.asking import ask_apart, party_named
from mizan.model.booked import Booked
from mizan.model.errors import LedgerError, MizanError
from mizan.model.vocabulary import parties
from mizan.service.own_process import OwnProcess
from mizan.service.paging import paged
from mizan.service.problems import MissingError
from mizan.service.workroom import made_aside, settle
from mizan.settling import Entry
from mizan.weighing import Partner, as_told
from mizan.weighing.coding import numbered

T = TypeVar("T")

KEPT = 500
"""How many things that were computed are kept with the books."""

LARGE = 30_000
"""Of so many records on, the whole of the books is worked on in a process of its own, and what that gives is kept."""

AT_ONCE = 500
"""So many entries or records are in memory at once where all are gone through."""


class Loaded(Sequence[T]):
    """Things that are loaded as they are asked for, some at a time, given their places in a table."""

    def __init__(self, places: pl.Series, load: Callable[[Sequence[int]], list[T]]) -> None:
        self._places = places
        self._load = load

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return self._load(self._places[at].to_list())
        (one,) = self._load([self._places[at]])
        return one

    def __iter__(self) -> Iterator[T]:
        for first in range(0, len(self), AT_ONCE):
            yield from self[first : first + AT_ONCE]


class Books:
    """The ledger at one state: what it holds, as people judged it and as it settles. Never changed once made.

    `state` names the state: equal names mean equal books. Records and entries stand in `tables`, and are loaded from
    the ledger by their places there. What is worked out of them (vectors, contradictions, whole views) is kept with
    the books, and computed once however many threads ask. `costly` has what took long in these books, to be asked of
    the next before they are shown.
    """

    def __init__(self, ledger: Ledger, state: str, tables: Tables, aside: OwnProcess | None = None) -> None:
        self.ledger = ledger
        self.state = state
        self.tables = tables
        self.costly: dict[Hashable, Callable[[Books], Any]] = {}
        self._aside = aside if tables.records.height >= LARGE else None
        self._standing = ledger.standing()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._guard = threading.Lock()

    @classmethod
    def of(cls, ledger: Ledger, aside: OwnProcess | None = None) -> Self:
        """The books of an open ledger, as they were kept in it or settled now."""
        state = ledger.state()
        tables = Tables.kept(ledger, state)
        if tables is None and aside is not None and sum(ledger.counts().records.values()) >= LARGE:
            # Tables are large: they are sent from there only where they are not kept.
            made, state = aside.run(settle)
            tables = made or Tables.kept(ledger, state)
        if tables is None:
            tables, state = current(ledger)
        return cls(ledger, state, tables, aside)

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

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries, by kind, date and id."""
        return self.kept(
            "entries", lambda: self.at(self.tables.entries.select(pl.arg_sort_by(*SETTLED_ORDER)).to_series())
        )

    @property
    def records(self) -> Sequence[Booked]:
        """All records, in the order of their documents and words."""
        return self.reports(pl.int_range(self.tables.records.height, eager=True))

    def at(self, places: pl.Series) -> Loaded[Entry]:
        """The entries at some places of their table, which is in the order of time."""
        return Loaded(places, lambda some: self.tables.load(self.ledger, self._standing, some))

    def reports(self, places: pl.Series) -> Loaded[Booked]:
        """The records at some places of their table."""
        return Loaded(places, self._records)

    def together(self, places: Sequence[Sequence[int]]) -> list[list[Booked]]:
        """The records at several lists of places, loaded at once."""
        return self.tables.reports(self.ledger, self._standing, places)

    def _records(self, places: Sequence[int]) -> list[Booked]:
        return self.together([places])[0]

    def concerning(self, *codes: str | None) -> pl.Series:
        """The places of the entries in which all of these take part, in the order of time; None stands for anybody."""
        named = {code for code in codes if code is not None}
        found = sorted((self._by_party.get(code, _NOWHERE) for code in named), key=len)
        if not found:
            return pl.int_range(self.tables.entries.height, dtype=pl.UInt32, eager=True)
        first, *others = found
        for other in others:
            among = np.zeros(self.tables.entries.height, dtype=bool)
            among[other.to_numpy()] = True
            first = first.filter(pl.Series(among[first.to_numpy()]))
        return first

    def chosen(self, among: pl.Series, wanted: pl.Expr) -> pl.Series:
        """Of some places in the table of entries those whose rows are as wanted."""
        return narrowed(self.tables.entries, among, wanted)

    def of_domain(self, among: pl.Series, domain: str) -> pl.Series:
        """Those of some places in the table of entries that belong to a domain."""
        told = self.derived("domains")["domains"].gather(among)
        return among.filter(told.list.contains(domain))

    def page(self, found: pl.Series, cursor: str | None, limit: int) -> tuple[list[Entry], str | None]:
        """A page of the entries at some places, and the cursor of the next."""
        ids = self.tables.entries["id"]
        places, following = paged(Loaded(found, list), cursor, limit, lambda place: ids[place])
        return self.at(pl.Series(places, dtype=pl.UInt32))[:], following

    @cached_property
    def _held(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Where the records of each document begin, and after the last of them where all end."""
        return np.searchsorted(self.tables.records["document"].to_numpy(), np.arange(self.tables.documents.height + 1))

    def telling(self, code: str) -> pl.Series:
        """The places of the records that tell of a party."""
        return self._told_of.get(code, _NOWHERE)

    @cached_property
    def _by_party(self) -> Mapping[str, pl.Series]:
        return _by_party(self.tables.entries)

    @cached_property
    def _told_of(self) -> Mapping[str, pl.Series]:
        return _by_party(self.tables.records)

    @cached_property
    def states(self) -> Mapping[str, int]:
        """The states that take part in entries, with the number of these, most first."""
        register = parties()
        counts = {code: len(found) for code, found in self._by_party.items() if code in register}
        states = (code for code in counts if register[code].kind == "state")
        return {code: counts[code] for code in sorted(states, key=lambda code: (-counts[code], code))}

    def focal(self, named: str | None, partner: str | None = None) -> str:
        """The focal state that is asked for by code or name, else the one with most entries; never the partner."""
        if named is None:
            code = next(iter(self.states), None)
            if code is None:
                raise MissingError("no_states")
        else:
            code = party_named(named)
        ask_apart(code, partner)
        return code

    def party(self, named: str | None) -> str | None:
        """A party by its code or name, or by what a record calls it. Raises UnaskableError where there is none."""
        return named if named is None or named in parties() or named in self._told_of else party_named(named)

    def derived(self, name: str, focal: str | None = None) -> pl.DataFrame:
        """What is worked out of all entries together, by its name in `derived`."""
        if self._aside is None:
            return self.kept((name, focal), lambda: derive(self.whole(), name, focal))
        return self.kept(("derived", focal), lambda: self._derived(focal))[name]

    def _derived(self, focal: str | None) -> Mapping[str, pl.DataFrame]:
        """All that is derived of a focal state, or of all; as it was kept in the ledger, or made and kept."""
        assert self._aside is not None
        names = {key_of(name, focal): name for name in (OF_A_STATE if focal else OF_ALL)}
        found = self.ledger.kept(*names, state=self.state)
        if found is None:
            tables = None if Tables.are_kept(self.ledger, self.state) else self.tables
            made = self._aside.run(made_aside, self.state, tables, self._standing, names, focal)
            # Tables are large: they are sent from there only where they are not kept.
            found = made or self.ledger.kept(*names, state=self.state)
        if found is None:
            raise MizanError("derived_deleted")
        return {name: found[key] for key, name in names.items()}

    def whole(self) -> Whole:
        """All records and entries at once, which takes the more memory the larger the books are."""
        made = partial(Whole, self.ledger, self.state, self.tables, self._standing)
        return made() if self.tables.records.height >= LARGE else self.kept("whole", made)

    def vectors(self, focal: str) -> pl.DataFrame:
        """The vectors of a focal state (`mizan.weighing.vectors`), with the `place` of each entry."""
        return self.derived("vectors", focal)

    def numbered(self, focal: str) -> pl.DataFrame:
        """The vectors of a focal state as they are measured (`mizan.weighing.coding.numbered`)."""
        return self.kept(("numbered", focal), lambda: numbered(self.vectors(focal)))

    def as_told(self, focal: str) -> pl.DataFrame:
        """The same as each outlet tells them (`mizan.weighing.as_told`)."""

        def made() -> pl.DataFrame:
            ids = self.vectors(focal)["documents"].explode().drop_nulls().unique().sort()
            known = self.tables.documents.select("id", pl.col("outlet").cast(pl.String))
            told = ids.alias("id").to_frame().join(known, on="id", how="left", maintain_order="left")
            return as_told(self.numbered(focal), told.with_row_index("document").drop("id").drop_nulls())

        return self.kept(("as told", focal), made)

    def partners(self, focal: str) -> list[Partner]:
        """The partners of a focal state."""
        rows = self.derived("partners", focal)
        return self.kept(("partners of", focal), lambda: restored.partners(rows))

    def promises(self, focal: str, day: date) -> pl.DataFrame:
        """What a focal state and its partners promised each other or planned, with the `stage` of each as of a day."""
        made = self.derived("promises", focal)
        return self.kept(("promises on", focal, day), lambda: restored.staged(made, day))

    def contradictions(self) -> pl.DataFrame:
        """Where sources contradict each other."""
        return self.derived("contradictions")

    def entry(self, id: str) -> Entry:
        """The entry with this id."""
        found = self.at((self.tables.entries["id"] == id).arg_true())[:]
        if not found:
            raise MissingError("no_entry", id=id)
        return found[0]

    def entry_ids(self, records: pl.Series) -> list[str | None]:
        """The ids of the entries to which the records at some places belong; None of those that belong to none."""
        return self.tables.entries["id"].gather(self.tables.records["entry"].gather(records)).to_list()

    def entry_of(self, record: str) -> str | None:
        """The id of the entry that a record belongs to, if it belongs to one."""
        return next(iter(self.entry_ids((self.tables.records["id"] == record).arg_true())), None)

    def found(self, words: str) -> pl.Series:
        """The places of the documents that hold some words, the best match first. Raises LedgerError."""
        return self.tables.shelved(self.ledger.found(words))

    def news(self, since: str) -> News:
        """What the documents that were added since a moment (`model.moments`) brought."""
        return News.of(self.tables, self.tables.shelved(self.ledger.added_since(since)))

    def in_document(self, id: str) -> pl.Series:
        """The places of the records of a document, in the order of its words."""
        place = self.tables.documents["id"].index_of(id)
        return _NOWHERE if place is None else pl.Series(self.held_by(place), dtype=pl.UInt32)

    def held_by(self, place: int) -> range:
        """The places of the records of the document at a place."""
        return range(*self._held[place : place + 2].tolist())

    def document(self, wanted: str) -> Document:
        """The document with this id, name, or unmistakable beginning of an id, as the ledger has it now."""
        with _here("no_document_here", wanted):
            return self.ledger.document(wanted)

    def record(self, id: str) -> Booked:
        """The record whose id begins so, as it is judged now; one that was rejected too."""
        with _here("no_record_here", id):
            return self.ledger.record(id)


def narrowed(table: pl.DataFrame, among: pl.Series, wanted: pl.Expr) -> pl.Series:
    """Of some places in a table those whose rows are as wanted."""
    columns = list(dict.fromkeys(wanted.meta.root_names()))
    if not columns:
        return among
    rows = table.select(columns)
    if len(among) < rows.height or not among.is_sorted():
        rows = rows.select(pl.all().gather(among))
    return among.filter(rows.select(wanted).to_series())


_NOWHERE = pl.Series(dtype=pl.UInt32)


def _by_party(table: pl.DataFrame) -> Mapping[str, pl.Series]:
    """For each party the places of the rows that name it, in order."""
    taking = table.select("parties", place=pl.int_range(pl.len(), dtype=pl.UInt32))
    found = taking.explode("parties").drop_nulls().group_by("parties", maintain_order=True).agg("place")
    return dict(zip(found["parties"].to_list(), found["place"], strict=True))


@contextmanager
def _here(key: str, wanted: str) -> Iterator[None]:
    """Within it, what the ledger does not find is missing, by a key; where the ledger lies is nobody's business."""
    try:
        yield
    except LedgerError:
        raise MissingError(key, wanted=wanted) from None
