"""The reading engine: a pure function from a document to its records."""

from mizan.reading.parallel import read_all
from mizan.reading.processes import PATIENCE
from mizan.reading.reader import read

__all__ = ["PATIENCE", "read", "read_all"]
