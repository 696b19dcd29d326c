"""Ledgers in both kinds of store, and other programs that write to them."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, select

from mizan.ledger import Ledger
from mizan.ledger.schema import settled, tables
from mizan.ledger.stores.postgresql import _engine

NewPlace = Callable[[], str]
"""Makes the path or URL of a ledger that is not there yet."""

_WRITERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL"


def content(ledger: Ledger) -> dict[str, list[Any]]:
    """All rows of a ledger, but for what was worked out of them."""
    with ledger._store.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables(connection.dialect.name)
            if table is not settled
        }


def is_being_written(place: str) -> bool:
    """Whether a program has a transaction open that writes to a ledger."""
    if place.startswith("postgresql:"):
        # Not as a ledger: to open one may have to wait for that very transaction.
        engine = _engine(make_url(place), timeout=0)
        with engine.connect() as connection:
            found = bool(connection.exec_driver_sql(_WRITERS).scalar_one())
        engine.dispose()
        return found
    try:
        with closing(sqlite3.connect(f"file:{place}?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    return False


def program(script: Path, *arguments: object) -> subprocess.Popen[str]:
    """A script run by a Python of its own."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def remove(place: str) -> None:
    """Remove a ledger, so that its place is free for another."""
    if place.startswith("postgresql:"):
        with Ledger.open(place) as ledger, ledger._store.lasting() as connection:
            connection.exec_driver_sql("DROP SCHEMA mizan CASCADE")
    else:
        for file in Path(place).parent.glob(f"{Path(place).name}*"):
            file.unlink()
