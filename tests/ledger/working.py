"""The whole work on a ledger (reading, settling, judging), and a server that does it in processes made to be killed.

`python -m tests.ledger.working` loads everything once and then, for each address on its standard input, forks a
process that works on that ledger; it says which process, and with which code it ended.
"""

import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import polars as pl
from tests.ledger.places import is_being_written

from mizan.ledger import Ledger, LedgerError, keeping
from mizan.ledger.tabulating import current
from mizan.model import Document
from mizan.reading import read

ARTICLES = tuple(
    Document.of(text, name=f"article{number}", published=f"2023-11-{number + 9:02}", outlet=outlet)
    for number, (text, outlet) in enumerate(
        (
            ("وصل الرئيس الروسي فلاديمير بوتين إلى أستانا في زيارة رسمية.", "وكالة السهوب"),
            ("وقعت كازاخستان والصين مذكرة تفاهم في مجال النقل. وبلغ حجم التجارة 31 مليار دولار.", "صحيفة النهر"),
            ("زار الرئيس الروسي أستانا، وقال بوتين إن العلاقات بين البلدين تتطور.", "صحيفة النهر"),
            ("أدانت فرنسا الهجوم على السفارة، ودعت إلى اجتماع عاجل.", "وكالة السهوب"),
        )
    )
)
AUTHOR = "آمنة"


def work(place: str) -> None:
    """Read the articles into a ledger, settle it, and judge; what is done already is not done again."""
    with Ledger.open(place) as ledger:
        for article in ARTICLES:
            document = ledger.complete(article)
            ledger.add(document, read(document))
        tables, _ = current(ledger)
        visits = tables.records["id"].gather(tables.entries.filter(pl.col("kind") == "event")["best"]).to_list()
        judged = ledger.standing()
        for verdict, id in zip(("accept", "unsure", "accept"), visits, strict=False):
            if id not in judged.records:
                ledger.judge(verdict, id, author=AUTHOR)
        if not judged.edges:
            ledger.judge("different", visits[0], visits[1], author=AUTHOR)


def outcome(ledger: Ledger) -> tuple[Any, ...]:
    """What the work comes to."""
    standing = ledger.standing()
    tables, _ = current(ledger)
    told = tables.entries.select("id", "records").explode("records")
    entries = told.with_columns(tables.records["id"].gather(told["records"]).alias("records")).rows()
    return list(ledger.documents()), list(ledger.records()), standing.records, standing.edges, entries


class Workers:
    """Processes that work on ledgers, and can be killed."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.ledger.working"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def work(self, place: str) -> int:
        """Work on a ledger in a process; returns the code with which it ended."""
        self._told(place)
        return int(self._told())

    def killed(self, place: str, after: float) -> tuple[bool, bool]:
        """Work on a ledger in a process that is killed after so many seconds.

        Whether it was still at work then, and whether within a transaction that writes.
        """
        process = int(self._told(place))
        time.sleep(after)
        os.kill(process, signal.SIGSTOP)
        within = is_being_written(place)
        os.kill(process, signal.SIGKILL)
        return int(self._told()) == -signal.SIGKILL, within

    def close(self) -> None:
        """End the server."""
        self._server.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _told(self, place: str = "") -> str:
        assert self._server.stdin and self._server.stdout
        self._server.stdin.write(f"{place}\n")
        self._server.stdin.flush()
        return self._server.stdout.readline()


def _serve() -> None:
    # Once beforehand, so that the processes spend their time on the work itself. Not more: what is forked must not have
    # started the threads that tables are worked on with.
    for article in ARTICLES:
        read(article)
    import_module("mizan.ledger.tables")
    keeping.stamp("")
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            try:
                work(line.strip())
            except LedgerError:
                os._exit(1)
            os._exit(0)
        print(process, flush=True)
        # The next line asks how it ended; until then the number of the process is not given to another.
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
