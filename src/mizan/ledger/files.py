"""Copying the file of an SQLite ledger while programs write to it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_file(path: Path, copy: Path) -> None:
    """Copy a ledger as it was last written. Raises sqlite3.Error."""
    with (
        closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
