"""Where the command line writes: results to standard output, everything else to standard error.

Colour and live progress appear only on a terminal; NO_COLOR and pipes are respected.
"""

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from rich.console import Console, ConsoleOptions, RenderResult
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table
from rich.text import Text

from mizan.model.messages import Message
from mizan.model.vocabulary import LANGUAGES

PIPE_WIDTH = 200

_NUMBERS, _WORDS = 7, 10
"""How wide a column of numbers and one of words should at least be in a table."""


def output() -> Console:
    """A console on standard output; as wide as its tables need where there is no terminal."""
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


def errors() -> Console:
    """A console on standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def language() -> str:
    """The language that the user is told things in: that of MIZAN_LANGUAGE, else Arabic in an Arabic locale."""
    told = os.environ.get("MIZAN_LANGUAGE")
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return next((one for one in LANGUAGES if (told or locale).lower().startswith(one)), "en")


def complain(problem: Message | str) -> None:
    """Say in one line what is wrong."""
    _remark(problem, "bold red")


def notice(message: Message | str) -> None:
    """Say in one line what the user should know though nothing is wrong."""
    _remark(message, "bold")


def say(message: Message) -> None:
    """Say in one line on standard output what came of a command."""
    print(message.told(language()))


def _remark(message: Message | str, style: str) -> None:
    told = message if isinstance(message, str) else message.told(language())
    line = Text("mizan: ", style=style)
    line.append(" ".join(told.split()), style="default")
    errors().print(line)


@cache
def _arabic_headings() -> Mapping[str, str]:
    return tomllib.loads(files(__package__ or "").joinpath("headings.toml").read_text(encoding="utf-8"))


def _heading(english: str) -> str:
    """A heading in the user's language."""
    return _arabic_headings().get(english, english) if language() == "ar" else english


def write_line(value: object) -> None:
    """Write a value as one line of JSON to standard output."""
    sys.stdout.write(msgspec.json.encode(value).decode("utf-8") + "\n")


def write_lines(lines: bytes) -> None:
    """Write lines in UTF-8 to standard output."""
    sys.stdout.buffer.write(lines)


class Listing:
    """Rows of plain text under headings; a heading that begins with # is that of numbers.

    Headings are English, and told in the user's language (`headings.toml`). Where the window is too narrow for a table,
    each row is set out field by field.
    """

    def __init__(self, title: Message | None, headings: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
        self._title = title.told(language()) if title is not None else None
        self._headings = [_heading(heading.lstrip("#")) for heading in headings]
        self._numeric = [heading.startswith("#") for heading in headings]
        self._rows = [["" if cell is None else str(cell) for cell in row] for row in rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        needed = sum(_NUMBERS if numeric else _WORDS for numeric in self._numeric)
        if options.max_width >= needed:
            yield self._table()
            return
        if self._title:
            yield Text(self._title, style="italic")
        for row in self._rows:
            fields = Table(box=None, pad_edge=False, show_header=False)
            fields.add_column(style="bold", no_wrap=True)
            fields.add_column(overflow="fold")
            for heading, cell in zip(self._headings, row, strict=True):
                if cell:
                    fields.add_row(heading, Text(cell))
            yield fields
            yield ""

    def _table(self) -> Table:
        made = Table(title=self._title, title_justify="left", header_style="bold", pad_edge=False, box=None)
        for place, heading in enumerate(self._headings):
            justify: Literal["left", "right"] = "right" if self._numeric[place] else "left"
            made.add_column(heading, justify=justify, overflow="fold", no_wrap=place == 0)
        for row in self._rows:
            made.add_row(*map(Text, row))
        return made


class Counter:
    """Progress by documents done and bytes taken in."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._documents = 0

    def advance(self, documents: int = 1) -> None:
        """So many more documents are done."""
        self._documents += documents
        self._progress.update(self._task, documents=self._documents)

    def take(self, count: int) -> None:
        """So many more bytes were taken in."""
        self._progress.advance(self._task, count)


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Counter]:
    """Show progress on standard error while the block runs; silent where that is not a terminal.

    `total` is in bytes; where it is known, the time left is shown.
    """
    console = errors()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description} {task.fields[documents]:,} documents"),
        BarColumn(),
        TransferSpeedColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        yield Counter(shown, shown.add_task(label, total=total, documents=0))
