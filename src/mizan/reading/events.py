"""Booking events."""

from collections.abc import Iterator

from mizan.model import Event
from mizan.reading.text import Text


def book_events(text: Text) -> Iterator[Event]:
    """Yield the events of a text."""
    yield from ()
