"""What is worked out of all entries together, as tables: made once for a state of the books, then narrowed.

Records and entries stand in them as their places in the tables of the ledger.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import polars as pl
from msgspec import structs

from mizan.ledger import Ledger
from mizan.ledger.tables import SETTLED_ORDER, Tables, bytes_of, frame_of
from mizan.model.booked import Booked
from mizan.settling import Entry, ladder
from mizan.settling.acts import SIGNING
from mizan.settling.applying import Standing
from mizan.settling.commitments import Commitment, published
from mizan.settling.commitments import commitments as promised_in
from mizan.settling.contradictions import contradictions as contradicting
from mizan.settling.entry import COUNTED
from mizan.settling.fulfilment import FULFILLING
from mizan.settling.packages import packages as packages_in
from mizan.weighing import Partner, domains_of
from mizan.weighing import commitments as followed_in
from mizan.weighing import partners as partners_of
from mizan.weighing import vectors as vectors_of

_PLACES, _TEXTS = pl.List(pl.UInt32), pl.List(pl.String)

FEW = 30_000
"""So many records are held in memory once they have been loaded; of more only those in hand are."""

_AT_ONCE = 20_000

_COUNTED = pl.col("kind").is_in(sorted(COUNTED))
_SAID = pl.col("kind") == "statement"
_OCCURRED = (pl.col("kind") == "event") & (pl.col("stage") == "occurred")
_FULFILS = _OCCURRED & pl.col("type").is_in(sorted(FULFILLING))
_OF_PACKAGES = (pl.col("kind") == "agreement") | (_OCCURRED & (pl.col("act") == SIGNING)) | (pl.col("type") == "count")
"""What can tell of a package of instruments (`packages.is_of_package`), and some more."""
_CONTRADICTING = (pl.col("reports") > 1) | (pl.col("kind") == "relation") | _OF_PACKAGES
_ALL = pl.col("id").is_not_null()


class Whole:
    """All records and entries of a ledger as judgements stand; where they are many, they are loaded some at a time."""

    def __init__(self, ledger: Ledger, tables: Tables, standing: Standing) -> None:
        self.tables = tables
        self._ledger = ledger
        self._standing = standing
        self._promises: dict[str, list[Commitment]] = {}

    @cached_property
    def entries(self) -> list[Entry]:
        """All entries, by kind, date and id."""
        return list(self.those(_ALL))

    @cached_property
    def records(self) -> list[Booked]:
        """All records, in the order of their documents and words."""
        return list(self.passing())

    def passing(self) -> Iterator[Booked]:
        """All records, one after another."""
        ids = self.tables.records["id"]
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE].to_list()
            found = self._ledger.booked(some, self._standing)
            yield from (found[id] for id in some if id in found)

    def those(self, wanted: pl.Expr) -> Iterator[Entry]:
        """The entries whose rows are as wanted, by kind, date and id."""
        return self.at(self.tables.entries.select(wanted).to_series().arg_true())

    def at(self, places: pl.Series) -> Iterator[Entry]:
        """The entries at some places of their table, by kind, date and id."""
        rows = self.tables.entries[places].select("kind", "date", "id").with_columns(place=places)
        return self._loaded(rows.sort(*SETTLED_ORDER)["place"])

    def concerning(self, focal: str) -> Iterator[Entry]:
        """What is counted of a focal state: what it takes part in, and what is said in documents that tell of it."""
        said = pl.Series(np.isin(np.arange(self.tables.entries.height), self._told_beside(focal)))
        spoken = pl.lit(said) & (pl.col("parties").list.len() > 0)
        wanted = pl.when(_SAID).then(spoken).otherwise(_among("parties", focal))
        return self.those(_COUNTED & wanted)

    def telling(self, focal: str) -> frozenset[str]:
        """The ids of the documents that tell of a focal state."""
        return frozenset(self.tables.documents["id"].gather(self._documents(focal)))

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
            named = self.tables.records.filter(_among("parties", focal))["entry"].drop_nulls().unique()
            self._promises[focal] = promised_in(self.at(named), focal, self._doing)
        return self._promises[focal]

    def _doing(self, parties: frozenset[str]) -> Iterator[Entry]:
        return self.at(pl.Series(self._done.get("\n".join(sorted(parties)), []), dtype=pl.UInt32))

    @cached_property
    def _done(self) -> dict[str, list[int]]:
        """The places of what was done that can have been promised, by parties."""
        placed = self.tables.entries.with_columns(place=pl.int_range(pl.len(), dtype=pl.UInt32)).filter(_FULFILS)
        sides = pl.col("parties").cast(_TEXTS).list.join("\n")
        return dict(placed.group_by(sides).agg("place").iter_rows())

    def _documents(self, focal: str) -> pl.Series:
        told = self.tables.entries.filter(_among("parties", focal))["records"].explode()
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

    def _loaded(self, places: pl.Series) -> Iterator[Entry]:
        if self.tables.records.height < FEW:
            return (self._every[place] for place in places if place in self._every)
        some = (places[first : first + _AT_ONCE] for first in range(0, len(places), _AT_ONCE))
        return (entry for few in some for entry in self.tables.load(self._ledger, self._standing, few.to_list()))

    @cached_property
    def _every(self) -> dict[int, Entry]:
        """All entries by their places."""
        places = range(self.tables.entries.height)
        by_id = {entry.id: entry for entry in self.tables.load(self._ledger, self._standing, places)}
        return {place: by_id[id] for place, id in enumerate(self.tables.entries["id"]) if id in by_id}


def _among(column: str, focal: str) -> pl.Expr:
    return pl.col(column).list.contains(focal)


def vectors(whole: Whole, focal: str) -> pl.DataFrame:
    """The vectors of a focal state (`mizan.weighing.vectors`), with the `place` of each entry."""
    made = vectors_of(whole.concerning(focal), focal, whole.telling(focal))
    return made.with_columns(place=whole.entry_places(made["entry"]))


def partners(whole: Whole, focal: str) -> pl.DataFrame:
    """The partners of a focal state, a row each."""
    schema = {field.name: {str: pl.String, int: pl.Int64, float: pl.Float64}[field.type] for field in _PARTNER}
    found = partners_of(whole.concerning(focal), focal, whole.telling(focal))
    return pl.DataFrame([structs.astuple(one) for one in found], schema, orient="row")


_PARTNER = structs.fields(Partner)


def promises(whole: Whole, focal: str) -> pl.DataFrame:
    """The commitments of a focal state: of their stages `names`, `dates`, when each was `known`, and `records`."""
    rows = [
        (
            one.id,
            one.what,
            one.promisers,
            one.beneficiaries,
            sorted(one.parties),
            one.due,
            one.entry,
            one.words,
            [stage.name for stage in one.stages],
            [stage.date for stage in one.stages],
            [published(stage.reports) or "" for stage in one.stages],
            [whole.places(stage.reports) for stage in one.stages],
        )
        for one in whole.promises(focal)
    ]
    schema: dict[str, Any] = {
        "id": pl.String,
        "what": pl.String,
        "promisers": _TEXTS,
        "beneficiaries": _TEXTS,
        "parties": _TEXTS,
        "due": pl.String,
        "entry": pl.String,
        "words": pl.String,
        "names": _TEXTS,
        "dates": _TEXTS,
        "known": _TEXTS,
        "records": pl.List(_PLACES),
    }
    return pl.DataFrame(rows, schema, orient="row")


def titles(whole: Whole, focal: str) -> pl.DataFrame:
    """What the relations of a focal state are called (`mizan.settling.ladder`), with the `records` that say so."""
    rows = [
        (
            one.entry,
            one.relation,
            one.grade,
            one.status,
            one.by,
            one.speaker,
            one.date,
            one.first,
            one.last,
            one.parties,
            whole.places(one.reports),
        )
        for one in ladder(whole.those((pl.col("kind") == "relation") & _among("parties", focal)), focal)
    ]
    schema: dict[str, Any] = {
        "entry": pl.String,
        "relation": pl.String,
        "grade": pl.Int64,
        "status": pl.String,
        "by": pl.String,
        "speaker": pl.Boolean,
        **dict.fromkeys(("date", "first", "last"), pl.String),
        "parties": _TEXTS,
        "records": _PLACES,
    }
    return pl.DataFrame(rows, schema, orient="row")


def followed(whole: Whole, focal: str) -> pl.DataFrame:
    """The commitments of a focal state as their follow-through is measured (`mizan.weighing.commitments`)."""
    promises = whole.promises(focal)
    resting = whole.entry_places(pl.Series([one.entry for one in promises], dtype=pl.String)).unique()
    return followed_in(whole.at(resting), focal, promises)


def contradictions(whole: Whole) -> pl.DataFrame:
    """Where sources contradict each other: of each side its `values` and `records`."""
    rows = [
        (
            one.id,
            one.aspect,
            one.kind,
            one.of,
            one.what,
            one.parties,
            sorted(one.outlets),
            [side.value for side in one.sides],
            [whole.places(side.reports) for side in one.sides],
        )
        for one in contradicting(whole.those(_CONTRADICTING), whole.tables.identity, whole.passing())
    ]
    schema: dict[str, Any] = {
        **dict.fromkeys(("id", "aspect", "kind", "of", "what"), pl.String),
        "parties": _TEXTS,
        "outlets": _TEXTS,
        "values": _TEXTS,
        "records": pl.List(_PLACES),
    }
    return pl.DataFrame(rows, schema, orient="row")


def packages(whole: Whole) -> pl.DataFrame:
    """What was concluded at once: the act, the parties to it, each count with its record, the members (ids)."""
    rows = [
        (
            one.entry.id,
            sorted(one.entry.parties),
            [count for count, _ in one.counts],
            whole.places(report for _, report in one.counts),
            one.members,
        )
        for one in packages_in(whole.those(_OF_PACKAGES))
    ]
    schema: dict[str, Any] = {
        "entry": pl.String,
        "parties": _TEXTS,
        "counts": pl.List(pl.Int64),
        "records": _PLACES,
        "members": _TEXTS,
    }
    made = pl.DataFrame(rows, schema, orient="row")
    return made.with_columns(place=whole.entry_places(made["entry"]))


def domains(whole: Whole) -> pl.DataFrame:
    """The domains of every entry, in the order of the table of entries."""
    schema: dict[str, Any] = {"id": pl.String, "domains": _TEXTS}
    some = [pl.DataFrame([], schema)]
    entries = whole.those(_ALL)
    while few := list(islice(entries, _AT_ONCE)):
        some.append(pl.DataFrame([(entry.id, domains_of(entry)) for entry in few], schema, orient="row"))
    every = whole.tables.entries.select("id").join(pl.concat(some), on="id", how="left", maintain_order="left")
    return every.select(pl.col("domains").fill_null([]))


OF_A_STATE: dict[str, Callable[[Whole, str], pl.DataFrame]] = {
    made.__name__: made for made in (vectors, partners, promises, titles, followed)
}
OF_ALL: dict[str, Callable[[Whole], pl.DataFrame]] = {
    made.__name__: made for made in (contradictions, packages, domains)
}


def derive(whole: Whole, name: str, focal: str | None) -> pl.DataFrame:
    """The table of this name, of a focal state where it is one of those."""
    return OF_ALL[name](whole) if focal is None else OF_A_STATE[name](whole, focal)


def current(ledger: Ledger, tables: Tables, state: str, name: str, focal: str | None) -> pl.DataFrame:
    """The table of this name as it was kept in a ledger for a state of it, or made now and kept if possible."""
    key = key_of(name, focal)
    found = ledger.kept(key, state=state)
    if found is not None:
        return frame_of(found[key])
    made = derive(Whole(ledger, tables, ledger.standing()), name, focal)
    ledger.keep({key: bytes_of(made)}, state)
    return made


def key_of(name: str, focal: str | None) -> str:
    """The name under which a table is kept."""
    return f"{name} {focal}" if focal else name
