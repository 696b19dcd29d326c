"""Finding actors."""

from mizan.reading.text import Text


def find_actors(text: Text) -> None:
    """Find the actors of a text."""
