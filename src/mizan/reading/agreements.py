"""Booking agreements."""

from collections.abc import Iterator

from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_agreements(text: Text) -> Iterator[Candidate]:
    """Yield the agreements that a text may state."""
    yield from ()
