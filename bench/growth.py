"""How a ledger behaves as it grows: made-up SQLite ledgers (`made`), and how long each question takes.

    python bench/growth.py [ENTRIES …] [--plot FILE]   a table, as in docs/ledger.md, and a plot
    python bench/growth.py --only ENTRIES              one size, one JSON object
    python bench/growth.py 10000000 --stages fill ledger --folder here     some of the stages, the rest later

The stages (fill, ledger, settle, weigh, desk) are a process each. Questions are asked with other words and partners
each time; of a hundred the one that 95 do not exceed is told. All times are of the processor, so that it does not
matter what else the machine does, but that of the desk to open, which has other processes work for it. The last
column tells to which power of the number of entries a time grows between the first and the last size: 1 is in
proportion, n log n about 1.1.

`memory` is the most that a stage had in memory. Of the desk much of that are pages of files, which the system takes
back when it wants room; what it cannot take back, at the most and when all was asked, is told too (on Linux).
"""

import argparse
import json
import logging
import math
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from made import FIRST, FOCAL, World, documents_of, fill

from mizan.ledger import Ledger
from mizan.ledger.tabulating import current

Figures = dict[str, float]

SIZES = (10_000, 100_000, 1_000_000)
ASKED, AT_LEAST, LONG = 100, 20, 60.0
"""So many questions of a sort are asked, but fewer where they take longer than so many seconds."""

HERE = "http://127.0.0.1:8080"
PAGES = {
    "partner": "/en/partner?focal=KAZ&partner={partner}",
    "balance": "/en/balance?focal=KAZ&since={since}",
    "entries": "/en/entries?focal=KAZ&partner={partner}",
    "entry": "/en/entries/{entry}",
    "search": "/en/search?q={word}",
    "search narrowed": "/en/search?q={word}&kind={kind}&partner={partner}",
    "documents": "/api/v1/documents?q={word}",
}
"""Pages of the desk, asked for one thing after another."""


def timed(doing: Callable[[], object]) -> float:
    """How many seconds of the processor something takes."""
    begun = time.process_time()
    doing()
    return time.process_time() - begun


def slowest_of(asking: Callable[[], object]) -> float:
    """What 95 of 100 questions take less than, in milliseconds."""
    took: list[float] = []
    while len(took) < ASKED and (len(took) < AT_LEAST or sum(took) < LONG):
        took.append(timed(asking))
    return 1000 * statistics.quantiles(took, n=20)[-1]


