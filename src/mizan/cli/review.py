"""`mizan review`: the least certain records, one after another, to be judged with single keys."""

import sys
from collections import Counter

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mizan.cli.console import language, output, say
from mizan.cli.main import NOTHING_FOUND
from mizan.cli.options import author_option, ledger_option
from mizan.cli.passages import fields_lines, passage, source_line
from mizan.ledger import Ledger
from mizan.model.booked import Booked
from mizan.model.errors import MizanError
from mizan.model.fields import fields_of
from mizan.model.messages import Message
from mizan.model.records import KINDS

HELP = "a accept · r reject · c correct · ? unsure · s skip · u undo · q quit"
_ARABIC_KEYS = dict(zip("شقؤ؟سعض", "arc?suq", strict=True))
_JUDGING = {"a": "accept", "r": "reject", "?": "unsure"}


@click.command()
@ledger_option
@click.option("--kind", type=click.Choice(list(KINDS)), help="Records of this kind.")
@click.option("--partner", metavar="CODE", help="Records with this party (RUS, EU, a company's name).")
@author_option
def review(ledger: str, kind: str | None, partner: str | None, author: str) -> int:
    """Walk through the records that nobody judged, the least certain first, and judge each with a key.

    \b
    a  accept      r  reject      c  correct: then FIELD VALUE on a line
    ?  unsure      s  skip        u  undo the last judgement
    q  quit

    Every judgement is kept as soon as it is made: quit when you like, and go on where you were. The keys of an Arabic
    keyboard do as well. Where the input is not a terminal, each line of it is a key.
    """
    with Ledger.open(ledger, create=False) as books:
        queue = books.uncertain(kind=kind, partner=partner)
        if not queue:
            say(Message("nothing_to_review"))
            return NOTHING_FOUND
        session = Session(books, queue, author)
        session.run()
        print(session.summary())
    return 0


class Session:
    """One walk through a queue of records."""

    def __init__(self, books: Ledger, queue: list[str], author: str) -> None:
        self._books, self._queue, self._author = books, queue, author
        self._at = 0
        self._made: list[tuple[int, str, str]] = []
        self._console = output()
        self._live = sys.stdin.isatty()

    def run(self) -> None:
        """Show record after record until the queue or the reviewer is done."""
        try:
            while self._at < len(self._queue):
                booked = self._next()
                if booked is None:
                    self._at += 1
                    continue
                self._show(booked)
                while not self._act(booked, self._key()):
                    self._say(HELP)
        except (EOFError, KeyboardInterrupt, click.Abort):
            self._say("")

    def summary(self) -> str:
        """What was done, and what is left."""
        counts = Counter(verdict for _, _, verdict in self._made)
        done = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
        return f"{len(self._made)} judged{f' ({done})' if done else ''}, {len(self._queue) - len(self._made)} left."

    def _next(self) -> Booked | None:
        """The record to show, unless somebody else judged it meanwhile or its document was read anew."""
        try:
            booked = self._books.record(self._queue[self._at])
        except MizanError:
            return None
        return booked if booked.judged is None else None

    def _act(self, booked: Booked, key: str) -> bool:
        """Do what a key says; whether the walk goes on from there."""
        match key:
            case "a" | "r" | "?":
                self._judge(booked, _JUDGING[key])
            case "c":
                return self._correct(booked)
            case "s":
                self._at += 1
            case "u":
                return self._undo()
            case "q":
                raise EOFError
            case _:
                return False
        return True

    def _judge(self, booked: Booked, verdict: str, field: str | None = None, value: str | None = None) -> None:
        made = self._books.judge(verdict, booked.id, author=self._author, field=field, value=value)
        self._made.append((self._at, made.id, verdict))
        self._at += 1

    def _correct(self, booked: Booked) -> bool:
        kind = booked.record.kind
        field, _, value = self._line(f"{', '.join(fields_of(kind))}\nfield and value: ").strip().partition(" ")
        if not field:
            return False
        try:
            self._judge(booked, "correct", field, value.strip())
        except MizanError as error:
            self._say(error.told(language()))
            return False
        return True

    def _undo(self) -> bool:
        if not self._made:
            self._say("Nothing to undo in this walk; `mizan judgements` lists earlier ones.")
            return False
        self._at, judgement, _ = self._made.pop()
        self._books.undo(judgement, author=self._author)
        return True

    def _show(self, booked: Booked) -> None:
        document = self._books.document(booked.record.document)
        record = booked.record
        head = f"{self._at + 1}/{len(self._queue)}  {record.kind} {booked.id}  confidence {record.confidence:.2f}"
        beside = Table.grid(padding=(0, 3))
        beside.add_column(ratio=2, overflow="fold")
        beside.add_column(ratio=5, overflow="fold")
        beside.add_row(Text("\n".join(fields_lines(booked))), passage(document, record))
        console: Console = self._console
        console.print(Text(f"\n{head}", style="bold"))
        console.print(Text(source_line(document, record.evidence), style="dim"))
        console.print(beside)
        if self._live:
            console.print(Text(HELP, style="dim"))

    def _say(self, message: str) -> None:
        self._console.print(Text(message))

    def _key(self) -> str:
        pressed = click.getchar() if self._live else self._input().strip()
        return _ARABIC_KEYS.get(pressed, pressed.lower())

    def _line(self, prompt: str) -> str:
        return input(prompt) if self._live else self._input()

    def _input(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line
