"""Reading the tab-separated tables in which knowledge is kept."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from mizan.model.errors import TableError


def rows(path: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a table with a header line, as dictionaries; empty lines and lines with # are skipped.

    Raises TableError, naming file and line, where a row has more cells than the header.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines:
        return
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(header):
            raise TableError("row_too_long", path=path, number=number, cells=len(cells), columns=len(header))
        yield dict(zip(header, map(str.strip, cells), strict=False))


def split_forms(cell: str) -> list[str]:
    """The forms of a cell, which `|` divides."""
    return [form.strip() for form in cell.split("|") if form.strip()]
