"""Tables for people: side by side where the window is wide enough, else field by field."""

import io

from rich.console import Console

from mizan.cli.console import Listing

ROWS: list[list[object]] = [["50a404379dc5b5c1", "وصل الوزير [bold]", 3], ["d946378c5e3144f9", None, 12]]


def shown(width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(Listing("Records", ["record", "words", "#reports"], ROWS))
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_a_wide_window_has_a_table() -> None:
    title, heading, *rows = shown(80)
    assert (title, heading.split()) == ("Records", ["record", "words", "reports"])
    assert [line.split()[0] for line in rows] == [row[0] for row in ROWS]


def test_a_narrow_window_has_a_line_for_each_field_and_breaks_no_id() -> None:
    lines = shown(26)
    assert [" ".join(line.split()) for line in lines] == [
        "Records",
        "record 50a404379dc5b5c1",
        "words وصل الوزير [bold]",
        "reports 3",
        "",
        "record d946378c5e3144f9",
        "reports 12",
        "",
    ]
