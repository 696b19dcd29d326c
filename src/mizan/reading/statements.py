"""Booking statements."""

from collections.abc import Iterator

from mizan.model import Statement
from mizan.reading.text import Text


def book_statements(text: Text) -> Iterator[Statement]:
    """Yield the statements of a text."""
    yield from ()
