"""How a ledger behaves as it grows: made-up ledgers of 10,000 records and more, and how long each question takes.

    python bench/growth.py [SIZE …] [--plot FILE]   a table and a plot; the sizes are numbers of records
    python bench/growth.py --only SIZE              one size, one JSON object

A made-up document has six sentences of made-up words, each of which states one record. Words, states and outlets are
as unevenly frequent as in the news. Questions are asked with other words and partners each time; of a hundred the one
that 95 do not exceed is told. All times are of the processor, so that it does not matter what else the machine does.
"""

import argparse
import gc
import json
import logging
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from mizan.ledger import Ledger
from mizan.ledger.adding import add, facts_of
from mizan.ledger.settled import Settled
from mizan.model import Agreement, Document, Event, Evidence, Figure, Record, Statement
from mizan.model.records import Span
from mizan.model.vocabulary import parties
from mizan.service.application import create
from mizan.service.settings import Settings
from mizan.weighing import balance, vectors

SIZES = (10_000, 30_000, 100_000)
SENTENCES, WORDS, ASKED, AT_ONCE = 6, 30, 100, 500
FOCAL = "KAZ"
HERE = "http://127.0.0.1:8080"
PAGES = {
    "partner": "/en/partner?focal=KAZ&partner={partner}",
    "entries": "/en/entries?focal=KAZ&partner={partner}",
    "search": "/en/search?q={word}",
}
"""Pages of the desk, asked for one partner or word after another."""


