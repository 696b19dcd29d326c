"""Finding moments."""

from mizan.reading.text import Text


def find_moments(text: Text) -> None:
    """Find the moments of a text."""
