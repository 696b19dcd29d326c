"""Read the first N articles of a corpus by the command with one job and with two; print the figures as JSON.

python bench/jobs.py CORPUS.jsonl.gz N

Each is run twice, in an order that favours neither. Memory is that of all processes together at its height.
"""

import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from corpus import articles

ORDER = (1, 2, 2, 1)
"""How many jobs, run after run: where the machine grows slower meanwhile, it does so for both."""
UNLIKE_USERS = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
"""With these every record is a write of its own, and every process compiles all modules."""
LOOK = 0.5
"""After how many seconds memory is looked up again: each look takes 2 ms of the cores that the jobs read with."""
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


def run(source: Path, records: Path, jobs: int) -> tuple[float, float]:
    """Read a file of articles into a file of records; the seconds it took, and the megabytes held at once."""
    command = (sys.executable, "-m", "mizan", "read", str(source), "--format", "jsonl", "--jobs", str(jobs))
    environment = {name: value for name, value in os.environ.items() if name not in UNLIKE_USERS}
    peak = 0.0
    with records.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        )
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOK)
        seconds = time.perf_counter() - started
    # Some articles are not Arabic: the command names them and leaves with 2.
    if process.returncode not in (0, 2):
        sys.exit(f"jobs.py: the command left with {process.returncode}")
    return seconds, peak


def main() -> None:
    lines = [json.dumps({"id": one.name, "text": one.text}) for one in articles(Path(sys.argv[1]), int(sys.argv[2]))]
    seconds: defaultdict[int, list[float]] = defaultdict(list)
    memory: defaultdict[int, list[float]] = defaultdict(list)
    outputs = set()
    with tempfile.TemporaryDirectory() as folder:
        first, source, records = (Path(folder, name) for name in ("first.jsonl", "articles.jsonl", "records.jsonl"))
        first.write_text(lines[0], encoding="utf-8")
        source.write_text("\n".join(lines), encoding="utf-8")
        # What is compiled and kept when the command first runs is there before the watch starts.
        run(first, records, 1)
        for jobs in ORDER:
            taken, peak = run(source, records, jobs)
            seconds[jobs].append(taken)
            memory[jobs].append(peak)
            with records.open("rb") as output:
                outputs.add(hashlib.file_digest(output, "sha256").digest())
    figures: dict[str, float] = {"articles": len(lines)}
    for jobs in sorted(seconds):
        figures[f"seconds of {jobs}"] = statistics.mean(seconds[jobs])
        figures[f"MB of {jobs}"] = max(memory[jobs])
    figures["times as fast"] = figures["seconds of 1"] / figures["seconds of 2"]
    figures["cores"] = os.cpu_count() or 1
    figures["different outputs"] = len(outputs) - 1
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
