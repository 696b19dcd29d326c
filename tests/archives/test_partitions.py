"""Every line of a source is in one partition, whatever the size of the partitions."""

import gzip
from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from mizan.archives.partitions import partitions, rows
from mizan.model.errors import ArchiveError


@given(lines=st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line)), size=st.integers(1, 60))
def test_each_line_is_read_once(lines: list[bytes], size: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("lines") / "source.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    found = [row for part in partitions([str(path)], size) for _, row in rows(part)]
    assert found == [line + b"\n" for line in lines if line.strip()]


def test_a_gzipped_source_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "source.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "a"}\n' * 50))
    (part,) = partitions([str(path)], size=10)
    assert len(list(rows(part))) == 50


def test_row_groups_are_parts(tmp_path: Path) -> None:
    table = pyarrow.table({"id": ["1", "2", "3"], "text": ["a", "b", "c"]})
    parquet.write_table(table, tmp_path / "source.parquet", row_group_size=2)
    found = list(partitions([str(tmp_path)]))
    assert [len(list(rows(part))) for part in found] == [2, 1]


def test_a_part_has_the_same_key_each_time_and_another_when_its_source_changed(sources: Path) -> None:
    keys = [part.key for part in partitions([str(sources)])]
    assert keys == [part.key for part in partitions([str(sources)])]
    with (sources / "0.jsonl").open("a") as file:
        file.write("{}\n")
    assert [part.key for part in partitions([str(sources)])][1:] == keys[1:]
    assert next(partitions([str(sources)])).key != keys[0]


@pytest.mark.parametrize("source", ["nowhere.jsonl", "unknown://bucket/file.jsonl", "."])
def test_a_source_with_nothing_to_read_is_said(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArchiveError, match=r"no such source|nothing to read"):
        list(partitions([source]))
