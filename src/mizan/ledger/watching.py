"""Whether a ledger has changed, whoever changed it."""

from secrets import token_hex
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine


class Watch:
    """Watches a ledger through a connection of its own; use it from one thread at a time, and close it."""

    def __init__(self, engine: Engine) -> None:
        self._connection: Connection = engine.connect()
        self._token = token_hex(6)

    def state(self) -> str:
        """A name for what the ledger holds now: another one once any program has written to it."""
        version = self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        self._connection.rollback()
        return f"{self._token}-{version}"

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
