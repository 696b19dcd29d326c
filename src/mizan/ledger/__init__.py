"""The ledger: documents and records in one SQLite file, with searches, filters and tables."""

from mizan.ledger.frames import Booked
from mizan.ledger.store import Counts, Ledger, Outcome
from mizan.model.errors import LedgerError

__all__ = ["Booked", "Counts", "Ledger", "LedgerError", "Outcome"]
