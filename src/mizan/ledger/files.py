"""Files beside a ledger: copies of it while programs write to it, and those that are wanted for a while."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir

from mizan.model.errors import LedgerError
from mizan.model.messages import Message


def copy_file(path: Path, copy: Path) -> None:
    """Copy a ledger as it was last written. Raises sqlite3.Error."""
    with (
        closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


@contextmanager
def whole_file(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A draft that becomes a file when it is whole: a new one, or in the place of one that is there.

    Raises FileExistsError where there is one that is not to be replaced.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.unlink(missing_ok=True)
        yield draft
        if replace:
            draft.replace(path)
        else:
            # Unlike a renaming, this fails where the file is there, be it made meanwhile.
            os.link(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


@contextmanager
def room_for(what: str) -> Iterator[None]:
    """Within it, files are written that are wanted for a while. Raises LedgerError where there is no room for them.

    `what` they are is a key of a message.
    """
    try:
        yield
    except OSError as error:
        raise LedgerError("no_room", folder=gettempdir(), what=Message(what), reason=error.strerror or error) from error
