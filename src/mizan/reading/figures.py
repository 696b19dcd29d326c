"""Booking figures."""

from collections.abc import Iterator

from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_figures(text: Text) -> Iterator[Candidate]:
    """Yield the figures that a text may state."""
    yield from ()
