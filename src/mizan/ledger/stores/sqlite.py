"""A ledger in an SQLite file: making it, knowing it from other files, and saying plainly what is wrong with it."""

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from mizan.ledger import schema, upgrading
from mizan.ledger.stores.sqlite_words import SQLiteWords
from mizan.ledger.stores.store import DAMAGED, Store, Words, remedy_of
from mizan.model.errors import LedgerError
from mizan.model.messages import Message

_HEADER = b"SQLite format 3\x00"
_REMEDIES = {
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_READONLY": "readonly_file",
    "SQLITE_CANTOPEN": "unopened",
    "SQLITE_FULL": "disk_full",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": "no_mizan",
    "SQLITE_IOERR": "disk_failed",
}

CHECKING = 1 << 19
"""How many kibibytes of pages are held in memory at most while a file is checked."""


class SQLite(Store):
    """An SQLite file that one or more programs of one machine read and write."""

    words: ClassVar[Words] = SQLiteWords()

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine, str(path))
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool, timeout: float, upgrade: bool = True, keep: bool = True) -> Self:
        """Open the ledger in a file, made where there is none and `create` allows it.

        An older one is upgraded, and with `keep` a copy of it is kept; without `upgrade` it is left as it is.
        """
        _look_at(path, create)
        store = cls(_engine(path, timeout, readonly=_is_readonly(path)), path)
        try:
            with store.explained():
                store._prepare(create, timeout, upgrade, keep)
        except BaseException:
            store.close()
            raise
        return store

    def remedy(self, error: BaseException | None) -> Message:
        return remedy_of(getattr(error, "sqlite_errorname", ""), _REMEDIES, error)

    def faults(self, connection: Connection) -> Iterator[str]:
        """What SQLite finds wrong with the pages, and with the indices of each row.

        Each row is looked for in every index, and ids stand in no order: while this goes on, up to `CHECKING`
        kibibytes of pages are held in memory, so that a page of an index is not read again for each row on it.
        """
        usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CHECKING}")
        try:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        finally:
            connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")
        return (" ".join(fault.split()) for fault in found if fault != "ok")

    def numbers_taken(self, connection: Connection) -> None:
        """Nothing: SQLite numbers on from the greatest key."""

    def _begin_reading(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    def _begin_writing(self, connection: Connection, document: str) -> None:
        connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def _begin_lasting(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA synchronous = FULL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def _prepare(self, create: bool, timeout: float, upgrade: bool, keep: bool) -> None:
        with self.reading() as connection:
            version = self._version(connection, create)
        if version == schema.VERSION or not upgrade:
            return
        if version is None:
            _keep_a_log(self.engine, timeout)
        with self.lasting() as connection:
            version = self._version(connection, create)
            if version is None:
                schema.make(connection)
            elif version != schema.VERSION:
                upgrading.upgrade(connection, self.path if keep else None, version)

    def _version(self, connection: Connection, create: bool) -> str | None:
        """The version of the tables, None where there are none yet; a LedgerError where the file is no ledger."""
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if application == 0 and tables == 0:
            if not create:
                raise LedgerError("ledger_empty", path=self.path)
            return None
        if application != schema.APPLICATION:
            raise LedgerError("sqlite_of_others", path=self.path)
        return upgrading.known(self.address, upgrading.version_of(connection))


def _look_at(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError("ledger_folder", path=path, example=path / "ledger.mizan")
    if not path.exists():
        if not create:
            raise LedgerError("no_ledger", path=path)
        if not path.parent.is_dir():
            raise LedgerError("no_parent", path=path, parent=path.parent)
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise LedgerError("ledger_permissions", path=path, reason=error.strerror) from None
    if header and header != _HEADER:
        raise LedgerError("not_ledger", path=path)


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
    return engine


def _on_connect(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")


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
