"""Reading one partition into Parquet files: the function that engines map over partitions.

What a part comes to is written under names that only the part decides, and what was written is noted last, in one
small file. So a part whose reader was lost is read again without a trace, and one that is noted is never read twice.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct
from pyarrow import parquet  # type: ignore[import-untyped]

from mizan.archives.partitions import Partition, fsspec, rows
from mizan.archives.schema import documents_table, records_table
from mizan.documents import DocumentError, Known, document_of
from mizan.model import Document, Record
from mizan.reading import read_all

UNDATED = "unknown"
"""The month of documents that tell no date of publication."""

NOTES = "parts"
"""The folder of an archive in which the parts that are done are noted."""


class Done(Struct, frozen=True):
    """What a part came to: the files written for it by what they hold, how much is in them, and what failed."""

    partition: Partition
    documents: int
    records: int
    size: int
    files: dict[str, list[str]]
    failures: list[str]


def read_partition(partition: Partition, archive: str, known: Known) -> Done:
    """Read the documents of a part into the archive at a path or URL, note it, and say what it came to.

    `known` stands in where a document does not tell its outlet or date.
    """
    filesystem, root = fsspec.url_to_fs(archive)
    months: dict[str, dict[str, tuple[Document, list[Record]]]] = defaultdict(dict)
    failures: list[str] = []
    size = 0
    for document, records in read_all(_documents(partition, known, failures)):
        size += len(document.text.encode())
        months[(document.published or UNDATED)[:7]].setdefault(document.id, (document, records))
    files: dict[str, list[str]] = {"documents": [], "records": []}
    for month, found in sorted(months.items()):
        tables = {
            "documents": documents_table(document for document, _ in found.values()),
            "records": records_table(found.values()),
        }
        for what, table in tables.items():
            file = f"{what}/published={month}/{partition.key}.parquet"
            _write(filesystem, f"{root}/{file}", table)
            files[what].append(file)
    read_ones = [records for found in months.values() for _, records in found.values()]
    done = Done(partition, len(read_ones), sum(map(len, read_ones)), size, files, failures)
    note(filesystem, root, done)
    return done


def note(filesystem: Any, root: str, done: Done) -> None:
    """Note that a part is done."""
    path = f"{root}/{NOTES}/{done.partition.key}.json"
    filesystem.makedirs(f"{root}/{NOTES}", exist_ok=True)
    filesystem.pipe_file(f"{path}.part", msgspec.json.encode(done))
    filesystem.mv(f"{path}.part", path)


def _documents(partition: Partition, known: Known, failures: list[str]) -> Iterator[Document]:
    """The documents of a part; what is wrong with those that cannot be taken in is added to the failures."""
    for where, row in rows(partition):
        try:
            fields = row if isinstance(row, dict) else msgspec.json.decode(row, type=dict[str, Any])
            yield document_of(fields, known)
        except DocumentError as error:
            failures.append(str(DocumentError("at", where=where, problem=error)))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            failures.append(str(DocumentError("row_broken", where=where, reason=error)))


def _write(filesystem: Any, path: str, table: Any) -> None:
    filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
    with filesystem.open(path, "wb") as file:
        parquet.write_table(table, file, compression="zstd")
