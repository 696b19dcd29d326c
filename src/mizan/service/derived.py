"""What is worked out of all entries together, as tables: made once for a state of the books, then narrowed.

Records and entries stand in them as their places in the tables of the ledger.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

import polars as pl
from msgspec import structs

from mizan.ledger import Ledger
from mizan.ledger.tables import Tables, entries_in
from mizan.model.booked import Booked
from mizan.settling import Entry, ladder
from mizan.settling.applying import Standing
from mizan.settling.commitments import Commitment, published
from mizan.settling.commitments import commitments as promised_in
from mizan.settling.contradictions import contradictions as contradicting
from mizan.settling.entries import in_order
from mizan.settling.packages import packages as packages_in
from mizan.weighing import Partner, domains_of
from mizan.weighing import commitments as followed_in
from mizan.weighing import partners as partners_of
from mizan.weighing import vectors as vectors_of

_PLACES, _TEXTS = pl.List(pl.UInt32), pl.List(pl.String)


class Whole:
    """All records and entries of a ledger at once, in memory for as long as they are worked on."""

    def __init__(self, tables: Tables, records: Mapping[str, Booked]) -> None:
        self.tables = tables
        by_place = {place: records[id] for place, id in enumerate(tables.records["id"]) if id in records}
        self.records = list(by_place.values())
        self.entries: list[Entry] = in_order(entries_in(tables.entries, by_place))
        self._places = {id(booked): place for place, booked in by_place.items()}
        self._promises: dict[str, list[Commitment]] = {}

    @classmethod
    def of(cls, ledger: Ledger, tables: Tables, standing: Standing) -> Self:
        """Load all records of a ledger, as they stand under judgements."""
        return cls(tables, ledger.booked(tables.records["id"], standing))

    def places(self, reports: Iterable[Booked]) -> list[int]:
        """Where records stand in their table."""
        return [self._places[id(report)] for report in reports]

    def entry_places(self, ids: pl.Series) -> pl.Series:
        """Where entries stand in their table, by their ids."""
        every = self.tables.entries.select(entry="id", place=pl.int_range(pl.len(), dtype=pl.UInt32))
        return pl.DataFrame({"entry": ids}).join(every, on="entry", how="left", maintain_order="left")["place"]

    def promises(self, focal: str) -> list[Commitment]:
        """What a focal state and its partners promised each other or planned."""
        if focal not in self._promises:
            self._promises[focal] = promised_in(self.entries, focal)
        return self._promises[focal]


def vectors(whole: Whole, focal: str) -> pl.DataFrame:
    """The vectors of a focal state (`mizan.weighing.vectors`), with the `place` of each entry."""
    made = vectors_of(whole.entries, focal)
    return made.with_columns(place=whole.entry_places(made["entry"]))


def partners(whole: Whole, focal: str) -> pl.DataFrame:
    """The partners of a focal state, a row each."""
    schema = {field.name: {str: pl.String, int: pl.Int64, float: pl.Float64}[field.type] for field in _PARTNER}
    return pl.DataFrame([structs.astuple(one) for one in partners_of(whole.entries, focal)], schema, orient="row")


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
        for one in ladder(whole.entries, focal)
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
    return followed_in(whole.entries, focal, whole.promises(focal))


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
        for one in contradicting(whole.entries, whole.tables.identity, whole.records)
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
        for one in packages_in(whole.entries)
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
    found = {entry.id: domains_of(entry) for entry in whole.entries}
    told = [list(found.get(id, ())) for id in whole.tables.entries["id"]]
    return pl.DataFrame({"domains": pl.Series(told, dtype=_TEXTS)})


OF_A_STATE: dict[str, Callable[[Whole, str], pl.DataFrame]] = {
    made.__name__: made for made in (vectors, partners, promises, titles, followed)
}
OF_ALL: dict[str, Callable[[Whole], pl.DataFrame]] = {
    made.__name__: made for made in (contradictions, packages, domains)
}


def derive(whole: Whole, name: str, focal: str | None) -> pl.DataFrame:
    """The table of this name, of a focal state where it is one of those."""
    return OF_ALL[name](whole) if focal is None else OF_A_STATE[name](whole, focal)
