"""Files beside a ledger: copies of it while programs write to it, and those that are wanted for a while."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import gettempdir

from mizan.model.errors import LedgerError


def copy_file(path: Path, copy: Path) -> None:
    """Copy a ledger as it was last written. Raises sqlite3.Error."""
    with (
        closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


@contextmanager
def room_for(what: str) -> Iterator[None]:
    """Within it, files are written that are wanted for a while. Raises LedgerError where there is no room for them."""
    try:
        yield
    except OSError as error:
        raise LedgerError(
            f"no room in {gettempdir()} for {what} ({error.strerror or error}); "
            "let TMPDIR name a folder with room for as much as the ledger takes"
        ) from error
