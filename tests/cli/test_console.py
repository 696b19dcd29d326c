"""Tables for people: side by side where the window is wide enough, else field by field."""

import ast
import io
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from rich.console import Console

from mizan.cli.console import Listing
from mizan.model.messages import Message

ROWS: list[list[object]] = [["50a404379dc5b5c1", "وصل الوزير [bold]", 3], ["d946378c5e3144f9", None, 12]]


def shown(width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(Listing(Message("Records"), ["record", "words", "#reports"], ROWS))
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


def test_headings_are_told_in_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIZAN_LANGUAGE", "ar")
    assert shown(80)[1].split() == ["السجل", "الكلام", "الروايات"]


def _headings() -> set[str]:
    """The headings of all tables of the command line: what is given to a `Listing` or named in a constant COLUMNS."""
    found: set[str] = set()
    for path in Path(str(files("mizan.cli"))).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            told: ast.expr | None = None
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).lower().endswith("columns"):
                told = node.value
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Listing":
                told = node.args[1]
            if isinstance(told, ast.Tuple | ast.Dict):
                every = told.elts if isinstance(told, ast.Tuple) else told.keys
                found |= {str(one.value).lstrip("#") for one in every if isinstance(one, ast.Constant)}
    return found - {""}


def test_every_heading_has_its_arabic_and_every_arabic_its_heading() -> None:
    arabic = tomllib.loads(files("mizan.cli").joinpath("headings.toml").read_text(encoding="utf-8"))
    # Outlets are compared by partner or by domain.
    assert arabic.keys() == _headings() | {"domain"}
