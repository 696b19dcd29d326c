"""What is made of a language's data is kept until the data change."""

from pathlib import Path

import pytest
from msgspec import Struct

from mizan.languages import kept as keeping
from mizan.languages.kept import kept


class Made(Struct):
    number: int


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keeping, "user_cache_path", lambda name: tmp_path / "cache" / name)
    path = tmp_path / "source" / "words.tsv"
    path.parent.mkdir()
    path.write_text("word\n", encoding="utf-8")
    return path


def test_what_was_made_is_not_made_again(source: Path) -> None:
    assert kept("numbers", [source.parent], Made, lambda: Made(1)) == Made(1)
    assert kept("numbers", [source.parent], Made, lambda: Made(2)) == Made(1)


def test_a_changed_source_is_read_again(source: Path) -> None:
    kept("numbers", [source.parent], Made, lambda: Made(1))
    source.write_text("another word\n", encoding="utf-8")
    assert kept("numbers", [source.parent], Made, lambda: Made(2)) == Made(2)


def test_a_damaged_file_is_made_anew(source: Path, tmp_path: Path) -> None:
    kept("numbers", [source], Made, lambda: Made(1))
    (file,) = (tmp_path / "cache").rglob("*.msgpack")
    file.write_bytes(file.read_bytes()[:-1] + b"\xc1")
    assert kept("numbers", [source], Made, lambda: Made(2)) == Made(2)


def test_what_cannot_be_kept_is_made_each_time(source: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert kept("numbers", [source], Made, lambda: Made(1)) == Made(1)
    assert kept("numbers", [source], Made, lambda: Made(2)) == Made(2)
