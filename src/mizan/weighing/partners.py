"""Who the partners of a focal state are, and how much stands in the books with each."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import polars as pl
from msgspec import Struct

from mizan.settling import Entry
from mizan.weighing.dyads import ACTING, acting, counted_of
from mizan.weighing.frames import concerning
from mizan.weighing.naming import named_with


class Partner(Struct, frozen=True):
    """A state or organisation that shares entries with a focal state; every number counts entries.

    `acts` happened between the two alone, `shared_acts` with further parties (a summit of six is not fifteen
    dyads). `promises` are planned acts and agreements. `cooperation` and `conflict` are the positive and the
    negative part of the sum of PLOVER scores of `acts` (scale -10 … 10; PLOVER manual 0.8).
    """

    code: str
    acts: int = 0
    shared_acts: int = 0
    agreements: int = 0
    figures: int = 0
    promises: int = 0
    statements: int = 0
    cooperation: float = 0.0
    conflict: float = 0.0

    @property
    def entries(self) -> int:
        """All entries shared with the focal state."""
        return self.acts + self.shared_acts + self.agreements + self.figures + self.promises + self.statements


def partners(
    entries: Iterable[Entry], focal: str, telling: Collection[str] | None = None, *, named: bool = False
) -> list[Partner]:
    """The partners of a focal state, those with most entries first; with `named` only what tells plainly of both.

    Only states and organisations of the register are partners; companies and cities are not. A statement counts
    for the state whose speaker made it, in documents that tell something of the focal state. What is negated or
    hypothetical is no act. Where the documents `telling` of the focal state are given (ids), the entries may be those
    alone that concern it, and are not held.
    """
    rows = [acting(one, named_with(one, focal) if named else ()) for one in concerning(entries, focal, telling)]
    return partners_of(pl.DataFrame(rows, ACTING, orient="row"), focal, named=named)


def partners_of(told: pl.DataFrame, focal: str, *, named: bool = False) -> list[Partner]:
    """The partners of a focal state in entries that concern it (`dyads.ACTING`), those with most entries first."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    scores: dict[str, list[float]] = {}
    for code, column, n, told_scores in counted_of(told, focal, named=named).iter_rows():
        counts[code][column] = n
        if column == "acts":
            scores[code] = told_scores
    made = [
        Partner(
            code,
            **row,
            cooperation=sum((score for score in scores.get(code, ()) if score > 0), 0.0),
            conflict=sum((score for score in scores.get(code, ()) if score < 0), 0.0),
        )
        for code, row in counts.items()
    ]
    return sorted(made, key=lambda partner: (-partner.entries, partner.code))
