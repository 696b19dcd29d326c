"""A name for the state of a ledger; the version is told by a table, as in every database."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Make the table of the state, and tell an older Mizan that the ledger is not for it."""
    op.drop_table("meta")
    op.create_table("state", sa.Column("name", sa.String(16), nullable=False))
    op.execute("INSERT INTO state (name) VALUES ('upgraded')")
    op.execute("PRAGMA user_version = 3")
