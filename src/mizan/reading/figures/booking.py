"""Booking figures: every amount that measures something, with what it measures, when, and of whom."""

from collections.abc import Iterator

from mizan.languages.indicators import indicators
from mizan.model import Figure
from mizan.reading.figures.amounts import Amount, find_amounts
from mizan.reading.figures.ascription import Ascription
from mizan.reading.figures.clauses import Clauses
from mizan.reading.figures.gauging import Gauge
from mizan.reading.parts import Candidate
from mizan.reading.text import Text


def book_figures(text: Text) -> Iterator[Candidate]:
    """Yield the figures that a text may state."""
    amounts = find_amounts(text)
    if not amounts:
        return
    gauge = Gauge(text, indicators(text.language.code), amounts)
    ascription = Ascription(text, amounts)
    clauses: Clauses | None = None
    for amount in amounts:
        if clauses is None or amount.first >= clauses.sentence.last:
            clauses = Clauses(text, text.sentence_at(text.tokens[amount.first].start))
            gauge.enter(clauses)
            ascription.enter(clauses)
        yield _figure(text, amount, gauge, ascription, clauses)


def _figure(text: Text, amount: Amount, gauge: Gauge, ascription: Ascription, clauses: Clauses) -> Candidate:
    indicator, cue = gauge.indicator(amount)
    period, when = ascription.period(amount, indicator)
    low, high = clauses.around(amount.first, amount.last)
    parties, who = ascription.parties(amount, indicator, low, high)
    tokens = text.tokens
    while low < amount.first and not tokens[low].text[0].isalnum():
        low += 1
    while high > amount.last and not (tokens[high - 1].text[0].isalnum() or tokens[high - 1].text == "%"):
        high -= 1
    figure = Figure(
        document=text.document.id,
        evidence=text.evidence(tokens[low].start, tokens[high - 1].end),
        rule=f"amount-{amount.shape}",
        lexicon=amount.references,
        indicator=indicator,
        value=amount.value,
        unit=amount.unit,
        period=period,
        parties=parties,
        bound=amount.bound,
        falling=gauge.falling,
    )
    features = (
        *amount.signs,
        f"indicator={indicator}",
        f"cue={cue}",
        f"period={when}",
        f"parties={who}",
        f"bound={amount.bound}",
        f"size={len(str(int(amount.value)))}",
    )
    return Candidate(figure, features)
