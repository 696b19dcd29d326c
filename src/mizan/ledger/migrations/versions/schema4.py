"""Records of a kind and of a type are found in the order in which they are asked for."""

from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Make indices that are in the order of documents and words."""
    op.drop_index("records_of_kind", "records")
    op.create_index("records_of_kind", "records", ["kind", "document", "position"])
    op.create_index("records_of_type", "records", ["kind", "type", "document", "position"])
