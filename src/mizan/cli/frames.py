"""Showing a Polars frame: as a table for people, as JSON Lines or CSV for scripts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
import polars as pl

from mizan.cli.console import Listing, output, say, write_line
from mizan.cli.main import NOTHING_FOUND
from mizan.model.messages import Message

FORMS = ("table", "jsonl", "csv")
form_option = click.option(
    "--format", "form", type=click.Choice(FORMS), default="table", show_default=True, help="How to print the result."
)

Columns = Mapping[str, Sequence[str]]
"""The columns of a table: under each heading the column of the frame, or value, low and high of a measure."""


def show_frame(frame: pl.DataFrame, columns: Columns, form: str, *, title: Message | None = None) -> int:
    """Print a frame and return the exit code; `jsonl` and `csv` hold every column, the table those named."""
    if form == "jsonl":
        for row in frame.iter_rows(named=True):
            write_line(row)
    elif form == "csv":
        flat = frame.with_columns(pl.col(pl.List(pl.String)).list.join("; "))
        print(flat.write_csv(), end="")
    elif frame.is_empty():
        say(Message("nothing_on_this"))
    else:
        headings = [("#" if _numeric(frame, names) else "") + heading for heading, names in columns.items()]
        output().print(Listing(title, headings, _rows(frame, columns)))
    return NOTHING_FOUND if frame.is_empty() else 0


def _numeric(frame: pl.DataFrame, names: Sequence[str]) -> bool:
    return len(names) > 1 or frame.schema[names[0]].is_numeric()


def _rows(frame: pl.DataFrame, columns: Columns) -> Iterator[list[str]]:
    for row in frame.iter_rows(named=True):
        yield [_cell([row[name] for name in names]) for names in columns.values()]


def _cell(values: list[Any]) -> str:
    if values[0] is None:
        return ""
    if len(values) == 3 and values[1] is not None:
        return f"{_number(values[0])} [{_number(values[1])}, {_number(values[2])}]"
    return _number(values[0])


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
