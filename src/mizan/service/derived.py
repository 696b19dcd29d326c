"""What is worked out of all entries together, as tables: made once for a state of the books, then narrowed.

Records and entries stand in them as their places in the tables of the ledger.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import polars as pl
from msgspec import structs

from mizan.ledger.tables import bytes_of, frame_of
from mizan.model import Document
from mizan.service.whole import AT_ONCE, OCCURRED, Whole, among
from mizan.settling import ladder
from mizan.settling.acts import SIGNING
from mizan.settling.commitments import published
from mizan.settling.contradictions import Contradiction
from mizan.settling.contradictions import contradictions as contradictions_in
from mizan.settling.packages import packages as packages_in
from mizan.weighing import Partner, domains_of
from mizan.weighing import commitments as followed_in
from mizan.weighing import partners as partners_of
from mizan.weighing import vectors as vectors_of

_PLACES, _TEXTS = pl.List(pl.UInt32), pl.List(pl.String)

_OF_PACKAGES = (pl.col("kind") == "agreement") | (OCCURRED & (pl.col("act") == SIGNING)) | (pl.col("type") == "count")
"""What can tell of a package of instruments (`packages.is_of_package`), and some more."""
_CONTRADICTING = (pl.col("reports") > 1) | (pl.col("kind") == "relation") | _OF_PACKAGES
_ALL = pl.col("id").is_not_null()


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
        for one in ladder(whole.those((pl.col("kind") == "relation") & among("parties", focal)), focal)
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


def contradicting(whole: Whole, documents: Iterable[Document] = ()) -> list[Contradiction]:
    """Where sources contradict each other; where documents are given, names are looked for in their whole texts."""
    return contradictions_in(whole.those(_CONTRADICTING), whole.tables.identity, whole.passing(), documents)


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
        for one in contradicting(whole)
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
    while few := list(islice(entries, AT_ONCE)):
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


def current(whole: Whole, name: str, focal: str | None = None) -> pl.DataFrame:
    """The table of this name as it was kept in a ledger for a state of it, or made now and kept if possible."""
    key = key_of(name, focal)
    found = whole.ledger.kept(key, state=whole.state)
    if found is not None:
        return frame_of(found[key])
    made = derive(whole, name, focal)
    whole.ledger.keep({key: bytes_of(made)}, whole.state)
    return made


def key_of(name: str, focal: str | None) -> str:
    """The name under which a table is kept."""
    return f"{name} {focal}" if focal else name
