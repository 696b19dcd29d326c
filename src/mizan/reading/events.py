"""Booking events."""

from collections.abc import Iterator

from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_events(text: Text) -> Iterator[Candidate]:
    """Yield the events that a text may state."""
    yield from ()
