"""Finding quotations."""

from mizan.reading.text import Text


def find_quotations(text: Text) -> None:
    """Find the quotations of a text."""
