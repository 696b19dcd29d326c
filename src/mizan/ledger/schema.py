"""The tables of a ledger, the same in SQLite and PostgreSQL but for the index of words."""

from secrets import token_hex

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    update,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

APPLICATION = 0x4D5A414E
"""`PRAGMA application_id` of a ledger file: MZAN."""

VERSION = "6"
"""The version of the tables: a step in `migrations/versions` leads to it from the one before."""

_REFUSED = 3
"""`PRAGMA user_version`, by which a Mizan that knows no table of versions sees that a ledger is not for it."""

metadata = MetaData()

version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)

state = Table("state", metadata, Column("name", String(16), nullable=False))
"""One row: a name that every change replaces by another."""


def _identifier(length: int) -> String:
    """An id or a moment: characters in the order of their codes in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", _identifier(64), nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", String),
    Column("published_from", Date),
    Column("published_to", Date),
    Column("text", Text, nullable=False),
    Column("added", _identifier(20), index=True),
)
"""Documents; `added` is the moment at which one was booked, unknown of those booked before schema 6."""

records = Table(
    "records",
    metadata,
    Column("document", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", _identifier(16), nullable=False, unique=True),
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
    Index("records_of_kind", "kind", "document", "position"),
    Index("records_of_type", "kind", "type", "document", "position"),
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
    Column("id", _identifier(16), nullable=False, unique=True),
    Column("time", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("verdict", String, nullable=False),
    Column("line", Text, nullable=False),
)
"""Judgements as lines of JSON, with what one may want to ask in columns; nothing here is changed or deleted."""

settled = Table(
    "settled",
    metadata,
    Column("name", String, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("stamp", String, nullable=False),
    Column("digest", _identifier(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""What was worked out of the rest, in parts (`keeping`): whoever deletes it loses nothing but time."""

document_words = Table(
    "document_words",
    metadata,
    Column("document", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("words", TSVECTOR, nullable=False),
    Index("document_words_words", "words", postgresql_using="gin"),
)
"""The index of words in PostgreSQL; an SQLite ledger has an FTS5 table of this name in its place."""

SQLITE_WORDS = (
    "CREATE VIRTUAL TABLE document_words USING fts5"
    "(title, text, content='', tokenize=\"unicode61 remove_diacritics 0\")"
)
"""The folded words of documents, by `documents.key`; the words themselves are in `documents`."""

_ONLY_ADDED = "judgements are only added"
BY_HAND = {
    "sqlite": {
        document_words.name: SQLITE_WORDS,
        **{
            name: f"CREATE TRIGGER {name} BEFORE {action} ON judgements BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END"
            for name, action in (("judgements_are_not_changed", "UPDATE"), ("judgements_are_not_deleted", "DELETE"))
        },
    },
    "postgresql": {
        "refuse_change": "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_ONLY_ADDED}'; END $$",
        "judgements_are_only_added": "CREATE TRIGGER judgements_are_only_added "
        "BEFORE UPDATE OR DELETE OR TRUNCATE ON judgements EXECUTE FUNCTION refuse_change()",
    },
}
"""What each kind of database is told in its own words, by name: among it what keeps judgements as they were made."""


def tables(dialect: str) -> list[Table]:
    """The tables that a ledger in this kind of database has."""
    return [table for table in metadata.sorted_tables if dialect == "postgresql" or table is not document_words]


def make(connection: Connection) -> None:
    """Make the tables of a new ledger."""
    dialect = connection.dialect.name
    metadata.create_all(connection, tables(dialect), checkfirst=False)
    for statement in BY_HAND[dialect].values():
        connection.exec_driver_sql(statement)
    connection.execute(insert(version), {"version_num": VERSION})
    connection.execute(insert(state), {"name": token_hex(8)})
    if dialect == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {_REFUSED}")


def rename_state(connection: Connection) -> None:
    """Tell that the ledger changes: the last thing a transaction does, as others that write wait for it from here."""
    connection.execute(update(state).values(name=token_hex(8)))
