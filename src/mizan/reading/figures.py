"""Booking figures."""

from collections.abc import Iterator

from mizan.model import Figure
from mizan.reading.text import Text


def book_figures(text: Text) -> Iterator[Figure]:
    """Yield the figures of a text."""
    yield from ()
