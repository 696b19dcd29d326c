"""Opposed-issue choice: with whom a focal state sides where two others stand against each other."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from mizan.model import Event
from mizan.settling import Entry
from mizan.weighing.measured import MINIMUM, Measured, too_few
from mizan.weighing.posterior import marginal_ends
from mizan.weighing.scores import score

SCHEMA = {"issue": pl.String, "party": pl.String, "stance": pl.Int64}
"""The columns of a frame of positions: a stance is 1 for, -1 against, 0 neither. Votes are the best source."""


def opposed_choice(
    positions: pl.DataFrame,
    focal: str,
    first: str,
    second: str,
    *,
    level: float = 0.95,
    minimum: int = MINIMUM,
) -> Measured:
    """Which of two the focal state sides with where they stand opposed.

    Formula: (n_a - n_b) / (n_a + n_b), over issues on which a and b took opposite stances and the focal state took one
    of them; n_a of them with a (after Yuneman 2023 on Kazakhstan's votes in the United Nations). Unit: -1 (always with
    the second) … 1 (always with the first). Interval: Jeffreys posterior. Issues on which the focal state took no
    stance are left out, though abstaining may be a choice too.
    """
    stances: dict[str, dict[str, int]] = defaultdict(dict)
    for issue, party, stance in positions.select("issue", "party", "stance").iter_rows():
        stances[issue][party] = stance
    opposed = [by for by in stances.values() if by.get(first, 0) * by.get(second, 0) < 0 and by.get(focal, 0)]
    with_first = sum(by[focal] == by[first] for by in opposed)
    n = len(opposed)
    reason = too_few(n, minimum, "issues on which they stand opposed")
    if reason:
        return Measured.suppressed(n, reason)
    low, high = marginal_ends(with_first, level, total=n)
    return Measured((2 * with_first - n) / n, float(2 * low - 1), float(2 * high - 1), n)


def positions(entries: Iterable[Entry]) -> pl.DataFrame:
    """Positions as acts show them: towards whom states acted kindly and towards whom not, year by year.

    An issue is a target in a year ("UKR 2023"), a party's stance on it the sign of the mean PLOVER score of its acts
    towards that target. This stands in for votes where none were read, and is coarser than they are.
    """
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for entry in entries:
        act = entry.record
        if not isinstance(act, Event) or entry.kind != "event" or act.status != "occurred" or not entry.date:
            continue
        for target in act.recipients:
            for party in act.actors:
                scores[f"{target} {entry.date[:4]}", party].append(score(act.event_type, act.mode))
    rows = [(issue, party, (sum(values) > 0) - (sum(values) < 0)) for (issue, party), values in sorted(scores.items())]
    return pl.DataFrame(rows, SCHEMA, orient="row")
