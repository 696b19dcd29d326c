"""All records and entries of a ledger, of which those are loaded that are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import polars as pl
from msgspec.structs import replace

from mizan.deriving.tellings import Tellings, tellings
from mizan.ledger import Ledger
from mizan.ledger.tables import SETTLED_ORDER, Tables
from mizan.ledger.tabulating import entry_of
from mizan.model.booked import Booked
from mizan.settling import Entry
from mizan.settling.applying import Standing
from mizan.settling.commitments import TARGETS, Commitment
from mizan.settling.commitments import commitments as promised_in
from mizan.settling.entry import CALLED, COUNTED
from mizan.settling.fulfilment import FULFILLING

_TELLINGS = Tellings.__struct_fields__

FEW = 30_000
"""So many records are held in memory once they have been loaded; of more only those in hand are."""

AT_ONCE = 20_000
"""So many are loaded at once of more."""

OCCURRED = (pl.col("kind") == "event") & (pl.col("stage") == "occurred")
_SIDES = pl.col("parties").cast(pl.List(pl.String)).list.sort().list.join("\n")
_CALLED = (pl.col("kind") == "agreement") & (pl.col("type") == CALLED) & (pl.col("stage") == "in_force")
COUNTED_ROWS = pl.col("kind").is_in(sorted(COUNTED)) & ~(_CALLED & pl.col("date").is_null())
"""What measures count (`Entry.counted`)."""
_SAID = pl.col("kind") == "statement"
_PROMISING = pl.col("status").is_in(["planned", "proposed"]) | (pl.col("type") == "AGREE")
_TARGETED = pl.col("type").is_in(sorted(TARGETS)) & pl.col("ahead")
_FULFILS = OCCURRED & pl.col("type").is_in(sorted(FULFILLING))


def among(column: str, focal: str) -> pl.Expr:
    """Whether a column of lists names a party."""
    return pl.col(column).list.contains(focal)


class Whole:
    """All records and entries of a ledger at a state; where they are many, they are loaded some at a time."""

    def __init__(self, ledger: Ledger, state: str, tables: Tables, standing: Standing) -> None:
        self.ledger = ledger
        self.state = state
        self.tables = tables
        self._standing = standing
        self._promises: dict[str, list[Commitment]] = {}

    def of(self, places: pl.Series) -> "Whole":
        """The same records with some entries alone, by their places in order."""
        entries = self.tables.entries.select(pl.all().gather(places))
        records = self.tables.records.with_columns(entry=entry_of(entries, self.tables.records.height))
        made = Whole(self.ledger, self.state, replace(self.tables, records=records, entries=entries), self._standing)
        made.tellings = self.tellings
        return made

    def passing(self) -> Iterator[Booked]:
        """All records, one after another."""
        return self.records_at(pl.int_range(self.tables.records.height, eager=True))

    def records_at(self, places: pl.Series) -> Iterator[Booked]:
        """The records at some places of their table, one after another."""
        for first in range(0, len(places), AT_ONCE):
            some = self.tables.records["id"].gather(places[first : first + AT_ONCE]).to_list()
            found = self.ledger.booked(some, self._standing)
            yield from (found[id] for id in some if id in found)

    @cached_property
    def tellings(self) -> Tellings:
        """What the records tell, by their places: as it was kept in the ledger, or made and kept."""
        found = self.ledger.kept(*_TELLINGS, state=self.state)
        if found is not None:
            return Tellings(**found)
        count = self.tables.records.height
        made = tellings(enumerate(islice(self.ledger.records(), count)), count)
        if self.ledger.state() != self.state:
            # Where the ledger changed, its records are no longer those of the table in their order.
            made = tellings(self._placed(), count)
        elif count >= FEW:
            self.ledger.keep({name: getattr(made, name) for name in _TELLINGS}, self.state)
        return made

    def _placed(self) -> Iterator[tuple[int, Booked]]:
        for some in self.passing():
            (place,) = self.places([some])
            yield place, some

    def those(self, wanted: pl.Expr) -> Iterator[Entry]:
        """The entries whose rows are as wanted, by kind, date and id."""
        return self.at(self.tables.entries.select(wanted).to_series().arg_true())

    def at(self, places: pl.Series) -> Iterator[Entry]:
        """The entries at some places of their table, by kind, date and id."""
        return self._loaded(self._ordered(places))

    def concerning(self, focal: str) -> pl.Series:
        """The places of what is counted of a focal state, by kind, date and id.

        That is what it takes part in, and what is said in documents that tell of it.
        """
        said = pl.Series(np.isin(np.arange(self.tables.entries.height), self._told_beside(focal)))
        spoken = pl.lit(said) & (pl.col("parties").list.len() > 0)
        wanted = pl.when(_SAID).then(spoken).otherwise(among("parties", focal))
        return self._ordered(self.tables.entries.select(COUNTED_ROWS & wanted).to_series().arg_true())

    def weighing(self, focal: str) -> Iterator[Entry]:
        """The entries that measures of a focal state rest on, by kind, date and id.

        Those are what names it, what is said beside that, what can tell of a commitment and what can be its keeping.
        """
        promising = self._promising(focal)
        told = self.tables.records.filter(pl.col("entry").is_in(promising.implode()))
        keeping = [place for sides in told.select(_SIDES).to_series().unique() for place in self._done.get(sides, ())]
        naming = self.tables.entries.select(among("parties", focal)).to_series().arg_true()
        places = [self.concerning(focal), naming, promising, pl.Series(keeping, dtype=pl.UInt32)]
        return self.at(pl.concat(places).unique())

    def reports(self, places: Sequence[Sequence[int]]) -> list[list[Booked]]:
        """The records at several lists of places in their table, loaded at once."""
        return self.tables.reports(self.ledger, self._standing, places)

    def places(self, reports: Iterable[Booked]) -> list[int]:
        """Where records stand in their table."""
        ids, places = self._by_id
        wanted = np.array([int(one.id, 16) for one in reports], np.uint64)
        found: list[int] = places[np.searchsorted(ids, wanted)].tolist()
        return found

    def entry_places(self, ids: pl.Series) -> pl.Series:
        """Where entries stand in their table, by their ids."""
        every = self.tables.entries.select(entry="id", place=pl.int_range(pl.len(), dtype=pl.UInt32))
        return pl.DataFrame({"entry": ids}).join(every, on="entry", how="left", maintain_order="left")["place"]

    def promises(self, focal: str) -> list[Commitment]:
        """What a focal state and its partners promised each other or planned."""
        if focal not in self._promises:
            self._promises[focal] = promised_in(self.at(self._promising(focal)), focal, self._doing)
        return self._promises[focal]

    def _promising(self, focal: str) -> pl.Series:
        """The places of the entries that name a focal state and can tell of a commitment (`settling.commitments`)."""
        records, documents = self.tables.records, self.tables.documents
        named = records.filter(among("parties", focal)).select("document", "kind", "type", "status", "first", "entry")
        ahead = documents["last"].gather(named["document"]).alias("published") < pl.col("first")
        told = named.with_columns(ahead=ahead | (pl.col("first") == date.min))
        return told.filter(_PROMISING | _TARGETED)["entry"].drop_nulls().unique()

    def _doing(self, parties: frozenset[str]) -> Iterator[Booked]:
        done = self.tables.entries["records"].gather(self._done.get("\n".join(sorted(parties)), []))
        return self.records_at(done.explode().drop_nulls())

    @cached_property
    def _done(self) -> dict[str, list[int]]:
        """The places of what was done that can have been promised, by parties."""
        placed = self.tables.entries.with_columns(place=pl.int_range(pl.len(), dtype=pl.UInt32)).filter(_FULFILS)
        return dict(placed.group_by(_SIDES).agg("place").iter_rows())

    def _documents(self, focal: str) -> pl.Series:
        told = self.tables.entries.filter(among("parties", focal))["records"].explode()
        return self.tables.records["document"].gather(told).unique()

    def _told_beside(self, focal: str) -> pl.Series:
        """The places of all entries that some document tells which tells of a focal state."""
        return self.tables.records.filter(pl.col("document").is_in(self._documents(focal).implode()))[
            "entry"
        ].drop_nulls()

    @cached_property
    def _by_id(self) -> tuple[Any, Any]:
        """The ids of all records in order, as numbers, and the place of each."""
        ids = self.tables.records["id"].str.to_integer(base=16, dtype=pl.UInt64).to_numpy()
        order = np.argsort(ids)
        return ids[order], order

    def _ordered(self, places: pl.Series) -> pl.Series:
        rows = self.tables.entries.select(pl.col("kind", "date", "id").gather(places)).with_columns(place=places)
        return rows.sort(*SETTLED_ORDER)["place"]

    def _loaded(self, places: pl.Series) -> Iterator[Entry]:
        if self.tables.records.height < FEW:
            return (self._every[place] for place in places if place in self._every)
        some = (places[first : first + AT_ONCE] for first in range(0, len(places), AT_ONCE))
        return (entry for few in some for entry in self.tables.load(self.ledger, self._standing, few.to_list()))

    @cached_property
    def _every(self) -> dict[int, Entry]:
        """All entries by their places."""
        places = range(self.tables.entries.height)
        by_id = {entry.id: entry for entry in self.tables.load(self.ledger, self._standing, places)}
        return {place: by_id[id] for place, id in enumerate(self.tables.entries["id"]) if id in by_id}
