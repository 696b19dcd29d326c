"""Booking figures."""

from collections.abc import Iterator

from mizan.model import Figure
from mizan.reading.amounts import find_amounts
from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_figures(text: Text) -> Iterator[Candidate]:
    """Yield the figures that a text may state."""
    for amount in find_amounts(text):
        tokens = text.tokens
        yield Candidate(
            Figure(
                document=text.document.id,
                evidence=text.evidence(tokens[amount.first].start, tokens[amount.last - 1].end),
                rule=f"amount-{amount.shape}",
                lexicon=amount.references,
                indicator="count",
                value=amount.value,
                unit=amount.unit,
                bound=amount.bound,
            ),
            amount.signs,
        )
