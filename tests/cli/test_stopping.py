"""A reading that is stopped, by Ctrl-C or worse, leaves no process behind and no document half booked."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from mizan.ledger import Ledger

TEXT = "زار وزير الخارجية التركي طهران في {} مارس 2019، ووقع الجانبان مذكرة تفاهم. " * 20
PATIENCE = 30.0


def is_running(group: int) -> bool:
    """Whether a process of a group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(("told", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_a_reading_is_stopped(tmp_path: Path, told: signal.Signals, code: int) -> None:
    source, place = tmp_path / "articles.jsonl", tmp_path / "own.mizan"
    source.write_text("\n".join(json.dumps({"id": str(n), "text": TEXT.replace("{}", str(n))}) for n in range(2000)))
    with Ledger.open(place) as books:
        command = [sys.executable, "-m", "mizan", "read", str(source), "--ledger", str(place), "--jobs", "2"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
            deadline = time.monotonic() + PATIENCE
            while not books.counts().documents and time.monotonic() < deadline:
                time.sleep(0.02)
            process.send_signal(told)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            left = process.poll()
            if left is None:
                os.killpg(process.pid, signal.SIGKILL)
            assert left == code
            while is_running(process.pid) and time.monotonic() < deadline + PATIENCE:
                time.sleep(0.02)
            assert not is_running(process.pid)
            assert process.stderr and "Traceback" not in process.stderr.read()
        assert 0 < books.counts().documents < 2000
        assert not list(books.problems())


def test_the_command_leaves_without_freeing_its_memory_bit_by_bit() -> None:
    told = "import atexit, gc, mizan.cli; atexit.register(lambda: print(gc.get_freeze_count())); mizan.cli.main()"
    done = subprocess.run([sys.executable, "-c", told, "--version"], capture_output=True, text=True, check=True)
    assert int(done.stdout.splitlines()[-1]) > 0
