"""Booking agreements."""

from collections.abc import Iterator

from mizan.model import Agreement
from mizan.reading.text import Text


def book_agreements(text: Text) -> Iterator[Agreement]:
    """Yield the agreements of a text."""
    yield from ()
