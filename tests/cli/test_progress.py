"""On a terminal a reading says how far it is, how fast, and how long it will take; elsewhere it is silent."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "زار وزير الخارجية التركي طهران في {} مارس 2019، ووقع الجانبان مذكرة تفاهم. " * 20


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    source = tmp_path / "articles.jsonl"
    source.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.replace("{}", str(n))}) for n in range(60)))
    return [sys.executable, "-m", "mizan", "read", str(source), "--ledger", str(tmp_path / "own.mizan")]


def test_progress_on_a_terminal(command: list[str]) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "150"}
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL, env=environment) as process:
        os.close(theirs)
        shown = b""
        # A terminal that nobody writes to any more is at its end, or fails, as systems have it.
        try:
            while some := os.read(ours, 4096):
                shown += some
        except OSError:
            pass
        os.close(ours)
        assert process.wait() == 0
    said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"reading [1-9]\d* documents .* [\d.]+ .?B/s 0:00:\d\d left 0:00:\d\d", said)


def test_silence_elsewhere(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not run.stderr
