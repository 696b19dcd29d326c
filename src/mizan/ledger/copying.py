"""Backups of a ledger, and ledgers made of them: whole or not at all, and never in the place of another.

A backup is an SQLite ledger, whatever the ledger is kept in: the rows are the same in both kinds of store.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, insert, select

from mizan.ledger.checking import Problem, problems
from mizan.ledger.files import copy_file, whole_file
from mizan.ledger.schema import documents, judgements, record_parties, records
from mizan.ledger.stores import Store, address_of, open_store
from mizan.ledger.stores.sqlite import SQLite
from mizan.model.errors import LedgerError
from mizan.model.messages import Message

_BATCH = 500
_TIMEOUT = 30.0


def backup(store: Store, path: Path) -> None:
    """Write a ledger as it is now to a new file, while others go on writing to it. Raises LedgerError."""
    with _new_file(path) as draft:
        if isinstance(store, SQLite):
            with store.explained():
                copy_file(store.path, draft)
        else:
            with _opened(draft, create=True) as copy:
                _copy_rows(store, copy)
        with _opened(draft) as copy:
            _refuse_damage(copy, Message("not_backed_up", address=store.address))


def restore(path: Path, place: str | os.PathLike[str]) -> str:
    """Make a ledger at a path or URL, where there is none yet, of a backup; returns its address. Raises LedgerError."""
    address = address_of(place)
    with closing(SQLite.open(path, create=False, timeout=_TIMEOUT, upgrade=False)) as saved:
        if isinstance(address, Path):
            with _new_file(address) as draft:
                _take(saved, draft)
            return str(address)
        with TemporaryDirectory(prefix="mizan-") as folder, _opened(place, create=True) as target:
            draft = Path(folder) / "ledger.mizan"
            _take(saved, draft)
            with _opened(draft) as copy:
                _copy_rows(copy, target)
            return target.address


def _take(saved: SQLite, draft: Path) -> None:
    """Copy a backup, of an older version too, and make sure that it is sound."""
    with saved.explained():
        copy_file(saved.path, draft)
    with closing(SQLite.open(draft, create=False, timeout=_TIMEOUT, keep=False)) as copy:
        _refuse_damage(copy, Message("not_restored", address=saved.address))


def _refuse_damage(store: Store, said: Message) -> None:
    damage: Problem | None = next(problems(store), None)
    if damage:
        raise LedgerError("ledger_damaged", said=said, damage=damage)


@contextmanager
def _opened(place: str | os.PathLike[str], *, create: bool = False) -> Iterator[Store]:
    store = open_store(place, create=create, timeout=_TIMEOUT)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """A draft that becomes the file when it is whole."""
    # A log that was left of another file would be taken for one of the new file.
    for file in (path, Path(f"{path}-wal")):
        if file.exists():
            raise LedgerError("there_remove", path=file)
    if not path.parent.is_dir():
        raise LedgerError("no_parent", path=path, parent=path.parent)
    try:
        with whole_file(path) as draft, _tidied(draft):
            yield draft
            with draft.open("rb") as written:
                os.fsync(written.fileno())
    except FileExistsError as error:
        raise LedgerError("there_remove", path=path) from error
    except OSError as error:
        raise LedgerError("not_written_room", path=path, reason=error.strerror) from error


@contextmanager
def _tidied(draft: Path) -> Iterator[None]:
    """Behind it, the logs that SQLite has beside a draft are gone."""
    try:
        yield
    finally:
        for file in draft.parent.iterdir():
            if file.name.startswith(f"{draft.name}-"):
                file.unlink()


def _copy_rows(source: Store, target: Store) -> None:
    with source.reading() as reading, target.lasting() as writing:
        for table in (documents, judgements):
            if writing.execute(select(func.count()).select_from(table)).scalar_one():
                raise LedgerError("database_taken", address=target.address)
        for table in (documents, records, record_parties, judgements):
            rows = reading.execution_options(yield_per=_BATCH).execute(select(table)).mappings()
            for some in rows.partitions():
                writing.execute(insert(table), [dict(row) for row in some])
                if table is documents:
                    for row in some:
                        target.words.index(writing, row["key"], row["title"], row["text"])
        target.numbers_taken(writing)
