"""Booking statements."""

from collections.abc import Iterator

from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_statements(text: Text) -> Iterator[Candidate]:
    """Yield the statements that a text may state."""
    yield from ()
