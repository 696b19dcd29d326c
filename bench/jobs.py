"""Read the first N articles of a corpus by the command with one job and with two; print the figures as JSON.

python bench/jobs.py CORPUS.jsonl.gz N

Memory is that of all processes together at its height, looked up in /proc twenty times a second.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import articles

JOBS = (1, 2)
PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


def resident(session: int) -> float:
    """How many megabytes the processes of a session hold together."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            total += int(fields[21]) * PAGE
    return total


def main() -> None:
    figures: dict[str, float] = {}
    outputs = set()
    with tempfile.TemporaryDirectory() as folder:
        source, written = Path(folder, "articles.jsonl"), Path(folder, "records.jsonl")
        lines = [
            json.dumps({"id": one.name, "text": one.text}) for one in articles(Path(sys.argv[1]), int(sys.argv[2]))
        ]
        figures["articles"] = len(lines)
        source.write_text("\n".join(lines), encoding="utf-8")
        for jobs in JOBS:
            command = (sys.executable, "-m", "mizan", "read", str(source), "--format", "jsonl", "--jobs", str(jobs))
            peak = 0.0
            with written.open("wb") as output:
                started = time.perf_counter()
                run = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, start_new_session=True)
                while run.poll() is None:
                    peak = max(peak, resident(run.pid))
                    time.sleep(0.05)
                figures[f"seconds of {jobs}"] = time.perf_counter() - started
            # Some articles are not Arabic: the command names them and leaves with 2.
            if run.returncode not in (0, 2):
                sys.exit(f"jobs.py: the command left with {run.returncode}")
            figures[f"MB of {jobs}"] = peak
            with written.open("rb") as output:
                outputs.add(hashlib.file_digest(output, "sha256").digest())
    figures["times as fast"] = figures["seconds of 1"] / figures["seconds of 2"]
    figures["cores"] = os.cpu_count() or 1
    figures["different outputs"] = len(outputs) - 1
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