def own_memory() -> float:
    """How many gigabytes of this process's memory are no pages of files; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    told = re.search(r"RssAnon:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) / 1e6 if told else 0.0


@contextmanager
def memory_watched() -> Iterator[list[float]]:
    """Within it, what `own_memory` is is noted twenty times a second."""
    noted, done = [own_memory()], threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            noted.append(own_memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield noted
    finally:
        done.set()
        watcher.join()


def filled(path: Path, entries: int) -> Figures:
    """A new ledger that settles into about so many entries."""
    with Ledger.open(path) as ledger:
        took = timed(lambda: fill(ledger, World().documents(documents_of(entries))))
        held = ledger.counts()
    found = {"documents": float(held.documents), "records": float(sum(held.records.values())), "fill (s)": took}
    return {**found, "file (MB)": path.stat().st_size / 1e6}


def of_ledger(path: Path) -> Figures:
    """Questions to the ledger itself."""
    world = World()

    def opened() -> None:
        with Ledger.open(path) as ledger:
            ledger.state()

    found = {"open (ms)": slowest_of(opened)}
    with Ledger.open(path) as ledger:
        for name, asking in (
            ("count all records", ledger.counts),
            ("search", lambda: list(ledger.search(world.word(), limit=20))),
            ("records of a partner", lambda: list(ledger.records(partner=world.state(), limit=50))),
            ("records with a word", lambda: list(ledger.records(text=world.word(), limit=50))),
        ):
            found[f"{name} (ms)"] = slowest_of(asking)
        found["export (s)"] = timed(lambda: [len(json.dumps(booked.line())) for booked in ledger.records()])
        found["check (s)"] = timed(lambda: list(ledger.problems()))
    return found


def settled(path: Path) -> Figures:
    """Settling the ledger and keeping what was settled."""
    with Ledger.open(path) as ledger:
        took = timed(lambda: current(ledger))
        tables, _ = current(ledger)
        return {"entries": float(tables.entries.height), "settle and keep (s)": took}


def weighed(path: Path) -> Figures:
    """Deriving and keeping what the desk shows of the focal state, and of all entries."""
    from mizan.deriving.derived import OF_A_STATE, OF_ALL, key_of
    from mizan.service.workroom import made_aside

    with Ledger.open(path) as ledger:
        tables, state = current(ledger)

        def weigh(names: Iterable[str], focal: str | None) -> None:
            wanted = {key_of(name, focal): name for name in names}
            made_aside(ledger, state, tables, ledger.standing(), wanted, focal)

        of_a_state = timed(lambda: weigh(OF_A_STATE, FOCAL))
        return {"weigh a state (s)": of_a_state, "weigh all (s)": timed(lambda: weigh(OF_ALL, None))}


def of_desk(path: Path) -> Figures:
    """The desk on a ledger that was settled, and its pages."""
    from litestar.testing import TestClient

    from mizan.service.application import create
    from mizan.service.settings import Settings

    logging.getLogger("httpx").setLevel(logging.WARNING)
    found: Figures = {}
    world = World()
    begun = time.perf_counter()
    settings = Settings(ledger=str(path), watch_every=3600)
    with memory_watched() as held, TestClient(create(settings), base_url=HERE) as desk:
        found["desk opens (s)"] = time.perf_counter() - begun
        # What the desk asks itself at first takes the processor too.
        for thread in threading.enumerate():
            if thread.name == "mizan-first":
                thread.join()
        found["desk is ready (s)"] = time.perf_counter() - begun
        some = desk.get("/api/v1/entries", params={"focal": FOCAL, "limit": ASKED + 1}).json()
        entries = iter([line["id"] for line in some["entries"]])
        kinds = cycle(("event", "figure", "statement", "agreement", "entity"))
        days = iter(FIRST + timedelta(weeks=week) for week in range(ASKED + 1))
        for name, page in PAGES.items():

            def ask(page: str = page) -> None:
                asked: dict[str, Callable[[], object]] = {
                    "partner": world.state,
                    "word": world.word,
                    "entry": lambda: next(entries),
                    "since": lambda: next(days),
                    "kind": lambda: next(kinds),
                }
                given = {field: draw() for field, draw in asked.items() if f"{{{field}}}" in page}
                desk.get(page.format_map(given)).raise_for_status()

            ask()
            found[f"page {name} (ms)"] = slowest_of(ask)
        found["desk: its own memory at last (GB)"] = own_memory()
    found["desk: its own memory at most (GB)"] = max(held)
    return found


STAGES: dict[str, Callable[..., Figures]] = {
    "fill": filled,
    "ledger": of_ledger,
    "settle": settled,
    "weigh": weighed,
    "desk": of_desk,
}


def measured(entries: int, stages: list[str], folder: Path) -> Figures:
    """What the stages measure of one size, each in a process of its own."""
    found: Figures = {"wanted": float(entries)}
    for stage in stages:
        command = [sys.executable, __file__, "--stage", stage, str(folder / f"{entries}.mizan"), str(entries)]
        said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        # Told at once: what comes after may take long, or fail.
        print(said, end="", file=sys.stderr, flush=True)
        found |= json.loads(said)
    return found


def stage(name: str, path: Path, entries: int) -> Figures:
    """What one stage measures, and the most memory that it took."""
    found = STAGES[name](path, entries) if name == "fill" else STAGES[name](path)
    return {**found, f"{name}: memory (GB)": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}


def table(runs: list[Figures]) -> str:
    """The figures as a table in Markdown, a column for each size."""
    lines = ["| " + " | ".join(["", *(f"{run['wanted']:,.0f}" for run in runs), "power"]) + " |"]
    lines.append("|---|" + "---:|" * (len(runs) + 1))
    for name in list(runs[0])[1:]:
        values = [run[name] for run in runs if name in run]
        sizes = [run["wanted"] for run in runs if name in run]
        power = math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0]) if len(values) > 1 else math.nan
        shown = [f"{run[name]:,.{0 if run[name] >= 100 else 1}f}" if name in run else "" for run in runs]
        lines.append("| " + " | ".join([name, *shown, "" if math.isnan(power) else f"{power:.2f}"]) + " |")
    return "\n".join(lines)


def plot(runs: list[Figures], path: Path) -> None:
    """Draw how work on the whole ledger and single questions grow; the axes are logarithmic."""
    import vl_convert

    def panel(mark: str, title: str) -> dict[str, Any]:
        rows = [
            {"entries": run.get("entries", run["wanted"]), "what": name.partition(" (")[0], "took": value}
            for run in runs
            for name, value in run.items()
            if mark in name
        ]
        logarithmic = {"type": "log", "nice": False}
        return {
            "width": 300,
            "height": 320,
            "data": {"values": rows},
            "mark": {"type": "line", "point": True},
            "encoding": {
                "x": {"field": "entries", "type": "quantitative", "scale": logarithmic, "axis": {"format": "~s"}},
                "y": {"field": "took", "type": "quantitative", "scale": logarithmic, "title": title},
                "color": {"field": "what", "title": None, "sort": None},
            },
        }

    panels = [
        panel("(s)", "the whole ledger, seconds"),
        panel("(ms)", "one question, milliseconds (95 of 100 take less)"),
    ]
    chart = {"hconcat": panels, "resolve": {"scale": {"color": "independent"}}}
    path.write_text(vl_convert.vegalite_to_svg(chart), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="ENTRIES")
    parser.add_argument("--only", type=int, metavar="ENTRIES", help="measure one size, as one JSON object")
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES), help="measure these alone")
    parser.add_argument("--stage", nargs=3, metavar=("NAME", "PATH", "ENTRIES"), help="one stage, in this process")
    parser.add_argument("--folder", type=Path, help="make the ledgers here and leave them, for further stages")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the growth as an SVG")
    options = parser.parse_args()
    if options.stage:
        name, path, entries = options.stage
        print(json.dumps(stage(name, Path(path), int(entries))))
        return
    with nullcontext(options.folder) if options.folder else tempfile.TemporaryDirectory() as folder:
        if options.only:
            print(json.dumps(measured(options.only, options.stages, Path(folder))))
            return
        runs = [measured(size, options.stages, Path(folder)) for size in options.sizes]
    print(table(runs))
    if options.plot:
        plot(runs, options.plot)


if __name__ == "__main__":
    main()
