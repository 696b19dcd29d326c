"""All benchmarks as one command: each is a process of its own, run several times; prints tables, as docs show them.

    python3 run.py bench                       everything, three times
    python3 run.py bench --only start jobs     some of it
    python3 run.py bench --json FILE           and append the medians to FILE, one JSON object a line

The texts are the first articles of the shared corpus (`--corpus`, `--articles`). Measure on a quiet machine.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared/corpus/news.jsonl.gz"
SETTLED = 100_000
WHOLE = 1_000_000
"""More articles than a corpus has."""

Figures = dict[str, float]


def commands(corpus: Path, articles: int) -> dict[str, tuple[str, ...]]:
    """The benchmarks by name: a script of this folder that prints one JSON object, and its arguments."""
    texts = (str(corpus), str(articles))
    return {
        "start": ("start.py",),
        "reading": ("reading.py", *texts),
        "stages": ("stages.py", *texts),
        "reading compiled": ("reading.py", *texts),
        "alone compiled": ("reading.py", *texts, "--alone"),
        "jobs": ("jobs.py", *texts),
        "corpus": ("jobs.py", str(corpus), str(WHOLE)),
        "anchors": ("anchors.py", *texts),
        "settling": ("settling.py", "--only", str(SETTLED)),
        "growth": ("growth.py", "--only", str(SETTLED)),
        "load": ("load.py", str(corpus), "300", "60"),
        "settling x10": ("settling.py", "--only", str(10 * SETTLED)),
        "growth x10": ("growth.py", "--only", str(10 * SETTLED)),
    }


def commit() -> str:
    """The commit measured, marked where the tree has changes."""
    git = ("git", "-C", str(ROOT), "describe", "--always", "--dirty")
    return subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


@cache
def compiled() -> dict[str, str]:
    """The environment in which the package with its reading compiled is found; compiles it."""
    folder = ROOT / "build" / "compiled"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run((sys.executable, "-m", "compiling.building", str(folder)), cwd=ROOT, stdout=sys.stderr, check=True)
    return {**os.environ, "PYTHONPATH": str(folder)}


def measured(command: tuple[str, ...], environment: dict[str, str]) -> Figures:
    """What one run of a benchmark prints."""
    script, *arguments = command
    full = (sys.executable, str(ROOT / "bench" / script), *arguments)
    run = subprocess.run(full, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(run.stdout)
    return figures


def machine() -> str:
    """The processor, its cores and the memory, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*: (.*)$", told.read_text(), re.MULTILINE) if told.is_file() else []
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB"


def table(name: str, runs: list[Figures]) -> Iterator[str]:
    """A row for each figure: its median, least and greatest value."""
    yield f"\n| {name} | median | least | most |\n|---|---:|---:|---:|"
    for figure in runs[0]:
        values = sorted(run[figure] for run in runs)
        shown = (
            f"{value:,.{0 if value >= 100 else 2}f}" for value in (statistics.median(values), values[0], values[-1])
        )
        yield f"| {figure} | {' | '.join(shown)} |"


def median(runs: list[Figures]) -> Figures:
    """The median of each figure."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000, help="how many articles of the corpus to read")
    parser.add_argument("--repeat", type=int, default=3, help="how often each benchmark is run")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a .jsonl.gz file of documents")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="run these benchmarks alone")
    parser.add_argument("--json", type=Path, help="append the medians to this file, one JSON object a line")
    options = parser.parse_args()
    known = commands(options.corpus, options.articles)
    wanted = options.only or list(known)
    if unknown := set(wanted) - set(known):
        sys.exit(f"bench: no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if not options.corpus.is_file():
        sys.exit(f"bench: {options.corpus} is not here; name another file with --corpus")
    interpreter = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{machine()}, {interpreter}, commit {commit()}, {date.today()}, {options.repeat} runs")
    history: dict[str, Figures] = {}
    for name in wanted:
        environment = compiled() if name.endswith("compiled") else dict(os.environ)
        runs = [measured(known[name], environment) for _ in range(options.repeat)]
        print("\n".join(table(name, runs)), flush=True)
        history[name] = median(runs)
    if options.json:
        entry = {"commit": commit(), "python": platform.python_version(), "machine": machine(), **history}
        with options.json.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
