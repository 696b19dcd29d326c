"""Tables as files: how they are kept, and how they are mapped into memory.

Of a table that is mapped only what is asked for is read from the disk, and given back when room is wanted. So a ledger
may be many times as large as the memory of the machine. Of words that stand for many (categories) the numbers are held.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from mizan.ledger.files import room_for

SMALL = 5_000_000
"""A table that takes less than so many bytes as it is kept is read and not mapped."""


@contextmanager
def room(what: str) -> Iterator[Path]:
    """A folder for files that are wanted for a while. Raises LedgerError where there is no room for them."""
    with room_for(what), TemporaryDirectory(prefix="mizan-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def written(tables: Mapping[str, pl.DataFrame], folder: Path) -> dict[str, Path]:
    """Tables as they are kept, in files of a folder: in Arrow's file format, compressed."""
    found = {name: folder / str(number) for number, name in enumerate(tables)}
    for name, path in found.items():
        tables[name].write_ipc(path, compression="zstd")
    return found


def mapped(path: Path) -> pl.DataFrame:
    """A table that was kept, mapped from files beside it, one for each column; all of them may be deleted then."""
    if path.stat().st_size < SMALL:
        return pl.read_ipc(path)
    return pl.DataFrame([_mapped(path, number) for number in range(len(pl.read_ipc_schema(path)))])


def _mapped(path: Path, number: int) -> pl.Series:
    # Not needed for small ledgers, and slow to import.
    from pyarrow import ipc, memory_map  # type: ignore[import-untyped]

    column = pl.read_ipc(path, columns=[number]).rechunk()
    plain = path.with_name(f"{path.name}-{number}")
    # In one piece: looking up rows is slow in many.
    column.write_ipc(plain, compression="uncompressed", record_batch_size=column.height)
    with memory_map(str(plain)) as file:
        return pl.DataFrame(ipc.open_file(file).read_all()).to_series()