class World:
    """Made-up documents with their records, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.states = [code for code, party in parties().items() if party.kind == "state" and code != FOCAL][:60]
        letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
        self.words = ["".join(self.chance.choices(letters, k=self.chance.randint(3, 8))) for _ in range(20_000)]
        self._word_weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self._state_weights = list(accumulate(1 / rank for rank in range(1, len(self.states) + 1)))

    def word(self) -> str:
        """A word, as frequent as words of its rank are."""
        return self.chance.choices(self.words, cum_weights=self._word_weights)[0]

    def state(self) -> str:
        """A partner, as frequent as partners of its rank are."""
        return self.chance.choices(self.states, cum_weights=self._state_weights)[0]

    def documents(self, records: int) -> Iterator[tuple[Document, list[Record]]]:
        """Documents that state so many records."""
        for number in range(records // SENTENCES):
            sentences = [self._sentence(number) for _ in range(SENTENCES)]
            published = date(2019, 1, 1) + timedelta(days=self.chance.randrange(2000))
            document = Document.of(
                " ".join(sentences), name=f"made{number}", outlet=f"outlet{number % 20}", published=str(published)
            )
            start, stated = 0, []
            for sentence in sentences:
                evidence = Evidence.of(document, start, start + len(sentence))
                stated.append(self._record(document, evidence, published))
                start += len(sentence) + 1
            yield document, stated

    def _sentence(self, number: int) -> str:
        return " ".join([*self.chance.choices(self.words, cum_weights=self._word_weights, k=WORDS), f"{number}."])

    def _record(self, document: Document, evidence: Evidence, published: date) -> Record:
        both = (FOCAL, self.state()) if self.chance.random() < 0.7 else (self.state(), self.state())
        day = str(published - timedelta(days=self.chance.randrange(30)))
        known: dict[str, Any] = {"document": document.id, "evidence": evidence, "rule": "made", "confidence": 0.8}
        match self.chance.randrange(6):
            case 0 | 1 | 2:
                kinds = (("CONSULT", "visit"), ("SUPPORT", None), ("ACCUSE", "disapprove"), ("COOPERATE", None))
                sort, mode = self.chance.choice(kinds)
                return Event(event_type=sort, mode=mode, actors=both[:1], recipients=both[1:], date=day, **known)
            case 3:
                subject = f"{self.word()} {self.word()}"
                return Agreement(instrument="agreement", parties=both, subject=subject, date=day, **known)
            case 4:
                value = float(self.chance.randrange(10**6, 10**10))
                return Figure(indicator="trade", value=value, unit="USD", period=day[:4], parties=both, **known)
            case _:
                content = Span(evidence.start, evidence.end)
                return Statement(speaker=self.word(), country=both[0], content=content, **known)


def timed(doing: Callable[[], object]) -> float:
    """How many seconds of the processor something takes."""
    begun = time.process_time()
    doing()
    return time.process_time() - begun


def slowest_of(asking: Callable[[], object]) -> float:
    """What 95 of 100 questions take less than, in milliseconds."""
    return 1000 * statistics.quantiles([timed(asking) for _ in range(ASKED)], n=20)[-1]


def fill(ledger: Ledger, world: World, records: int) -> None:
    """Add made-up documents, many to a transaction."""
    made = world.documents(records)
    while some := [pair for pair, _ in zip(made, range(AT_ONCE), strict=False)]:
        with ledger._store.writing(some[0][0].id) as connection:
            for document, stated in some:
                add(connection, ledger._store.words, document, facts_of(document, stated))


def measured(size: int, folder: Path) -> dict[str, float]:
    """What every question takes with a ledger of this size."""
    world, path = World(), folder / "made.mizan"
    with Ledger.open(path) as ledger:
        found = {"records": float(size), "fill (s)": timed(lambda: fill(ledger, world, size))}
    found["file (MB)"] = path.stat().st_size / 1e6

    def opened() -> None:
        with Ledger.open(path) as ledger:
            ledger.counts()

    found["open (ms, p95)"] = slowest_of(opened)
    with Ledger.open(path) as ledger:
        for name, asking in (
            ("search", lambda: list(ledger.search(world.word(), limit=20))),
            ("records of a partner", lambda: list(ledger.records(partner=world.state(), limit=50))),
            ("records with a word", lambda: list(ledger.records(text=world.word(), limit=50))),
        ):
            found[f"{name} (ms, p95)"] = slowest_of(asking)
        found["export (s)"] = timed(lambda: [json.dumps(booked.line()) for booked in ledger.records()])
        found["check (s)"] = timed(lambda: list(ledger.problems()))
        books: list[Settled] = []
        found["settle (s)"] = timed(lambda: books.append(Settled.of(ledger)))
        found["entries"] = len(books[0].entries)
        found["balance (s)"] = timed(lambda: balance(vectors(books[0].entries, FOCAL)))
        books.clear()
    gc.collect()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    begun = time.process_time()
    with TestClient(create(Settings(ledger=str(path), watch_every=3600)), base_url=HERE) as desk:
        found["desk opens (s)"] = time.process_time() - begun
        for name, page in PAGES.items():

            def ask(page: str = page) -> None:
                desk.get(page.format(partner=world.state(), word=world.word())).raise_for_status()

            ask()
            found[f"page {name} (ms, p95)"] = slowest_of(ask)
    found["memory (GB)"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return found


def plot(runs: list[dict[str, float]], path: Path) -> None:
    """Draw how work on the whole ledger and single questions grow; the axes are logarithmic."""
    import vl_convert

    def panel(mark: str, title: str) -> dict[str, Any]:
        rows = [
            {"entries": run["entries"], "what": name.partition(" (")[0], "took": value}
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
        panel("(ms", "one question, milliseconds (95 of 100 take less)"),
    ]
    chart = {"hconcat": panels, "resolve": {"scale": {"color": "independent"}}}
    path.write_text(vl_convert.vegalite_to_svg(chart), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="SIZE")
    parser.add_argument("--only", type=int, metavar="SIZE", help="measure one size, in this process")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the growth as an SVG")
    options = parser.parse_args()
    if options.only:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measured(options.only, Path(folder))))
        return
    runs = []
    for size in options.sizes:
        command = [sys.executable, __file__, "--only", str(size)]
        runs.append(json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout))
    for name in runs[0]:
        print(f"{name:34}" + "".join(f"{run[name]:14,.1f}" for run in runs))
    if options.plot:
        plot(runs, options.plot)


if __name__ == "__main__":
    main()
