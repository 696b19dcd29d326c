"""A ledger in a PostgreSQL database, which many people and machines read and write at once.

Its tables are in a schema `mizan` of their own, so that the database may hold other things too.
"""

import getpass
import os
import ssl
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Self

from sqlalchemy import URL, Connection, Engine, create_engine, func, select, text

from mizan.ledger import schema, upgrading
from mizan.ledger.stores.postgresql_faults import faults
from mizan.ledger.stores.postgresql_words import PostgreSQLWords
from mizan.ledger.stores.store import DAMAGED, Store, Words, remedy_of
from mizan.model.errors import LedgerError

_PORT = 5432
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"
_JUDGING = "mizan: judging"
_ENCRYPTION: dict[Any, Callable[[], Any]] = {
    "disable": lambda: False,
    "prefer": lambda: None,
    "require": lambda: True,
    "verify-full": ssl.create_default_context,
}
"""By `sslmode`, what pg8000 takes for it."""

_REMEDIES = {
    "08": "the server cannot be reached; check that it runs, and the host and port",
    "22021": "a text with a null character cannot be kept; take it out",
    "25006": "it cannot be written to; name the server that may be written to",
    "28": "the server refuses the login; check the user, and the password in the address or PGPASSWORD",
    "3D000": "no such database; make it first (createdb --encoding=UTF8 NAME)",
    "42501": "this login may not do that; ask whoever runs the database for the right",
    "53100": "the disk of the server is full; make room and run again",
    "53300": "the server has too many connections; try again, or raise max_connections",
    "55P03": "another program is writing to it; wait until it is done, or stop it",
    "57P": "the server is shutting down or starting; try again",
    "XX001": DAMAGED,
    "XX002": "an index is damaged; run REINDEX on the database, then `mizan check`",
}


class PostgreSQL(Store):
    """A database by URL."""

    words: ClassVar[Words] = PostgreSQLWords()

    @classmethod
    def open(cls, url: URL, *, create: bool, timeout: float) -> Self:
        """Open the ledger in a database, made where there is none and `create` allows it."""
        store = cls(_engine(url, timeout), url.render_as_string(hide_password=True))
        try:
            with store.explained():
                store._prepare(create)
        except BaseException:
            store.close()
            raise
        return store

    def remedy(self, error: BaseException | None) -> str:
        cause = error
        # The driver may fail anew while it gives up a connection that the server has refused; the refusal tells more.
        while cause is not None:
            told: Any = cause.args[0] if cause.args else None
            if isinstance(told, dict):
                return remedy_of(told.get("C", ""), _REMEDIES, told.get("M", cause))
            cause = cause.__context__
        return f"{_REMEDIES['08']} ({error})"

    def faults(self, connection: Connection) -> Iterator[str]:
        return faults(connection)

    def numbers_taken(self, connection: Connection) -> None:
        for table in (schema.documents, schema.judgements):
            last = select(func.coalesce(func.max(table.c.key), 0) + 1).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, "key")
            connection.execute(select(func.setval(sequence, last, False)))

    def _begin_reading(self, connection: Connection) -> None:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _begin_writing(self, connection: Connection, document: str) -> None:
        connection.execute(text(_LOCK), {"name": document})

    def _begin_lasting(self, connection: Connection) -> None:
        # Judgements are numbered in the order in which they come to be seen, and each is made in sight of the last.
        connection.execute(text(_LOCK), {"name": _JUDGING})

    def _prepare(self, create: bool) -> None:
        with self.reading() as connection:
            version = self._version(connection, create)
        if version == schema.VERSION:
            return
        with self.lasting() as connection:
            version = self._version(connection, create)
            if version is None:
                connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS mizan")
                schema.make(connection)
            elif version != schema.VERSION:
                upgrading.upgrade(connection, None, version)

    def _version(self, connection: Connection, create: bool) -> str | None:
        """The version of the tables, None where there are none yet."""
        there = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'mizan'").scalars().all()
        if schema.version.name in there:
            return upgrading.known(self.address, upgrading.version_of(connection))
        if there:
            raise LedgerError(f"{self.address}: its schema mizan is of another program; name another database")
        if not create:
            raise LedgerError(f"{self.address}: no ledger in this database; check the address")
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise LedgerError(f"{self.address}: the database is in {encoding}; make one in UTF8")
        return None


def _engine(url: URL, timeout: float) -> Engine:
    options: dict[str, Any] = {
        "startup_params": {"search_path": "mizan", "lock_timeout": str(int(timeout * 1000))},
        "application_name": "mizan",
    }
    query = dict(url.query)
    folder = query.pop("host", None)
    if folder is not None:
        options["unix_sock"] = f"{folder}/.s.PGSQL.{url.port or _PORT}"
    mode = query.pop("sslmode", "prefer" if folder is None else "disable")
    if mode not in _ENCRYPTION:
        raise LedgerError(f"{url}: no sslmode is called {mode!r}; there are {', '.join(_ENCRYPTION)}")
    options["ssl_context"] = _ENCRYPTION[mode]()
    if query:
        raise LedgerError(f"{url}: {', '.join(sorted(query))} is not known in an address; there are host and sslmode")
    if url.password is None and "PGPASSWORD" in os.environ:
        options["password"] = os.environ["PGPASSWORD"]
    user = url.username or os.environ.get("PGUSER") or getpass.getuser()
    try:
        engine = create_engine(
            url.set(drivername="postgresql+pg8000", username=user, query={}), connect_args=options, pool_pre_ping=True
        )
    except ImportError:
        raise LedgerError(f"{url}: its driver is not installed; run pip install 'mizan[postgresql]'") from None
    # Records are inserted many to a statement: each statement is a way to the server and back.
    engine.dialect.use_insertmanyvalues_wo_returning = True
    return engine
