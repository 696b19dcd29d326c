"""Ledgers in both kinds of store, and other programs that write to them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from mizan.ledger import Ledger
from mizan.ledger.schema import tables

NewPlace = Callable[[], str]
"""Makes the path or URL of a ledger that is not there yet."""


def content(ledger: Ledger) -> dict[str, list[Any]]:
    """All rows of a ledger."""
    with ledger._store.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables(connection.dialect.name)
        }


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
