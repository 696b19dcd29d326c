"""What commands weigh of a ledger: as it is kept in it, or worked out now and kept until the ledger changes."""

from collections.abc import Callable, Collection, Iterator
from typing import Self

import polars as pl

from mizan.deriving import derived, restored
from mizan.deriving.briefing import chosen
from mizan.deriving.counting import acting, dealt, plain
from mizan.deriving.whole import Whole, among
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.publishing.chosen import Chosen
from mizan.settling import Entry, Title, Undertaking, project_register
from mizan.settling.commitments import Commitment
from mizan.settling.contradictions import Contradiction
from mizan.weighing import Partner
from mizan.weighing.partners import partners_of


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
        rows = self._table("contradictions")
        return restored.contradictions(self._whole, rows if focal is None else rows.filter(among("parties", focal)))

    def chosen(self, focal: str, partner: str | None = None) -> Chosen:
        return chosen(self._whole, self._table, focal, partner)

    def _table(self, name: str, focal: str | None = None) -> pl.DataFrame:
        return self._derive(self._whole, name, focal)
