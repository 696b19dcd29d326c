"""The moment at which a document was booked; nobody knows it of those that were booked before."""

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"


def upgrade() -> None:
    """Make the column of the moments, and its index."""
    moment = sa.String(20).with_variant(sa.String(20, collation="C"), "postgresql")
    op.add_column("documents", sa.Column("added", moment))
    op.create_index("ix_documents_added", "documents", ["added"])
