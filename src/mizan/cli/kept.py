"""What commands weigh of a ledger: as it is kept in it, or worked out now and kept until the ledger changes."""

import polars as pl

from mizan.deriving import derived, restored
from mizan.deriving.briefing import chosen
from mizan.deriving.counting import acting
from mizan.deriving.whole import Whole, among
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.publishing.chosen import Chosen
from mizan.settling import Title
from mizan.settling.commitments import Commitment
from mizan.settling.contradictions import Contradiction
from mizan.weighing import Partner
from mizan.weighing.partners import partners_of


class Kept:
    """A ledger as it settles; of its records those are loaded that are shown."""

    def __init__(self, ledger: Ledger) -> None:
        tables, state = current(ledger)
        self._whole = Whole(ledger, state, tables, ledger.standing())

    def vectors(self, focal: str) -> pl.DataFrame:
        return self._table("vectors", focal).drop("place")

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
        return derived.current(self._whole, name, focal)
