"""The tables of a ledger, for any database that SQLAlchemy speaks to; full-text search is SQLite's own."""

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

APPLICATION = 0x4D5A414E
"""`PRAGMA application_id` of a ledger file: MZAN."""

VERSION = 2
"""`PRAGMA user_version`: counts up whenever the tables change; `mizan.ledger.upgrading` tells how."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", String),
    Column("published_from", Date),
    Column("published_to", Date),
    Column("text", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("document", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("type", String),
    Column("status", String),
    Column("date", String),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("rule", String, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("fields", Text, nullable=False),
    Index("records_of_kind", "kind", "type"),
)

record_parties = Table(
    "record_parties",
    metadata,
    Column("document", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("party", String, primary_key=True),
    Column("side", String, primary_key=True),
    ForeignKeyConstraint(["document", "position"], ["records.document", "records.position"], ondelete="CASCADE"),
    Index("records_of_party", "party", "document", "position"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("time", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("verdict", String, nullable=False),
    Column("line", Text, nullable=False),
)
"""Judgements as lines of JSON, with what one may want to ask in columns; nothing here is changed or deleted."""

FULL_TEXT = (
    "CREATE VIRTUAL TABLE document_words USING fts5"
    "(title, text, content='', tokenize=\"unicode61 remove_diacritics 0\")"
)
"""The folded words of documents, by `documents.key`; the words themselves are in `documents`."""

APPEND_ONLY = tuple(
    f"CREATE TRIGGER judgements_are_not_{done} BEFORE {action} ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END"
    for action, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
)
"""Triggers that keep judgements as they were made."""
