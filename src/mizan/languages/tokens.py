"""Cutting a folded text into tokens: words, numbers and single marks."""

import re

# A number keeps its separators (7,598.8), a word its inner digits (G20); every other mark stands alone.
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-_]?\d+)?|[^\w\s]|_")


def words(text: str) -> list[str]:
    """The tokens of a folded form."""
    return TOKEN.findall(text)
