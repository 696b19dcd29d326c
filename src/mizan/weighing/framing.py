"""Framing: the words by which one source, or one period, can be told from another."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import polars as pl

from mizan.languages.arabic.letters import fold
from mizan.languages.tokens import words
from mizan.model.booked import Booked
from mizan.settling import Entry

STRENGTH = 500.0
"""How many words the prior is worth (a_0)."""

_SHORTEST = 3


def word_counts(entries: Iterable[Entry], chosen: Callable[[Booked], bool] = lambda _: True) -> Counter[str]:
    """How often each folded word stands in the evidence of the chosen reports; words told twice count once.

    Records that share a sentence share its words: each stretch of a document counts once.
    """
    passages = {
        (report.source.id, report.record.evidence.start, report.record.evidence.words)
        for entry in entries
        for report in entry.reports
        if chosen(report)
    }
    counts: Counter[str] = Counter()
    for _, _, passage in passages:
        counts.update(word for word in words(fold(passage)) if word.isalpha() and len(word) >= _SHORTEST)
    return counts


def framing(
    first: Mapping[str, int],
    second: Mapping[str, int],
    background: Mapping[str, int] | None = None,
    *,
    strength: float = STRENGTH,
    minimum: int = 5,
) -> pl.DataFrame:
    """The words that set two bodies of text apart, by log-odds ratio with an informative Dirichlet prior.

    Formula (Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018, eqs. 15, 16, 20, 22): with y_w counts, n totals and
    prior a_w = a_0 · share of w in the background (else in both together),
    δ_w = ln[(y1_w + a_w) / (n1 + a_0 - y1_w - a_w)] - ln[(y2_w + a_w) / (n2 + a_0 - y2_w - a_w)],
    variance ≈ 1/(y1_w + a_w) + 1/(y2_w + a_w), z = δ / √variance. Unit: log-odds; z in standard deviations. Interval:
    δ ± 1.96 √variance. `q` is the false discovery rate among all words as striking as this one (Benjamini & Hochberg
    1995, from two-sided normal p), if words fell independently; they do not quite, so read it as a ranking with a
    warning. Words told fewer than `minimum` times in all are left out of the table, not of the totals.
    """
    both = Counter(first) + Counter(second)
    prior = Counter(background) + both if background is not None else both
    weight = strength / max(1, prior.total())
    n1, n2 = sum(first.values()), sum(second.values())
    rows = []
    for word, count in both.items():
        if count < minimum:
            continue
        a = prior[word] * weight
        y1, y2 = first.get(word, 0) + a, second.get(word, 0) + a
        rest1, rest2 = n1 + strength - y1, n2 + strength - y2
        if rest1 <= 0 or rest2 <= 0:
            continue
        delta = math.log(y1 / rest1) - math.log(y2 / rest2)
        deviation = math.sqrt(1 / y1 + 1 / y2)
        z = delta / deviation
        low, high = delta - 1.96 * deviation, delta + 1.96 * deviation
        rows.append(
            (word, first.get(word, 0), second.get(word, 0), delta, low, high, z, math.erfc(abs(z) / math.sqrt(2)))
        )
    numbers = dict.fromkeys(("log_odds", "low", "high", "z", "p"), pl.Float64)
    table = pl.DataFrame(rows, {"word": pl.String, "first": pl.Int64, "second": pl.Int64, **numbers}, orient="row")
    ranked = table.sort("p", "word")
    adjusted = (pl.col("p") * ranked.height / pl.int_range(1, pl.len() + 1)).cum_min(reverse=True)
    return ranked.with_columns(q=adjusted.clip(upper_bound=1.0)).drop("p").sort("z", "word", descending=[True, False])
