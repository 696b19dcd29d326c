"""Opening a ledger file: making it, knowing it from other files, and saying plainly what is wrong with it."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from mizan.ledger import schema
from mizan.ledger.upgrading import can_upgrade, upgrade
from mizan.model.errors import LedgerError

_HEADER = b"SQLite format 3\x00"
_WRITES = "mizan_writes"
_EMPTY = 0
_REMEDIES = {
    "SQLITE_BUSY": "another program is writing to it; wait until it is done, or stop it",
    "SQLITE_LOCKED": "another program is writing to it; wait until it is done, or stop it",
    "SQLITE_READONLY": "it cannot be written to; change the permissions of the file and its folder, or copy it",
    "SQLITE_CANTOPEN": "it cannot be opened; check that its folder exists and may be written to",
    "SQLITE_FULL": "the disk is full; make room and run again",
    "SQLITE_CORRUPT": "it is damaged; restore a copy, or read the documents into a new ledger",
    "SQLITE_NOTADB": "not a Mizan ledger; name another file",
    "SQLITE_IOERR": "the disk failed to read or write it; check the disk",
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn an error of the database into a LedgerError of one line."""
    try:
        yield
    except DBAPIError as error:
        raise _explanation(where, error.orig) from error
    except sqlite3.Error as error:
        raise _explanation(where, error) from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"{where}: a text with half a character (a lone surrogate) cannot be kept; mend it"
        ) from error


def _explanation(where: str, error: BaseException | None) -> LedgerError:
    name = getattr(error, "sqlite_errorname", "")
    for code, remedy in _REMEDIES.items():
        if name.startswith(code):
            return LedgerError(f"{where}: {remedy}")
    return LedgerError(f"{where}: the database says: {error}")


def engine_of(path: Path, *, create: bool, timeout: float) -> Engine:
    """An engine on a ledger that is known to be one, made where there is none and `create` allows it."""
    _look_at(path, create)
    engine = _engine(path, timeout, readonly=_is_readonly(path))
    try:
        with explained(str(path)):
            _prepare(engine, path, create, timeout)
    except BaseException:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine, *, lasting: bool = False) -> Engine:
    """The same engine, whose transactions take the right to write when they begin and so never collide later.

    What a lasting one writes is on the disk when it is done, not only safe from the end of the program.
    """
    return engine.execution_options(**{_WRITES: "FULL" if lasting else "NORMAL"})


def _look_at(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger; name a file in it, such as {path / 'ledger.mizan'}")
    if not path.exists():
        if not create:
            raise LedgerError(f"{path}: no such ledger; check the path")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: its folder does not exist; make {path.parent} first")
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    if header and header != _HEADER:
        raise LedgerError(f"{path}: not a Mizan ledger; name another file")


def _is_readonly(path: Path) -> bool:
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _engine(path: Path, timeout: float, *, readonly: bool) -> Engine:
    target = path.absolute().as_uri()
    if readonly:
        target += "?mode=ro" if Path(f"{path}-wal").exists() else "?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(target, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")


def _on_begin(connection: Connection) -> None:
    synchronous = connection.get_execution_options().get(_WRITES)
    if synchronous:
        connection.exec_driver_sql(f"PRAGMA synchronous = {synchronous}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if synchronous else "BEGIN")


def _prepare(engine: Engine, path: Path, create: bool, timeout: float) -> None:
    with engine.begin() as connection:
        version = _version(connection, path, create)
    if version == schema.VERSION:
        return
    if version == _EMPTY:
        _keep_a_log(engine, timeout)
    with writing(engine).begin() as connection:
        version = _version(connection, path, create)
        if version == _EMPTY:
            _make(connection)
        elif version < schema.VERSION:
            upgrade(connection, path, version)


def _make(connection: Connection) -> None:
    schema.metadata.create_all(connection, checkfirst=False)
    for statement in (schema.FULL_TEXT, *schema.APPEND_ONLY):
        connection.exec_driver_sql(statement)
    connection.execute(insert(schema.meta), [{"name": "schema", "value": str(schema.VERSION)}])
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")


def _keep_a_log(engine: Engine, timeout: float) -> None:
    """Write ahead into a log, so that reading and writing do not wait for each other; SQLite itself does not
    wait for the right to change this, so a second process that makes the same ledger tries again."""
    deadline = time.monotonic() + timeout
    connection = engine.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
    finally:
        connection.close()


def _version(connection: Connection, path: Path, create: bool) -> int:
    """The version of the tables; a file of another program or a newer Mizan is a LedgerError."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application == 0 and tables == 0:
        if not create:
            raise LedgerError(f"{path}: an empty file, not a ledger; check the path")
        return _EMPTY
    if application != schema.APPLICATION:
        raise LedgerError(f"{path}: an SQLite file of another program, not a ledger; name another file")
    if version > schema.VERSION or not can_upgrade(version):
        raise LedgerError(
            f"{path}: a ledger of schema {version}, and this Mizan knows {schema.VERSION}; "
            f"{'install a newer Mizan' if version > schema.VERSION else 'read the documents into a new ledger'}"
        )
    return version
