"""The tables of the accounts file. Passwords are kept as argon2 hashes, sessions and tokens as SHA-256 hashes."""

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, String, Table, Text

APPLICATION = 0x4D5A5553
"""`PRAGMA application_id` of an accounts file: MZUS."""

VERSION = 1
"""`PRAGMA user_version`."""

metadata = MetaData()

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", Text),
    Column("subject", Text, unique=True),
    Column("added", Float, nullable=False),
)
"""`subject` is who the user is to the OIDC provider, once he has logged in by it."""

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("user", ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("ends", Float, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("user", ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("used", Float),
)

logins = Table(
    "logins",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("nonce", String, nullable=False),
    Column("verifier", String, nullable=False),
    Column("back", Text, nullable=False),
    Column("ends", Float, nullable=False),
)
"""Logins by OIDC that have begun and not come back yet, by their `state`."""

deeds = Table(
    "deeds",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("time", Float, nullable=False),
    Column("user", Text),
    Column("deed", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("status", Integer),
    Column("address", Text),
)
"""The audit log; nothing here is changed or deleted."""

APPEND_ONLY = tuple(
    f"CREATE TRIGGER deeds_are_not_{done} BEFORE {action} ON deeds "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
    for action, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
)
