"""Bringing an older ledger up to the tables of today, in place; the steps are in `migrations/versions`."""

import logging
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from mizan.ledger import schema
from mizan.ledger.files import copy_file
from mizan.model.errors import LedgerError

MIGRATIONS = Path(__file__).parent / "migrations"

log = logging.getLogger(__name__)


def version_of(connection: Connection) -> str:
    """The version of a ledger's tables. Before 3, an SQLite file told it in its header."""
    if inspect(connection).has_table(schema.version.name):
        return connection.execute(select(schema.version.c.version_num)).scalar() or "unknown"
    return str(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def known(address: str, version: str) -> str:
    """The version, where this Mizan knows it or the way from it to its own; else a LedgerError."""
    if version == schema.VERSION or version in _versions():
        return version
    newer = version.isdecimal() and int(version) > int(schema.VERSION)
    key = "schema_newer" if newer else "schema_unknown"
    raise LedgerError(key, address=address, version=version, known=schema.VERSION)


def upgrade(connection: Connection, path: Path | None, version: str) -> None:
    """Upgrade within a transaction that has the right to write; a file at `path` is copied before."""
    copy = keep_copy(path, version) if path else None
    try:
        _run(connection, version)
    except BaseException:
        if copy:
            copy.unlink(missing_ok=True)
        raise
    if copy:
        log.warning("%s: brought from schema %s to %s; as it was, it is in %s", path, version, schema.VERSION, copy)
    else:
        log.warning("the ledger was brought from schema %s to %s", version, schema.VERSION)


def _versions() -> set[str]:
    # Imported only where a ledger is old: it takes longer than opening one.
    from alembic.script import ScriptDirectory

    return {step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _run(connection: Connection, version: str) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(MIGRATIONS))
    context = MigrationContext.configure(connection, opts={"fn": lambda found, _: steps._upgrade_revs("head", found)})
    context.stamp(steps, version)
    with Operations.context(context):
        context.run_migrations()


def keep_copy(path: Path, version: str) -> Path:
    """Copy a ledger as it was last written to `NAME.schema1` (or `.schema1-2` …) beside it."""
    copy, number = Path(f"{path}.schema{version}"), 1
    while copy.exists():
        number += 1
        copy = Path(f"{path}.schema{version}-{number}")
    draft = Path(f"{copy}.part")
    try:
        copy_file(path, draft)
        draft.replace(copy)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):
            raise LedgerError("no_copy", path=path, reason=error.strerror) from error
        raise
    return copy
