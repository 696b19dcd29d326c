"""The ledger: documents and records in an SQLite file or a PostgreSQL database, with searches, filters and tables."""

from mizan.ledger.adding import Outcome
from mizan.ledger.ledger import VERDICTS, Counts, Ledger
from mizan.model.errors import LedgerError

__all__ = ["VERDICTS", "Counts", "Ledger", "LedgerError", "Outcome"]
