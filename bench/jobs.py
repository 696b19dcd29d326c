"""Read the first N articles of a corpus by the command with one job and with two; print the figures as JSON.

python bench/jobs.py CORPUS.jsonl.gz N
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import articles

JOBS = (1, 2)


def main() -> None:
    figures: dict[str, float] = {}
    outputs = set()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        lines = [
            json.dumps({"id": one.name, "text": one.text}) for one in articles(Path(sys.argv[1]), int(sys.argv[2]))
        ]
        source.write_text("\n".join(lines), encoding="utf-8")
        for jobs in JOBS:
            written = Path(folder, f"{jobs}.jsonl")
            command = (sys.executable, "-m", "mizan", "read", str(source), "--format", "jsonl", "--jobs", str(jobs))
            with written.open("wb") as output:
                started = time.perf_counter()
                # Some articles are not Arabic: the command names them and leaves with 2.
                run = subprocess.run(command, stdout=output, stderr=subprocess.DEVNULL, check=False)
                figures[f"seconds of {jobs}"] = time.perf_counter() - started
            if run.returncode not in (0, 2):
                sys.exit(f"jobs.py: the command left with {run.returncode}")
            outputs.add(written.read_bytes())
    figures["times as fast"] = figures["seconds of 1"] / figures["seconds of 2"]
    figures["cores"] = os.cpu_count() or 1
    figures["peak MB of a process"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures["different outputs"] = len(outputs) - 1
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
