"""How well records are read, as measured: the tables of docs/quality.md, which the package carries along."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from mizan.model.errors import MizanError

ANNOTATED = "Annotated articles"
BLIND = "Articles annotated blind"


@cache
def table(heading: str) -> list[dict[str, str]]:
    """The first table under a heading that begins so: a dictionary a row, by the names of the columns."""
    lines = iter(_text().splitlines())
    if not any(line.startswith(f"## {heading}") for line in lines):
        raise MizanError("no_heading", heading=heading)
    rows = [_cells(line) for line in _table(lines)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def _table(lines: Iterator[str]) -> Iterator[str]:
    begun = False
    for line in lines:
        if line.startswith("|"):
            begun = True
            yield line
        elif begun or line.startswith("#"):
            return


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]


def _text() -> str:
    package = Path(str(files("mizan")))
    for file in (package / "quality.md", package.parents[1] / "docs" / "quality.md"):
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise MizanError("quality_missing")
