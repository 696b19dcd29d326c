"""What commands weigh of a ledger: as it is kept in it, or worked out now and kept until the ledger changes."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Self

import polars as pl
from msgspec import Struct

from mizan.deriving import derived, restored
from mizan.deriving.briefing import chosen
from mizan.deriving.counting import acting, dealt, plain
from mizan.deriving.news import News
from mizan.deriving.restored import fallen_due
from mizan.deriving.whole import Whole, among
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.model.booked import Booked, Source
from mizan.model.moments import day_of, moment_of
from mizan.publishing.chosen import Chosen
from mizan.publishing.parts import Form
from mizan.settling import Entry, Title, Undertaking, project_register
from mizan.settling.commitments import Commitment
from mizan.settling.contradictions import Contradiction
from mizan.weighing import Partner
from mizan.weighing.partners import partners_of


class Brought(Struct, frozen=True):
    """What documents brought that were added since a moment (`deriving.news`), and what has fallen due since."""

    documents: dict[str, Source]
    first: list[Entry]
    again: list[Entry]
    disputed: list[Contradiction]
    moved: list[Commitment]
    late: list[Commitment]

    def new(self, reports: Iterable[Booked]) -> list[Booked]:
        """Those reports that are in new documents."""
        return [report for report in reports if report.source.id in self.documents]


class Kept:
    """A ledger as it settles; of its records those are loaded that are shown."""

    def __init__(self, whole: Whole, derive: Callable[[Whole, str, str | None], pl.DataFrame]) -> None:
        self._whole = whole
        self._derive = derive

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """All that is in an open ledger."""
        tables, state = current(ledger)
        return cls(Whole(ledger, state, tables, ledger.standing()), derived.current)

    def plain(self, focal: str) -> "Kept":
        # What is worked out of some entries is not kept.
        return Kept(plain(self._whole, focal), derived.derive)

    def told(self, parties: Collection[str], kind: str | None = None) -> Iterator[Entry]:
        shown = pl.col("kind").is_in(["event", "agreement"]) | (pl.col("type") == "policy_paper")
        wanted = shown if kind is None else pl.col("kind") == kind
        return self._whole.those(wanted & pl.all_horizontal(among("parties", code) for code in parties))

    def dealt(self) -> pl.DataFrame:
        return dealt(self._whole)

    def weighing(self, focal: str) -> list[Entry]:
        return list(self._whole.weighing(focal))

    def projects(self, focal: str | None = None) -> list[Undertaking]:
        told = self._whole.those(pl.col("kind") == "project")
        return project_register(told, self._whole.tables.identity, focal)

    def vectors(self, focal: str) -> pl.DataFrame:
        return self._table("vectors", focal).drop("place")

    def publishers(self) -> pl.DataFrame:
        return self._whole.tables.documents.select("outlet", document="id").drop_nulls()

    def partners(self, focal: str, *, named: bool = False) -> list[Partner]:
        if named:
            return partners_of(acting(self._whole, focal, named=True), focal, named=True)
        return restored.partners(self._table("partners", focal))

    def promises(self, focal: str) -> list[Commitment]:
        return restored.promises(self._whole, self._table("promises", focal))

    def titles(self, focal: str, partner: str | None = None) -> list[Title]:
        rows = self._table("titles", focal)
        return restored.titles(self._whole, rows if partner is None else rows.filter(among("parties", partner)))

    def contradictions(self, focal: str | None = None, *, texts: bool = False) -> list[Contradiction]:
        if texts:
            found = derived.contradicting(self._whole, self._whole.ledger.documents())
            return [one for one in found if focal is None or focal in one.parties]
        return restored.contradictions(self._whole, self._disputed(focal))

    def chosen(
        self, focal: str, partner: str | None = None, *, form: Form = "long", since: date | None = None
    ) -> Chosen:
        return chosen(self._whole, self._table, focal, partner, form=form, since=since)

    def news(self, since: str, focal: str | None) -> Brought:
        """What documents brought that were added since a moment, to a focal state or to anything."""
        tables, ledger = self._whole.tables, self._whole.ledger
        moment = moment_of(since)
        found = News.of(tables, tables.shelved(ledger.added_since(moment)))
        ids = tables.documents["id"].gather(found.documents)
        sources = ledger.sources(ids)
        moved, late = list[Commitment](), list[Commitment]()
        if focal is not None:
            promises = self._table("promises", focal)
            moved = restored.promises(self._whole, found.among(tables, promises))
            late = restored.promises(self._whole, fallen_due(promises, day_of(moment), date.today()))
        return Brought(
            documents={id: sources[id] for id in ids if id in sources},
            first=self._of(found.first, focal),
            again=self._of(found.again, focal),
            disputed=restored.contradictions(self._whole, found.among(tables, self._disputed(focal))),
            moved=moved,
            late=late,
        )

    def _disputed(self, focal: str | None) -> pl.DataFrame:
        """The rows of contradictions, of a focal state or of anything."""
        rows = self._table("contradictions")
        return rows if focal is None else rows.filter(among("parties", focal))

    def _of(self, places: pl.Series, focal: str | None) -> list[Entry]:
        """The entries at some places; of a focal state, where there is one, those in which it takes part."""
        if focal is not None:
            taking_part = self._whole.tables.entries.select(pl.col("parties").gather(places))
            places = places.filter(taking_part.select(among("parties", focal)).to_series())
        return list(self._whole.at(places))

    def _table(self, name: str, focal: str | None = None) -> pl.DataFrame:
        return self._derive(self._whole, name, focal)
