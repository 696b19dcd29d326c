"""Bringing an older ledger up to the tables of today, in place, with a copy of it as it was beside it."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection

from mizan.ledger.schema import VERSION
from mizan.model.errors import LedgerError

STEPS: dict[int, tuple[str, ...]] = {
    1: (
        "CREATE TABLE judgements (key INTEGER NOT NULL, id VARCHAR(16) NOT NULL, time VARCHAR NOT NULL, "
        "author TEXT NOT NULL, verdict VARCHAR NOT NULL, line TEXT NOT NULL, PRIMARY KEY (key), UNIQUE (id))",
        "CREATE TRIGGER judgements_are_not_changed BEFORE UPDATE ON judgements "
        "BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END",
        "CREATE TRIGGER judgements_are_not_deleted BEFORE DELETE ON judgements "
        "BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END",
    ),
}
"""By version, what leads to the next one. A step is never edited once a ledger has been made by it."""


def can_upgrade(version: int) -> bool:
    """Whether a ledger of this version can be brought up to today's."""
    return all(step in STEPS for step in range(version, VERSION))


def upgrade(connection: Connection, path: Path, version: int) -> None:
    """Upgrade within the transaction of a connection that has the right to write."""
    copy = keep_copy(path, version)
    try:
        for step in range(version, VERSION):
            for statement in STEPS[step]:
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql("UPDATE meta SET value = ? WHERE name = 'schema'", (str(VERSION),))
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def keep_copy(path: Path, version: int) -> Path:
    """Copy a ledger as it was last written to `NAME.schema1` (or `.schema1-2` …) beside it."""
    copy, number = Path(f"{path}.schema{version}"), 1
    while copy.exists():
        number += 1
        copy = Path(f"{path}.schema{version}-{number}")
    draft = Path(f"{copy}.part")
    try:
        with (
            closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(draft)) as target,
        ):
            source.backup(target)
        draft.replace(copy)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):
            raise LedgerError(f"{path}: no copy of it could be made beside it ({error.strerror}); make room") from error
        raise
    return copy
