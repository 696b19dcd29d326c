"""`mizan check`, `backup` and `restore`: the ledger is named as for other commands, or before the file."""

from pathlib import Path

import pytest
from tests.cli.test_commands import mizan


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    article = folder / "visit.txt"
    article.write_text("وصل وزير الخارجية الهندي إلى مسقط.", encoding="utf-8")
    assert mizan("read", article, "--ledger", folder / "ledger.mizan").returncode == 0
    return folder / "ledger.mizan"


def test_a_ledger_is_checked_however_it_is_named(ledger: Path) -> None:
    said = {mizan("check", ledger).stdout, mizan("check", "--ledger", ledger).stdout}
    assert len(said) == 1 and "all sound" in said.pop()


def test_a_backup_is_made_however_the_ledger_is_named_and_restored(ledger: Path, tmp_path: Path) -> None:
    first, second, restored = (tmp_path / name for name in ("first.mizan", "second.mizan", "restored.mizan"))
    assert mizan("backup", ledger, first).returncode == 0
    assert mizan("backup", second, "--ledger", ledger).returncode == 0
    assert mizan("restore", second, restored).returncode == 0
    assert "1 documents" in mizan("check", first).stdout and "1 documents" in mizan("check", restored).stdout


def test_a_file_too_many_is_refused(ledger: Path, tmp_path: Path) -> None:
    refused = mizan("backup", ledger, tmp_path / "a.mizan", tmp_path / "b.mizan")
    assert refused.returncode == 2 and not (tmp_path / "a.mizan").exists()
