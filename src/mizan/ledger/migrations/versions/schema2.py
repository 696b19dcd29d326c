"""Judgements."""

from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make the table of judgements, and what keeps them as they were made."""
    op.execute(
        "CREATE TABLE judgements (key INTEGER NOT NULL, id VARCHAR(16) NOT NULL, time VARCHAR NOT NULL, "
        "author TEXT NOT NULL, verdict VARCHAR NOT NULL, line TEXT NOT NULL, PRIMARY KEY (key), UNIQUE (id))"
    )
    for done, action in (("changed", "UPDATE"), ("deleted", "DELETE")):
        op.execute(
            f"CREATE TRIGGER judgements_are_not_{done} BEFORE {action} ON judgements "
            "BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END"
        )
