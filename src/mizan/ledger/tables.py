"""A ledger as settled, as tables: in columns what is asked by; the records themselves stay in the ledger.

A table of a million entries takes some hundred megabytes and is narrowed in milliseconds, where the entries themselves
would take gigabytes. The tables are kept in the ledger (`keeping`), mapped into memory (`mapping`), and made again when
the ledger changes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

import msgspec
import numpy
import polars as pl
from msgspec import Struct

from mizan.languages.arabic.letters import fold
from mizan.model.booked import Booked
from mizan.settling import Entry, Identity
from mizan.settling.applying import Standing
from mizan.settling.entries import course
from mizan.settling.identity import Identified
from mizan.settling.matching import Match
from mizan.settling.names import Name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mizan.ledger.ledger import Ledger

_WORD, _WORDS = pl.Categorical, pl.List(pl.Categorical)

DOCUMENTS: dict[str, Any] = {
    "key": pl.Int64,
    "id": pl.String,
    "name": pl.String,
    "outlet": _WORD,
    "published": pl.String,
    "first": pl.Date,
    "last": pl.Date,
}
"""Documents in the order they were added; `key` is their key in the ledger, `first` and `last` days of publication."""

RECORDS: dict[str, Any] = {
    "document": pl.UInt32,
    "id": pl.String,
    "kind": _WORD,
    "type": _WORD,
    "status": _WORD,
    "parties": _WORDS,
    "first": pl.Date,
    "last": pl.Date,
    "confidence": pl.Float64,
    "verdict": _WORD,
    "name": pl.String,
    "who": pl.String,
    "role": _WORD,
    "entry": pl.UInt32,
}
"""Records in the order of their documents and words; `document` and `entry` are places in those tables.

`name` is the name that an entity record holds (`key_of`), `who` the id of whom it stands for, `role` the office.
"""

ENTRIES: dict[str, Any] = {
    "id": pl.String,
    "kind": _WORD,
    "act": _WORD,
    "type": _WORD,
    "mode": _WORD,
    "alone": pl.Boolean,
    "status": _WORD,
    "stage": _WORD,
    "date": pl.String,
    "first": pl.Date,
    "last": pl.Date,
    "contested": pl.Boolean,
    "reports": pl.UInt32,
    "parties": _WORDS,
    "named": _WORDS,
    "outlets": _WORDS,
    "reasons": _WORDS,
    "reported": pl.String,
    "tellers": pl.UInt32,
    "amounts": pl.List(pl.Struct({"value": pl.Float64, "unit": pl.String, "bound": pl.String})),
    "best": pl.UInt32,
    "records": pl.List(pl.UInt32),
}
"""Entries in the order of time (`by_time`); `records` are the places of their reports in the table of records.

`type`, `mode` and `status` are those of the `best` report, given by its place; `alone` is true of an act upon nobody.
`first` and `last` are the days of its date, or where it has none of its first report (`reported`). `named` are those
without a code who take part or speak, `tellers` the number of outlets, and of documents whose outlet nobody knows;
`amounts` are all that reports give.
"""

IDENTIFIED: dict[str, Any] = {
    **dict.fromkeys(("id", "kind", "label", "country"), pl.String),
    "spellings": pl.UInt32,
    "sought": pl.String,
    "told": pl.Binary,
}
"""Everyone and everything named, in the order of ids, with the number of spellings.

`sought` is what names are sought by: all spellings, folded, one below the other; `told` is all that is known of each
(`identified`).
"""

PAIRS: dict[str, Any] = {"a": pl.String, "b": pl.String, "told": pl.Binary}
"""Names that may be one, by their ids, the likeliest first, and why (`Match`).

