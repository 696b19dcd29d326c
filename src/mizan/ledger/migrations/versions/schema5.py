"""What was settled is kept."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Make the table of what was settled; nothing was kept before."""
    digest = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
    op.create_table(
        "settled",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("stamp", sa.String, nullable=False),
        sa.Column("digest", digest, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
