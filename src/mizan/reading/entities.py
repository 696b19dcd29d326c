"""Booking entities."""

from collections.abc import Iterator

from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_entities(text: Text) -> Iterator[Candidate]:
    """Yield the entities that a text may state."""
    yield from ()
