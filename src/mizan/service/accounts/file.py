"""The SQLite file of accounts, and what is read from it and written to it at once."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError

from mizan.model.messages import Message
from mizan.service.accounts import schema
from mizan.service.accounts.errors import AccountsError

_WRITES = "mizan_writes"


class AccountsFile:
    """A file of accounts, which several processes may use at once."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file of accounts, made where there is none, readable for its owner alone. Raises AccountsError."""
        if not path.parent.is_dir():
            raise AccountsError("no_parent", path=path, parent=path.parent)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise AccountsError("accounts_unopened", path=path, reason=error.strerror) from None
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        file = cls(engine, path)
        try:
            with file.writing() as connection:
                _prepare(connection, path)
            _keep_a_log(engine)
        except BaseException:
            engine.dispose()
            raise
        return file

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """What is asked together."""
        return self._transaction(self._engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """What is written together, all or nothing. Raises IntegrityError where it breaks a rule of the tables."""
        return self._transaction(self._engine.execution_options(**{_WRITES: True}))

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise AccountsError(
                "at", where=self.path, problem=Message("said_by_database", reason=error.orig)
            ) from error


def beside(ledger: str) -> Path:
    """The accounts file of a ledger that is a file. Raises AccountsError for one that is a database elsewhere."""
    scheme, found, rest = ledger.partition("://")
    if found and scheme != "sqlite":
        raise AccountsError("accounts_place", scheme=scheme)
    return Path(f"{rest.removeprefix('/') if found else ledger}.users")


def _prepare(connection: Connection, path: Path) -> None:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application == 0 and tables == 0:
        schema.metadata.create_all(connection, checkfirst=False)
        for statement in schema.APPEND_ONLY:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
    elif application != schema.APPLICATION:
        raise AccountsError("not_accounts", path=path)
    elif version != schema.VERSION:
        raise AccountsError("accounts_version", path=path, version=version, known=schema.VERSION)


def _keep_a_log(engine: Engine) -> None:
    """Write ahead into a log, so that reading and writing do not wait for each other."""
    connection = engine.raw_connection()
    connection.cursor().execute("PRAGMA journal_mode = WAL")
    connection.close()


def _on_connect(connection: Any, _: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    # A transaction that may write takes the right to it at once: it would be too late after another has written.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")
