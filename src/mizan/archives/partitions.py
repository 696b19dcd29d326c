"""Partitions: the sources of an archive, cut into parts that are read each by itself."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct
from pyarrow import parquet  # type: ignore[import-untyped]

from mizan.model.errors import ArchiveError
from mizan.model.extras import needed

fsspec = needed("fsspec.core", "an_archive", "archive")

SIZE = 16_000_000
"""How many bytes of JSON lines make a partition unless told otherwise."""

_LINES = (".jsonl", ".ndjson")
_PACKED = tuple(f"{ending}.gz" for ending in _LINES)
_PARQUET = (".parquet",)


class Partition(Struct, frozen=True):
    """A part of a source: the lines that begin in a half-open range of bytes, or a row group of a Parquet file.

    A gzipped source cannot be entered in its middle and is one part.
    """

    source: str
    start: int
    end: int
    size: int

    @property
    def key(self) -> str:
        """The name of what is written for this part: the same part of the same source has the same."""
        return sha256(msgspec.json.encode(self)).hexdigest()[:16]

    @property
    def is_parquet(self) -> bool:
        """Whether the part is a row group, `start` being its number."""
        return self.source.endswith(_PARQUET)


def partitions(sources: Iterable[str], size: int = SIZE) -> Iterator[Partition]:
    """Cut files, folders and patterns (`s3://bucket/2018/*.jsonl`) into parts of about `size` bytes, in order.

    Raises ArchiveError where a source names nothing that can be read.
    """
    for source in sources:
        for file, length, filesystem in _files(source):
            if file.endswith(_PARQUET):
                yield from _row_groups(file, length, filesystem)
            elif file.endswith(_PACKED):
                yield Partition(file, 0, length, length)
            else:
                for start in range(0, length, size):
                    yield Partition(file, start, min(start + size, length), length)


def rows(partition: Partition) -> Iterator[tuple[str, bytes | dict[str, Any]]]:
    """What the documents of a part are made of, a line or a row, each with where it stands.

    Raises ArchiveError where the source cannot be read.
    """
    try:
        yield from _rows(partition) if partition.is_parquet else _lines(partition)
    except (OSError, EOFError) as error:
        raise ArchiveError("source_unreadable", source=partition.source, reason=error) from error


def _files(source: str) -> Iterator[tuple[str, int, Any]]:
    try:
        filesystem, path = fsspec.url_to_fs(source)
        if filesystem.isdir(path):
            found = filesystem.find(path, detail=True)
        elif any(sign in path for sign in "*?["):
            found = filesystem.glob(path, detail=True)
        else:
            found = {path: filesystem.info(path)}
    except (OSError, ImportError, ValueError) as error:
        raise ArchiveError("no_source", source=source, reason=error) from error
    readable = {path: info for path, info in found.items() if path.endswith(_LINES + _PACKED + _PARQUET)}
    if not readable:
        raise ArchiveError("source_empty", source=source)
    for path in sorted(readable):
        yield filesystem.unstrip_protocol(path), int(readable[path]["size"]), filesystem


def _row_groups(file: str, length: int, filesystem: Any) -> Iterator[Partition]:

    try:
        with filesystem.open(file) as opened:
            count = parquet.ParquetFile(opened).num_row_groups
    except (OSError, ValueError) as error:
        raise ArchiveError("not_parquet", file=file, reason=error) from error
    for number in range(count):
        yield Partition(file, number, number + 1, length)


def _rows(partition: Partition) -> Iterator[tuple[str, dict[str, Any]]]:
    with fsspec.open(partition.source, "rb") as opened:
        group = parquet.ParquetFile(opened).read_row_group(partition.start)
    for number, row in enumerate(group.to_pylist()):
        yield f"{partition.source}:{partition.start}:{number}", row


def _lines(partition: Partition) -> Iterator[tuple[str, bytes]]:
    """The lines that begin in the part: the line that reaches into it belongs to the part before."""
    packed = "gzip" if partition.source.endswith(_PACKED) else None
    with fsspec.open(partition.source, "rb", compression=packed) as opened:
        at = partition.start
        if at:
            opened.seek(at - 1)
            at += len(opened.readline()) - 1
        while (packed or at < partition.end) and (line := opened.readline()):
            if line.strip():
                yield f"{partition.source} at byte {at}", line
            at += len(line)
