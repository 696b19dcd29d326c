"""Documents, records and their parties in an SQLite file, as the first ledgers had them."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing: a new ledger is made with the tables of today."""
