"""Cutting a folded text into tokens: words, numbers and single marks."""

import re

# A number keeps its separators (7,598.8), the Arabic comma too unless a year follows (2،5), a Latin word its inner
# digits (G20), any word digits behind a hyphen (a programme's year); a clitic before digits, whose tatweel is folded
# away, and every other mark stand alone.
TOKEN = re.compile(r"\d+(?:[.,]\d+|،\d{1,3}(?!\d))*|[^\W\d_]+(?:[-_]\d+|(?<=[a-z])\d+)?|[^\w\s]")


def words(text: str) -> list[str]:
    """The tokens of a folded form."""
    return TOKEN.findall(text)
