"""The reading engine: a pure function from a document to its records."""

from mizan.reading.reader import read

__all__ = ["read"]