Those for which nothing is told were judged the same and could not be.
"""

SETTLED_ORDER = (pl.col("kind").cast(pl.String), pl.col("date").fill_null("~"), pl.col("id"))
"""What entries are in order by, as they come from settling: kind, date and id."""

_encode = msgspec.msgpack.Encoder().encode
_match = msgspec.msgpack.Decoder(Match).decode
identified = msgspec.msgpack.Decoder(Identified).decode
"""Someone or something, as a row of `IDENTIFIED` tells it."""


class Tables(Struct, frozen=True, dict=True):
    """The documents, records and entries of a ledger, and who is who in them."""

    documents: pl.DataFrame
    records: pl.DataFrame
    entries: pl.DataFrame
    identified: pl.DataFrame
    pairs: pl.DataFrame

    @classmethod
    def of(cls, documents: pl.DataFrame, records: pl.DataFrame, entries: pl.DataFrame, identity: Identity) -> Self:
        """These tables with those of who is who."""
        pairs = [
            *((match.a.id, match.b.id, _encode(match)) for match in identity.suggestions),
            *((a, b, None) for a, b in identity.unheeded),
        ]
        known = _identified(list(identity.identified.values()))
        return cls(documents, records, entries, known, pl.DataFrame(pairs, PAIRS, orient="row"))

    @cached_property
    def suggestions(self) -> tuple[Match, ...]:
        """The names that may be one, the likeliest first."""
        return tuple(map(_match, self.pairs["told"].drop_nulls()))

    @cached_property
    def identity(self) -> Identity:
        """Who is who: many times as much memory as its table takes, so it is put together only for those who ask."""
        unheeded = self.pairs.filter(pl.col("told").is_null()).select("a", "b")
        return Identity(map(identified, self.identified["told"]), self.suggestions, tuple(unheeded.iter_rows()))

    def shelved(self, keys: "NDArray[numpy.int64]") -> pl.Series:
        """The places of the documents with these keys in the ledger; what was added since has none and is left out."""
        known = self.documents["key"].to_numpy()
        places = numpy.searchsorted(known, keys)
        there = places < len(known)
        there[there] = known[places[there]] == keys[there]
        return pl.Series(places[there], dtype=pl.UInt32)

    def load(self, ledger: "Ledger", standing: Standing, places: Sequence[int]) -> list[Entry]:
        """The entries at some places of their table, as their records stand under judgements."""
        rows = self.entries[list(places)]
        reports = rows["records"].explode().drop_nulls().unique()
        found = ledger.booked(self.records["id"].gather(reports).to_list(), standing)
        ids = zip(reports.to_list(), self.records["id"].gather(reports).to_list(), strict=True)
        return list(entries_in(rows, {place: found[id] for place, id in ids if id in found}))

    def reports(self, ledger: "Ledger", standing: Standing, places: Sequence[Sequence[int]]) -> list[list[Booked]]:
        """The records at several lists of places in their table, loaded at once, as they stand under judgements."""
        every = pl.Series([place for some in places for place in some], dtype=pl.UInt32)
        ids = self.records["id"].gather(every).to_list()
        found, named = ledger.booked(ids, standing), iter(ids)
        return [[found[id] for id in islice(named, len(some)) if id in found] for some in places]

    @classmethod
    def kept(cls, ledger: "Ledger", state: str) -> Self | None:
        """The tables as they were kept in a ledger for a state of it."""
        found = ledger.kept(*cls.__struct_fields__, state=state)
        return None if found is None else cls(**found)

    @classmethod
    def are_kept(cls, ledger: "Ledger", state: str) -> bool:
        """Whether the tables are kept in a ledger for a state of it."""
        return ledger.keeps(*cls.__struct_fields__, state=state)

    def keep(self, ledger: "Ledger", state: str) -> None:
        """Keep the tables in the ledger, if that can be done."""
        ledger.keep({name: getattr(self, name) for name in self.__struct_fields__}, state)


def _identified(known: Sequence[Identified]) -> pl.DataFrame:
    of: dict[str, Callable[[Identified], Any]] = {
        **{name: attrgetter(name) for name in ("id", "kind", "label", "country")},
        "spellings": lambda who: len(who.spellings),
        "sought": lambda who: "\n".join(map(fold, who.spellings)),
        "told": _encode,
    }
    # One column after the other: of millions their values take much memory until they are in it.
    return pl.DataFrame([pl.Series(name, [of[name](who) for who in known], kind) for name, kind in IDENTIFIED.items()])


def entries_in(rows: pl.DataFrame, records: Mapping[int, Booked]) -> Iterator[Entry]:
    """The entries of some rows of their table, of records by their places; what is not among these is left out."""
    columns = ("id", "kind", "act", "date", "contested", "reasons", "records")
    for id, kind, act, day, contested, reasons, places in rows.select(columns).iter_rows():
        there = [(records[place], why) for place, why in zip(places, reasons, strict=True) if place in records]
        if there:
            reports = tuple(report for report, _ in there)
            why = tuple(reason for _, reason in there)
            yield Entry(id, kind, reports, day, contested, act, course(reports), why)


def key_of(name: Name) -> str:
    """A name as the table of records has it."""
    return f"{name.kind}:{name.country}:{' '.join(name.parts)}:{name.known}"
