"""Entries as they are counted: rows of what they tell, made of the tables of a ledger and never of the entries."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from mizan.deriving.whole import COUNTED_ROWS, Whole
from mizan.ledger.tables import SETTLED_ORDER
from mizan.settling.entry import CORRECTED
from mizan.weighing.domains import belonging, domains
from mizan.weighing.dyads import ACTING, TOLD, by_distinct, members_of, set_of

AT_ONCE = 500_000
"""So many entries are counted at once."""

_EMPTY = pl.lit([], pl.List(pl.Categorical))
_ACTING = [name for name in ACTING if name != "named"]


def acting(whole: Whole, focal: str, *, named: bool = False) -> pl.DataFrame:
    """What is counted of a focal state, as partners are counted by (`dyads.ACTING`), with who is named if asked."""
    places = whole.concerning(focal)
    names = sides_at(_named_with(whole, focal), places) if named else _EMPTY
    return whole.tables.entries.select(pl.col(_ACTING).gather(places)).with_columns(named=names).select(*ACTING)


def plain(whole: Whole, focal: str) -> Whole:
    """The entries alone of which some report names a focal state and another of their parties in the same words."""
    named = _named_with(whole, focal)
    parties = whole.tables.entries["parties"].gather(named["record"])
    telling = named.with_columns(parties).filter(pl.col("code").is_in(pl.col("parties")))
    return whole.of(telling["record"].unique().sort())


def dealt(whole: Whole) -> pl.DataFrame:
    """What was done and agreed, by whomever, as it is counted (`dyads.ACTING`), by kind, date and id."""
    done = whole.tables.entries.filter(COUNTED_ROWS & pl.col("kind").is_in(["event", "agreement"])).sort(*SETTLED_ORDER)
    return done.select(*_ACTING, named=_EMPTY)


def told(whole: Whole, focal: str, documents: pl.Series) -> Iterator[pl.DataFrame]:
    """What is counted of a focal state, as vectors are made of (`dyads.TOLD`), with the `place` of each entry.

    `documents` are the ranks of documents by id. The entries come some at a time, since they take much memory.
    """
    places, domains, named = whole.concerning(focal), domain_sets(whole), _named_with(whole, focal)
    for first in range(0, max(1, len(places)), AT_ONCE):
        yield _told(whole, places[first : first + AT_ONCE], documents, domains, named)


def _told(
    whole: Whole, places: pl.Series, documents: pl.Series, domains: pl.Series, named: pl.DataFrame
) -> pl.DataFrame:
    tables, tellings = whole.tables, whole.tellings
    rows = tables.entries.select(pl.all().gather(places)).select(
        *_ACTING, "stage", "contested", "date", "outlets", "best", "records", "reasons", entry="id", place=places
    )
    listed = rows.select(record="records", reason="reasons").with_row_index("row").explode("record", "reason")
    document = tables.records["document"].gather(listed["record"])
    facts = tellings.facts.select(pl.col("principles", "value").gather(listed["record"]))
    listed = listed.select("row", "reason").with_columns(
        facts["principles"].cast(pl.UInt64),
        value=pl.when(pl.col("reason") != CORRECTED).then(facts["value"]),
        first=tables.documents["first"].gather(document),
        document=documents.gather(document),
    )
    each = listed.group_by("row", maintain_order=True).agg(
        pl.col("principles").bitwise_or(),
        least=pl.col("value").min(),
        most=pl.col("value").max(),
        published=pl.col("first").min(),
    )
    telling = listed.select("row", "document").unique().sort("row", "document")
    made = rows.with_columns(
        *each.drop("row"),
        domains=domains.gather(places).cast(pl.UInt64),
        value=tellings.facts["value"].gather(rows["best"]),
        unit=tellings.facts["unit"].gather(rows["best"]),
        actors=sides_at(tellings.acting, rows["best"]),
        named=sides_at(named, places),
        documents=telling.group_by("row", maintain_order=True).agg("document")["document"],
    )
    return made.select(*TOLD, "place")


def domain_sets(whole: Whole) -> pl.Series:
    """The domains of every entry, as sets."""
    entries, facts = whole.tables.entries, whole.tellings.facts
    flat = entries["records"].explode().to_numpy()
    sizes = entries["records"].list.len().to_numpy().astype(np.int64)
    begins = np.cumsum(sizes) - sizes
    subject, words = (
        np.bitwise_or.reduceat(facts[name].to_numpy()[flat], begins) if len(flat) else np.empty(0, np.uint16)
        for name in ("subject", "domains")
    )
    named = pl.Series("named", np.where(subject > 0, subject, words))
    kinds = whole.tables.records["kind"].gather(entries["best"]).alias("record")
    asked = entries.select("kind", kinds, "type", "mode", named)
    return by_distinct(asked, _belonging, pl.UInt16)


def _belonging(kind: str, record: str, type: str | None, mode: str | None, named: int) -> int:
    (there,) = members_of(pl.Series([named], dtype=pl.UInt16), domains())
    return set_of(belonging(kind, record, type, mode, there.to_list()), domains())


def _named_with(whole: Whole, focal: str) -> pl.DataFrame:
    """The parties that some report of each entry (`record`) names in the same words as a focal state."""
    naming = whole.tellings.naming
    with_focal = naming.filter(pl.col("code") == focal)["record"]
    beside = naming.filter(pl.col("record").is_in(with_focal.implode()) & (pl.col("code") != focal))
    entry = whole.tables.records["entry"].gather(beside["record"])
    return beside.with_columns(record=entry).drop_nulls().unique()


def sides_at(sides: pl.DataFrame, places: pl.Series) -> pl.Series:
    """Lists of the parties (`code`) of what stands at some places (`record`)."""
    wanted = sides.filter(pl.col("record").is_in(places.implode()))
    lists = wanted.group_by("record").agg("code")
    found = pl.DataFrame({"record": places}).join(lists, on="record", how="left", maintain_order="left")
    return found.select(pl.col("code").fill_null(_EMPTY)).to_series()
