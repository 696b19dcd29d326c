"""An archive as it was written: its parts, documents and records, asked in place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import msgspec
from pyarrow import parquet  # type: ignore[import-untyped]

from mizan.archives.mapping import NOTES, Done
from mizan.archives.partitions import fsspec
from mizan.archives.schema import record_of
from mizan.model import Document, Record
from mizan.model.booked import Booked, Source
from mizan.model.errors import ArchiveError

if TYPE_CHECKING:
    import polars

_decode = msgspec.json.Decoder(Done).decode


class Archive:
    """The Parquet files that were written for the parts of some sources, in a folder or under any URL of fsspec."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._filesystem: Any
        self._filesystem, self._root = fsspec.url_to_fs(url)

    @classmethod
    def open(cls, url: str) -> Self:
        """The archive at a path or URL. Raises ArchiveError where there is none."""
        if not cls.is_there(url):
            raise ArchiveError("no_archive", url=url)
        return cls(url)

    @staticmethod
    def is_there(url: str) -> bool:
        """Whether there is an archive at a path or URL."""
        filesystem, root = fsspec.url_to_fs(url)
        return bool(filesystem.isdir(f"{root}/{NOTES}"))

    @cached_property
    def parts(self) -> dict[str, Done]:
        """What the parts that are done came to, by the keys of their partitions."""
        if not self._filesystem.isdir(f"{self._root}/{NOTES}"):
            return {}
        noted = [path for path in self._filesystem.ls(f"{self._root}/{NOTES}", detail=False) if path.endswith(".json")]
        found = (_decode(content) for content in self._filesystem.cat(sorted(noted)).values()) if noted else ()
        return {done.partition.key: done for done in found}

    def scan(self, what: str) -> "polars.LazyFrame":
        """The `documents` or `records` of the parts that are done, as a lazy frame over the files."""
        import polars

        files = [file for _, done in sorted(self.parts.items()) for file in done.files[what]]
        if not files:
            raise ArchiveError("archive_empty", url=self.url, what=what)
        return polars.scan_parquet([self._filesystem.unstrip_protocol(f"{self._root}/{file}") for file in files])

    def read(self) -> Iterator[tuple[Document, list[Record]]]:
        """Each document with its records, part by part: no more than a part is held at once."""
        for _, done in sorted(self.parts.items()):
            records: dict[str, list[Record]] = defaultdict(list)
            for row in self._rows(done.files["records"]):
                records[row["document"]].append(record_of(row))
            for row in self._rows(done.files["documents"]):
                yield Document(**row), records[row["id"]]

    def documents(self) -> Iterator[Document]:
        """The documents, each once, in order of their ids."""
        frame = self.scan("documents").unique("id", keep="first", maintain_order=True).sort("id").collect()
        for row in frame.iter_rows(named=True):
            yield Document(**row)

    def records(self, *, partner: str | None = None) -> Iterator[Booked]:
        """The records, in the order of their documents and words; where `partner` is given, those it is weighed by.

        Those are all records of documents that name it, since what others say there counts too and shows who is who,
        and all projects, which other documents may tell more of. Only what is asked for is read from the files.
        """
        import polars

        records = self.scan("records")
        if partner is not None:
            named = polars.any_horizontal(
                *(polars.col(column).list.contains(partner) for column in ("actors", "recipients", "parties")),
                *(polars.col(column) == partner for column in ("country", "code")),
            )
            naming = records.filter(named).select("document").unique().collect().to_series()
            records = records.filter(polars.col("document").is_in(naming.implode()) | (polars.col("kind") == "project"))
        records = records.unique("record", keep="first", maintain_order=True).sort("document", "position")
        sources = self._sources()
        for row in records.collect().iter_rows(named=True):
            yield Booked(record_of(row), sources[row["document"]])

    def _rows(self, files: Iterable[str]) -> Iterator[dict[str, Any]]:
        for file in files:
            with self._filesystem.open(f"{self._root}/{file}") as opened:
                yield from parquet.read_table(opened, partitioning=None).to_pylist()

    def _sources(self) -> dict[str, Source]:
        columns = Source.__struct_fields__
        frame = self.scan("documents").select(columns).unique("id", keep="first", maintain_order=True).collect()
        return {row[0]: Source(*row) for row in frame.iter_rows()}
