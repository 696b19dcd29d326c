"""About the numbers: what each measure is, how many things this ledger counts, how well records are read."""

import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files

import polars as pl
from msgspec import Struct, convert

from mizan.model.records import KINDS
from mizan.service import accuracy
from mizan.service.books import Books
from mizan.weighing import MINIMUM
from mizan.weighing.bootstrap import FEWEST_CLUSTERS
from mizan.weighing.posterior import marginal_ends


class Said(Struct, frozen=True):
    """A measure in a language: its name, the question it answers, how to read it."""

    name: str
    asks: str
    says: str


class Formula(Struct, frozen=True):
    """A measure: its formula, the kind of its interval, and whose it is."""

    name: str
    formula: str
    interval: str
    ar: Said
    en: Said
    source: str | None = None


class Accuracy(Struct, frozen=True):
    """How well a field of a kind is read: against annotated articles, and against ones annotated blind."""

    level: str
    gold: int
    precision: float
    recall: float
    f1: float
    blind: float | None


class Reviewed(Struct, frozen=True):
    """What people judged of this ledger's records of a kind; `right` is the share accepted, with its interval."""

    kind: str
    accepted: int
    corrected: int
    rejected: int
    right: float | None
    low: float | None
    high: float | None


class Numbers(Struct, frozen=True):
    """What stands behind every number; `minimum` entries and `documents_needed` documents are asked of one."""

    documents: int
    records: dict[str, int]
    entries: dict[str, int]
    reports: dict[str, int]
    contested: dict[str, int]
    minimum: int
    documents_needed: int
    formulas: list[Formula]
    accuracy: list[Accuracy]
    reviewed: list[Reviewed]


def numbers(books: Books) -> Numbers:
    """Formulas, counts and accuracy: what stands behind every number of the desk."""
    counts = books.ledger.counts()
    counted = books.tables.entries.group_by("kind").agg(
        pl.len(), reports=pl.col("reports").sum(), contested=pl.col("contested").sum()
    )
    return Numbers(
        documents=counts.documents,
        records=counts.records,
        entries=dict(counted.select("kind", "len").iter_rows()),
        reports=dict(counted.select("kind", "reports").iter_rows()),
        contested=dict(counted.filter(pl.col("contested") > 0).select("kind", "contested").iter_rows()),
        minimum=MINIMUM,
        documents_needed=FEWEST_CLUSTERS,
        formulas=formulas(),
        accuracy=_accuracy(),
        reviewed=_reviewed(books),
    )


@cache
def formulas() -> list[Formula]:
    """The measures that the pages show."""
    told = tomllib.loads(files("mizan.service").joinpath("measures.toml").read_text(encoding="utf-8"))
    return [convert({"name": name, **one}, Formula) for name, one in told.items()]


def _accuracy() -> list[Accuracy]:
    blind = {row["level"]: row for row in accuracy.table(accuracy.BLIND)}
    return [
        Accuracy(
            level=row["level"],
            gold=int(row["gold"]),
            precision=float(row["precision"]),
            recall=float(row["recall"]),
            f1=float(row["F1"]),
            blind=float(blind[row["level"]]["second set, when first measured"]) if row["level"] in blind else None,
        )
        for row in accuracy.table(accuracy.ANNOTATED)
    ]


def _reviewed(books: Books) -> list[Reviewed]:
    standing = books.ledger.standing()
    moved = standing.attached.moved
    kinds = {
        moved.get(target.id, target.id): target.anchor.kind
        for judgement in books.ledger.judgements()
        for target in judgement.targets
        if target.anchor is not None
    }
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for id, decision in standing.records.items():
        counts[kinds.get(id, "")][str(decision.verdict)] += 1
    return [_share(kind, counts[kind]) for kind in KINDS if counts[kind]]


def _share(kind: str, counts: Counter[str]) -> Reviewed:
    told = (counts["accept"], counts["correct"], counts["reject"])
    total = sum(told)
    if total < MINIMUM:
        return Reviewed(kind, *told, None, None, None)
    low, high = marginal_ends(told[0], total=total)
    return Reviewed(kind, *told, told[0] / total, float(low), float(high))
