"""The reading engine: a pure function from a document to its records."""

from mizan.reading import reader
from mizan.reading.lines import Lines
from mizan.reading.parallel import read_all, read_all_lines
from mizan.reading.processes import PATIENCE
from mizan.reading.reader import read, read_together

__all__ = ["PATIENCE", "Lines", "compiled", "read", "read_all", "read_all_lines", "read_together"]


def compiled() -> bool:
    """Whether the reading runs compiled, not as Python; the records are the same."""
    return not reader.__file__.endswith(".py")
