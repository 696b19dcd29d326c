"""What is worked out of all entries together, as tables: made once for a state of the books, then narrowed.

Records and entries stand in them as their places in the tables of the ledger.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

import polars as pl
from msgspec import structs

from mizan.deriving.counting import acting, domain_sets, sides_at, told
from mizan.deriving.whole import OCCURRED, Whole, among
from mizan.languages.arabic.comparing import names_of_several_words
from mizan.model import Document
from mizan.settling import ladder
from mizan.settling.acts import SIGNING, VISIT
from mizan.settling.agreements import CONCLUDED
from mizan.settling.commitments import published
from mizan.settling.contradictions import CROWD, SHARED, Contradiction
from mizan.settling.contradictions import contradictions as contradictions_in
from mizan.settling.packages import packages as packages_in
from mizan.settling.relations import side_of
from mizan.settling.worths import WORTH
from mizan.weighing import Partner
from mizan.weighing import commitments as followed_in
from mizan.weighing.domains import domains as every_domain
from mizan.weighing.dyads import dealings, members_of, vectors_of
from mizan.weighing.frames import SCHEMA
from mizan.weighing.partners import partners_of

Column = tuple[Any, Callable[[Any], Any]]
"""The type of a column, and what stands in it of each thing that has a row."""

_PLACES, _TEXTS = pl.List(pl.UInt32), pl.List(pl.String)

_OF_PACKAGES = (pl.col("kind") == "agreement") | (OCCURRED & (pl.col("act") == SIGNING)) | (pl.col("type") == "count")
"""What can tell of a package of instruments (`packages.is_of_package`), and some more."""
_WORTHY = pl.col("kind").is_in(["agreement", "project"]) | ((pl.col("kind") == "event") & (pl.col("act") == SIGNING))
"""What can be worth something (`worths.can_be_worth`)."""


def vectors(whole: Whole, focal: str) -> pl.DataFrame:
    """The vectors of a focal state (`mizan.weighing.vectors`), with the `place` of each entry."""
    ids = whole.tables.documents["id"]
    ranks = (ids.rank("ordinal") - 1).cast(pl.UInt32)
    parts = (dealings(some, focal) for some in told(whole, focal, ranks))
    return vectors_of(parts, ids.sort()).select(*SCHEMA, "cluster", "place")


def partners(whole: Whole, focal: str) -> pl.DataFrame:
    """The partners of a focal state, a row each."""
    return _table(_PARTNER, partners_of(acting(whole, focal), focal))


_PARTNER: dict[str, Column] = {
    field.name: ({str: pl.String, int: pl.Int64, float: pl.Float64}[field.type], attrgetter(field.name))
    for field in structs.fields(Partner)
}


def promises(whole: Whole, focal: str) -> pl.DataFrame:
    """The commitments of a focal state: of their stages `names`, `dates`, when each was `known`, and `records`."""
    columns: dict[str, Column] = {
        **_texts("id", "what"),
        "promisers": (_TEXTS, attrgetter("promisers")),
        "beneficiaries": (_TEXTS, attrgetter("beneficiaries")),
        "parties": (_TEXTS, lambda one: sorted(one.parties)),
        **_texts("due", "entry", "words"),
        "names": (_TEXTS, lambda one: [stage.name for stage in one.stages]),
        "dates": (_TEXTS, lambda one: [stage.date for stage in one.stages]),
        "known": (_TEXTS, lambda one: [published(stage.reports) or "" for stage in one.stages]),
        "records": (pl.List(_PLACES), lambda one: [whole.places(stage.reports) for stage in one.stages]),
    }
    return _table(columns, whole.promises(focal))


def titles(whole: Whole, focal: str) -> pl.DataFrame:
    """What the relations of a focal state are called (`mizan.settling.ladder`), with the `records` that say so."""
    columns: dict[str, Column] = {
        **_texts("entry", "relation"),
        "grade": (pl.Int64, attrgetter("grade")),
        **_texts("status", "by"),
        "speaker": (pl.Boolean, attrgetter("speaker")),
        **_texts("date", "first", "last"),
        "parties": (_TEXTS, attrgetter("parties")),
        "records": (_PLACES, lambda one: whole.places(one.reports)),
    }
    told = whole.those((pl.col("kind") == "relation") & among("parties", focal))
    return _table(columns, ladder(told, focal))


def followed(whole: Whole, focal: str) -> pl.DataFrame:
    """The commitments of a focal state as their follow-through is measured (`mizan.weighing.commitments`)."""
    promises = whole.promises(focal)
    resting = whole.entry_places(pl.Series([one.entry for one in promises], dtype=pl.String)).unique()
    return followed_in(whole.at(resting), focal, promises)


def contradicting(whole: Whole, documents: Iterable[Document] = ()) -> list[Contradiction]:
    """Where sources contradict each other; where documents are given, names are looked for in their whole texts."""
    documents = iter(documents)
    first = next(documents, None)
    entries = whole.at(_contradicting(whole))
    if first is None:
        return contradictions_in(entries, whole.tables.identity, whole.records_at(_named_otherwise(whole)))
    # What whole texts call somebody may contradict any record.
    return contradictions_in(entries, whole.tables.identity, whole.passing(), chain([first], documents))


def _contradicting(whole: Whole) -> pl.Series:
    """The places of the entries that can contradict themselves or others."""
    columns = pl.col("kind", "type", "act", "date", "status", "reports", "amounts", "parties")
    entries = whole.tables.entries.select(columns).with_row_index("place")
    several = (pl.col("reports") > 1) & pl.col("kind").is_in(["agreement", "project"])
    alone = entries.filter(several | (pl.col("amounts").list.len() > 1))["place"]
    relations = _called_otherwise(whole, entries.filter(pl.col("kind") == "relation"))
    # Visits of several days, which what was done on them is held against.
    lasting = entries.filter((pl.col("act") == VISIT) & pl.col("date").str.contains("/", literal=True))["place"]
    found = [_rivals(whole), alone, lasting, relations, _told_otherwise(whole), _of_packages(whole), _worth(whole)]
    return pl.concat(found).unique().sort()


def _rivals(whole: Whole) -> pl.Series:
    """The places of the instruments that share a party and stems of their names with others of one type and day."""
    columns = pl.col("kind", "type", "status", "date", "parties", "best")
    entries = whole.tables.entries.select(columns).with_row_index("place")
    day = pl.col("date").str.len_bytes() == 10
    concluded = entries.filter((pl.col("kind") == "agreement") & day & pl.col("status").is_in(sorted(CONCLUDED)))
    concluded = concluded.join(whole.tellings.matters, left_on="best", right_on="record", how="inner")
    named = concluded.unique("place").filter((pl.len() <= CROWD).over("type", "date"))
    sharing = named.explode("parties").filter((pl.len() > 1).over("type", "date", "parties"))["place"]
    stems = concluded.filter(pl.col("place").is_in(sharing.unique().implode()))
    shared = stems.filter((pl.len() > 1).over("type", "date", "code"))
    return shared.group_by("place").len().filter(pl.col("len") >= SHARED)["place"]


def _called_otherwise(whole: Whole, relations: pl.DataFrame) -> pl.Series:
    """The places of the relations between parties that are called both close and distant."""
    called: dict[frozenset[str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for relation, status, parties, places in relations.group_by("type", "status", "parties").agg("place").iter_rows():
        if side := side_of(relation, status):
            called[frozenset(map(whole.tables.identity.party, parties))][side] += places
    opposed = [place for sides in called.values() if len(sides) > 1 for found in sides.values() for place in found]
    return pl.Series(opposed, dtype=pl.UInt32)


def _told_otherwise(whole: Whole) -> pl.Series:
    """The places of the acts whose reports are not all the same in what `contradictions` asks of them."""
    circumstance = whole.tellings.facts["circumstance"]
    reports = whole.tables.records.lazy().with_columns(circumstance).filter(pl.col("kind") == "event")
    telling = pl.struct("status", "first", "last", pl.col("parties").cast(pl.List(pl.String)), "circumstance").hash()
    by_entry = reports.select("entry", telling=telling).drop_nulls("entry").group_by("entry")
    told = by_entry.agg(least=pl.col("telling").min(), most=pl.col("telling").max())
    return told.filter(pl.col("least") != pl.col("most")).select("entry").collect().to_series()


def _of_packages(whole: Whole) -> pl.Series:
    """The places of the entries that can be of a package: of documents that tell how many instruments there were."""
    records, entries = whole.tables.records, whole.tables.entries
    counting = records["document"].filter(whole.tellings.facts["counts"]).unique()
    near = records["entry"].filter(records["document"].is_in(counting.implode())).drop_nulls().unique().sort()
    return near.filter(entries.select(pl.all().gather(near)).select(_OF_PACKAGES).to_series())


def _worth(whole: Whole) -> pl.Series:
    """The places of what several reports tell of and that can be worth something, with the amounts told beside it."""
    entries = whole.tables.entries.select("kind", "type", "act", "reports").with_row_index("place")
    records = whole.tables.records.select("document", "entry").drop_nulls("entry")
    priced = entries.filter((pl.col("kind") == "figure") & pl.col("type").is_in(sorted(WORTH)))["place"]
    amounts = records.filter(pl.col("entry").is_in(priced.implode()))
    several = entries.filter(_WORTHY & (pl.col("reports") > 1))["place"]
    telling = records.filter(pl.col("entry").is_in(several.implode()))
    beside = amounts.filter(pl.col("document").is_in(telling["document"].unique().implode()))
    # What else tells of an instrument there decides whose an amount is.
    there = records.filter(pl.col("document").is_in(beside["document"].unique().implode()))["entry"].unique()
    worthy = entries.filter(_WORTHY)["place"]
    return pl.concat([worthy.filter(worthy.is_in(there.implode())), beside["entry"].unique()])


def _named_otherwise(whole: Whole) -> pl.Series:
    """The places of the records that can tell of names which sources write differently, or of whom those concern."""
    records = whole.tables.records
    names = records.select("who", "name").drop_nulls().unique().group_by("who").agg(count=pl.len())
    sought = pl.col("who").cast(pl.String).is_in(names_of_several_words())
    several = names.filter((pl.col("count") > 1) | sought)["who"]
    called = records["who"].is_in(several.implode()).fill_null(False)
    return (called | whole.tellings.facts["name"] | (records["kind"] == "project")).arg_true()


def contradictions(whole: Whole) -> pl.DataFrame:
    """Where sources contradict each other: of each side its `values` and `records`."""
    columns: dict[str, Column] = {
        **_texts("id", "aspect", "kind", "of", "what"),
        "parties": (_TEXTS, attrgetter("parties")),
        "outlets": (_TEXTS, lambda one: sorted(one.outlets)),
        "values": (_TEXTS, lambda one: [side.value for side in one.sides]),
        "records": (pl.List(_PLACES), lambda one: [whole.places(side.reports) for side in one.sides]),
    }
    return _table(columns, contradicting(whole))


def packages(whole: Whole) -> pl.DataFrame:
    """What was concluded at once: the act, the parties to it, each count with its record, the members (ids)."""
    columns: dict[str, Column] = {
        "entry": (pl.String, lambda one: one.entry.id),
        "parties": (_TEXTS, lambda one: sorted(one.entry.parties)),
        "counts": (pl.List(pl.Int64), lambda one: [count for count, _ in one.counts]),
        "records": (_PLACES, lambda one: whole.places(report for _, report in one.counts)),
        "members": (_TEXTS, attrgetter("members")),
    }
    made = _table(columns, packages_in(whole.at(_of_packages(whole))))
    return made.with_columns(place=whole.entry_places(made["entry"]))


def domains(whole: Whole) -> pl.DataFrame:
    """The domains of every entry, in the order of the table of entries."""
    return members_of(domain_sets(whole), every_domain()).alias("domains").to_frame()


def visits(whole: Whole) -> pl.DataFrame:
    """The visits that were made, by the `place` of their entry: whose (`guests`), to whom (`hosts`), and `where`."""
    tellings = whole.tellings
    made = whole.tables.entries.with_row_index("place").filter(OCCURRED & (pl.col("act") == VISIT))
    return made.select(
        "place",
        guests=sides_at(tellings.acting, made["best"]),
        hosts=sides_at(tellings.receiving, made["best"]),
        where=tellings.facts["place"].gather(made["best"]),
    )


def _texts(*names: str) -> dict[str, Column]:
    """Columns of texts that are attributes."""
    return {name: (pl.String, attrgetter(name)) for name in names}


def _table(columns: Mapping[str, Column], things: Sequence[Any]) -> pl.DataFrame:
    return pl.DataFrame([pl.Series(name, [of(one) for one in things], kind) for name, (kind, of) in columns.items()])


OF_A_STATE: dict[str, Callable[[Whole, str], pl.DataFrame]] = {
    made.__name__: made for made in (vectors, partners, promises, titles, followed)
}
OF_ALL: dict[str, Callable[[Whole], pl.DataFrame]] = {
    made.__name__: made for made in (contradictions, packages, domains, visits)
}


def derive(whole: Whole, name: str, focal: str | None) -> pl.DataFrame:
    """The table of this name, of a focal state where it is one of those."""
    return OF_ALL[name](whole) if focal is None else OF_A_STATE[name](whole, focal)


def current(whole: Whole, name: str, focal: str | None = None) -> pl.DataFrame:
    """The table of this name as it was kept in a ledger for a state of it, or made now and kept if possible."""
    key = key_of(name, focal)
    found = whole.ledger.kept(key, state=whole.state)
    if found is not None:
        return found[key]
    made = derive(whole, name, focal)
    whole.ledger.keep({key: made}, whole.state)
    return made


def key_of(name: str, focal: str | None) -> str:
    """The name under which a table is kept."""
    return f"{name} {focal}" if focal else name
