"""The benchmarks, each a process of its own; prints a table.

python3 run.py bench [--articles N] [--repeat N] [--json FILE]
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared/corpus/news.jsonl.gz"


def commit() -> str:
    """The commit measured, marked where the tree has changes."""
    git = ("git", "-C", str(ROOT), "describe", "--always", "--dirty")
    return subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000, help="how many articles of the corpus to read")
    parser.add_argument("--repeat", type=int, default=3, help="how often; medians are shown")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a .jsonl.gz file of documents")
    parser.add_argument("--json", type=Path, help="append the result to this file, one JSON object a line")
    options = parser.parse_args()
    if not options.corpus.is_file():
        sys.exit(f"bench: {options.corpus} is not here; name another file with --corpus")
    runs = []
    for _ in range(options.repeat):
        command = (sys.executable, str(ROOT / "bench/reading.py"), str(options.corpus), str(options.articles))
        runs.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, commit {commit()}")
    print(f"{'reading':22}{'median':>12}{'least':>12}{'most':>12}")
    summary: dict[str, float] = {}
    for name in runs[0]:
        values = sorted(run[name] for run in runs)
        summary[name] = statistics.median(values)
        print(f"{name:22}{summary[name]:12,.2f}{values[0]:12,.2f}{values[-1]:12,.2f}")
    if options.json:
        entry = {"commit": commit(), "python": platform.python_version(), "machine": platform.machine(), **summary}
        with options.json.open("a", encoding="utf-8") as history:
            history.write(json.dumps(entry) + "\n")
    return 1 if summary["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
