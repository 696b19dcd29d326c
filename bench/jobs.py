"""Read the first N articles of a corpus by the command with one job and with two; print the figures as JSON.

python bench/jobs.py CORPUS.jsonl.gz N

What two jobs could gain at most is measured beside it: two commands at once that share nothing, each with every second
article. Each way is run twice, in an order that favours none. Memory is that of all processes together at its height.
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

ONE, TWO, APART = "one job", "two jobs", "two apart"
ORDER = (ONE, TWO, APART, APART, TWO, ONE)
"""Run after run: where the machine grows slower meanwhile, it does so for every way."""
UNLIKE_USERS = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
"""With these every record is a write of its own, and every process compiles all modules."""
LOOK = 0.5
"""After how many seconds memory is looked up again: each look takes 2 ms of the cores that the jobs read with."""
PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6


def resident(sessions: set[int]) -> float:
    """How many megabytes the processes of some sessions hold together."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) in sessions:
            total += int(fields[21]) * PAGE
    return total


def begun(source: Path, records: Path, jobs: int) -> subprocess.Popen[bytes]:
    """The command that reads a file of articles into a file of records, at work."""
    command = (sys.executable, "-m", "mizan", "read", str(source), "--format", "jsonl", "--jobs", str(jobs))
    environment = {name: value for name, value in os.environ.items() if name not in UNLIKE_USERS}
    with records.open("wb") as output:
        return subprocess.Popen(
            command, stdout=output, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        )


def run(sources: list[Path], records: Path, jobs: int = 1) -> tuple[float, float]:
    """Read files of articles, all at once; the seconds until the last was read, and the megabytes held at once.

    The records of the first stand in `records`.
    """
    peak = 0.0
    started = time.perf_counter()
    commands = [
        begun(source, records.with_suffix(f".{number}") if number else records, jobs)
        for number, source in enumerate(sources)
    ]
    for command in commands:
        while command.poll() is None:
            peak = max(peak, resident({one.pid for one in commands}))
            with suppress(subprocess.TimeoutExpired):
                command.wait(LOOK)
    seconds = time.perf_counter() - started
    for command in commands:
        # Some articles are not Arabic: the command names them and leaves with 2.
        if command.returncode not in (0, 2):
            sys.exit(f"jobs.py: the command left with {command.returncode}")
    return seconds, peak


def main() -> None:
    lines = [json.dumps({"id": one.name, "text": one.text}) for one in articles(Path(sys.argv[1]), int(sys.argv[2]))]
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    memory: defaultdict[str, list[float]] = defaultdict(list)
    outputs = set()
    with tempfile.TemporaryDirectory() as folder:
        texts = {"first": lines[:1], "all": lines, "even": lines[::2], "odd": lines[1::2]}
        files = {name: Path(folder, f"{name}.jsonl") for name in texts}
        for name, some in texts.items():
            files[name].write_text("\n".join(some), encoding="utf-8")
        records = Path(folder, "records")
        # What is compiled and kept when the command first runs is there before the watch starts.
        run([files["first"]], records)
        for way in ORDER:
            sources = [files["even"], files["odd"]] if way == APART else [files["all"]]
            taken, peak = run(sources, records, 2 if way == TWO else 1)
            seconds[way].append(taken)
            memory[way].append(peak)
            if way != APART:
                with records.open("rb") as output:
                    outputs.add(hashlib.file_digest(output, "sha256").digest())
    figures: dict[str, float] = {"articles": len(lines)}
    for way, took in seconds.items():
        figures[f"{way}: seconds"] = statistics.mean(took)
        figures[f"{way}: MB"] = max(memory[way])
    for way in (TWO, APART):
        figures[f"{way}: times as fast"] = figures[f"{ONE}: seconds"] / figures[f"{way}: seconds"]
    figures["two jobs, of what two apart reach"] = figures[f"{APART}: seconds"] / figures[f"{TWO}: seconds"]
    figures["cores"] = os.cpu_count() or 1
    figures["different outputs"] = len(outputs) - 1
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
