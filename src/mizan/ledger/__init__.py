"""The ledger: documents and records in one SQLite file, with searches, filters and tables."""

from mizan.ledger.adding import Outcome
from mizan.ledger.store import Counts, Ledger
from mizan.model.errors import LedgerError

__all__ = ["Counts", "Ledger", "LedgerError", "Outcome"]
