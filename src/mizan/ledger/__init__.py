"""The ledger: documents and records in one SQLite file, with searches, filters and tables."""

from mizan.ledger.adding import Outcome
from mizan.ledger.store import VERDICTS, Counts, Ledger
from mizan.model.errors import LedgerError

__all__ = ["VERDICTS", "Counts", "Ledger", "LedgerError", "Outcome"]
