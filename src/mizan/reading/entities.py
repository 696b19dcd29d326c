"""Booking entities."""

from collections.abc import Iterator

from mizan.model import Entity
from mizan.reading.text import Text


def book_entities(text: Text) -> Iterator[Entity]:
    """Yield the entities of a text."""
    yield from ()
