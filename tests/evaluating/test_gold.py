from pathlib import Path

import pytest

from mizan.evaluating import read_gold
from mizan.evaluating.floors import read_floors
from mizan.model.errors import GoldError


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text('{"id": "a", "text": "نص"}\n', encoding="utf-8")
    (tmp_path / "records.jsonl").write_text('{"doc": "a", "kind": "event", "evidence": {}}\nnothing\n')
    with pytest.raises(GoldError, match=r"records\.jsonl:2: not a JSON object"):
        read_gold(tmp_path)


def test_records_need_their_document(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text('{"id": "a", "text": "نص"}\n', encoding="utf-8")
    (tmp_path / "records.jsonl").write_text('{"doc": "b", "kind": "event", "evidence": {}}\n')
    with pytest.raises(GoldError, match="no document for b"):
        read_gold(tmp_path)


def test_a_floors_file_without_its_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("x = 1")
    with pytest.raises(GoldError, match=r"\[f1\]"):
        read_floors(tmp_path / "floors.toml")
