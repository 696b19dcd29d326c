"""The recipes of docs/extending.md, followed as a desk would follow them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs/extending.md"


def recipe(columns: str) -> str:
    """The example table of the page whose header begins so."""
    tables: list[str] = re.findall(r"```text\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    return next(table for table in tables if table.startswith(columns))


def read(text: str, lexicon: Path | None = None) -> list[dict[str, Any]]:
    environment = {**os.environ, "MIZAN_LEXICON": str(lexicon or "")}
    command = [sys.executable, "-m", "mizan", "read", "-", "--format", "jsonl"]
    made = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", env=environment, check=False)
    return [json.loads(line) for line in made.stdout.splitlines()]


def test_a_word_for_an_act_is_one_row(tmp_path: Path) -> None:
    text = "تحفّت أوزبكستان بالرئيس الكازاخستاني في طشقند."
    (tmp_path / "triggers.tsv").write_text(recipe("id\tverbs"), encoding="utf-8")
    assert not [line for line in read(text) if line["kind"] == "event"]
    assert [line["event_type"] for line in read(text, tmp_path) if line["kind"] == "event"] == ["CONSULT"]


def test_a_further_name_of_a_state_is_one_row(tmp_path: Path) -> None:
    text = "تقع أرض السهوب الكبرى في قلب القارة."
    (tmp_path / "states.tsv").write_text(recipe("id\tnames"), encoding="utf-8")
    assert "KAZ" not in [line.get("id") for line in read(text)]
    assert "KAZ" in [line.get("id") for line in read(text, tmp_path)]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    environment = {**os.environ, "MIZAN_LEXICON": str(tmp_path / "nowhere")}
    command = [sys.executable, "-m", "mizan", "read", "-"]
    made = subprocess.run(
        command, input="نص عربي قصير", capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert made.returncode == 2
    assert "MIZAN_LEXICON" in made.stderr
