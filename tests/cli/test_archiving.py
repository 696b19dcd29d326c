"""`mizan read --archive` and `mizan load`."""

import json
from pathlib import Path

import pytest
from tests.cli.test_commands import mizan


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.jsonl"
    texts = (
        "وصل وزير الخارجية الهندي إلى مسقط",
        "وقعت الصين وباكستان اتفاقية تجارة حرة. وقالت وزارة الخارجية الماليزية إن ذلك يخدم المنطقة كلها.",
    )
    lines = [json.dumps({"text": text, "published": "2019-05-06"}, ensure_ascii=False) for text in texts]
    path.write_text("\n".join([*lines, "not JSON"]), encoding="utf-8")
    return path


def test_an_archive_is_read_once_loaded_and_weighed_in_place(source: Path, tmp_path: Path) -> None:
    archive, ledger = tmp_path / "archive", tmp_path / "ledger.mizan"
    first = mizan("read", source, "--archive", archive)
    assert first.returncode == 2
    assert "2 more documents" in first.stdout and "broken JSON" in first.stderr
    again = mizan("read", source, "--archive", archive).stdout
    assert "0 read, 1 done before" in again and "documents failed: 1;" in again and "broken JSON" in again
    assert "2 added" in mizan("load", archive, "--ledger", ledger).stdout
    assert "2 unchanged" in mizan("load", archive, "--ledger", ledger).stdout
    partners = [mizan("partners", "CHN", "--ledger", books, "--format", "csv").stdout for books in (archive, ledger)]
    assert "PAK" in partners[0] and "MYS" in partners[0] and partners[0] == partners[1]


def test_ray_needs_an_archive_to_write_to(source: Path) -> None:
    refused = mizan("read", source, "--engine", "ray")
    assert refused.returncode == 2 and "--archive" in refused.stderr


def test_what_is_no_archive_is_not_loaded(tmp_path: Path) -> None:
    refused = mizan("load", tmp_path, "--ledger", tmp_path / "ledger.mizan")
    assert refused.returncode == 2 and "no archive" in refused.stderr
    assert not (tmp_path / "ledger.mizan").exists()
