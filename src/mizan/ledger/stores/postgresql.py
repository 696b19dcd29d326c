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
from mizan.model.messages import Message

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
    "08": "unreached",
    "22021": "null_not_kept",
    "25006": "readonly_server",
    "28": "login_refused",
    "3D000": "no_database",
    "42501": "no_right",
    "53100": "server_full",
    "53300": "too_many_connections",
    "55P03": "busy",
    "57P": "server_starting",
    "XX001": DAMAGED,
    "XX002": "index_damaged",
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

    def remedy(self, error: BaseException | None) -> Message:
        cause = error
        # The driver may fail anew while it gives up a connection that the server has refused; the refusal tells more.
        while cause is not None:
            told: Any = cause.args[0] if cause.args else None
            if isinstance(told, dict):
                return remedy_of(told.get("C", ""), _REMEDIES, told.get("M", cause))
            cause = cause.__context__
        return Message("unreached_because", reason=error)

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
            raise LedgerError("schema_taken", address=self.address)
        if not create:
            raise LedgerError("no_ledger_in_database", address=self.address)
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise LedgerError("database_encoding", address=self.address, encoding=encoding)
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
        raise LedgerError("no_sslmode", url=url, mode=mode, known=_ENCRYPTION)
    options["ssl_context"] = _ENCRYPTION[mode]()
    if query:
        raise LedgerError("address_options", url=url, options=sorted(query))
    if url.password is None and "PGPASSWORD" in os.environ:
        options["password"] = os.environ["PGPASSWORD"]
    user = url.username or os.environ.get("PGUSER") or getpass.getuser()
    try:
        engine = create_engine(
            url.set(drivername="postgresql+pg8000", username=user, query={}), connect_args=options, pool_pre_ping=True
        )
    except ImportError:
        raise LedgerError("no_driver", url=url) from None
    # Records are inserted many to a statement: each statement is a way to the server and back.
    engine.dialect.use_insertmanyvalues_wo_returning = True
    return engine
