"""Vectors laid out so that any stretch of time is weighed in one pass over numbers.

What overlaps a stretch belongs to it; what is undated stands where it was first reported.
"""

import datetime
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mizan.weighing import linearised
from mizan.weighing.closeness import closeness, closeness_of, enough
from mizan.weighing.clusters import clustered, evidence
from mizan.weighing.coding import Codes, coded, firsts, numbers
from mizan.weighing.concentration import Concentration, concentration_of
from mizan.weighing.cooperation import cooperation, scored, shown
from mizan.weighing.frames import acts
from mizan.weighing.measured import MINIMUM
from mizan.weighing.periods import first_day, last_day
from mizan.weighing.posterior import Floats
from mizan.weighing.shares import shares_of

_DAYS = {"first": pl.coalesce("date_from", "published"), "last": pl.coalesce("date_to", "published")}
_NEVER = np.iinfo(np.int32)


class Dealings:
    """The vectors of a focal state (`frames.vectors`, `coding.numbered`), to be weighed `within` stretches of time."""

    def __init__(self, frame: pl.DataFrame) -> None:
        days = (pl.col(name).cast(pl.Int32) for name in _DAYS)
        laid = clustered(frame).with_columns(**_DAYS).with_columns(*days)
        laid = laid.with_columns(pl.col("first").fill_null(_NEVER.max), pl.col("last").fill_null(_NEVER.min))
        self.every = Rows.of(laid)
        self.acts = Rows.of(acts(laid))
        self.told = Told.of(scored(laid))

    def within(self, since: str | datetime.date | None, until: str | datetime.date | None) -> "Stretch":
        """What overlaps the time from one day to another."""
        return Stretch(
            self,
            _NEVER.min if since is None else _number(first_day(since)),
            _NEVER.max if until is None else _number(last_day(until)),
        )


class Stretch:
    """What is weighed of a stretch of time: sums and measures, each as of a frame of its vectors alone."""

    def __init__(self, dealings: Dealings, since: int, until: int) -> None:
        self._dealings = dealings
        self._every = dealings.every.within(since, until)
        self._acts = dealings.acts.within(since, until)
        self._told = dealings.told.within(since, until)

    @property
    def entries(self) -> int:
        """How many entries of all kinds there are."""
        return self._dealings.every.entries(self._every)

    @property
    def happened(self) -> int:
        """How many acts there are."""
        return self._dealings.acts.entries(self._acts)

    def partners(self) -> pl.DataFrame:
        """Of each partner the summed `weight` of entries of all kinds, and how many there are (`n`)."""
        return self._dealings.every.by_partner(self._every)

    def in_domains(self) -> dict[tuple[str, str], int]:
        """How many entries of all kinds fall in each domain with each partner."""
        return self._dealings.every.by_domain(self._every)

    def shares(self, minimum: int = MINIMUM) -> pl.DataFrame:
        """The shares of the partners in the acts (`shares.shares`)."""
        cells = self._happened.with_columns(pl.lit("").alias(""))
        totals = pl.DataFrame({"": "", "total": self.happened, "clusters": self._clusters})
        return shares_of(cells, totals, within="", minimum=minimum).drop("")

    def concentration(self, minimum: int = MINIMUM) -> Concentration:
        """The concentration of the acts (`concentration.concentration`)."""
        counts = self._happened.sort("partner")["weight"].to_numpy()
        return concentration_of(counts, self.happened, evidence(self._clusters, self.happened), minimum=minimum)

    def tones(self, minimum: int = MINIMUM, level: float = 0.95) -> pl.DataFrame:
        """The mean scores of the acts with each partner (`cooperation.cooperation`), without their sums."""
        if np.count_nonzero(self._told) < linearised.LARGE:
            return cooperation(self._dealings.told.frame.filter(self._told), minimum=minimum, level=level)
        low, high = self._influences.ends(level)
        numbers = {"mean": self._influences.means, "low": low, "high": high}
        counted = self._counted.with_columns(**{name: pl.Series(column) for name, column in numbers.items()})
        return shown(counted.filter(pl.col("n") > 0), minimum)

    def closeness(self, minimum: int = MINIMUM) -> pl.DataFrame:
        """Which partners stand apart from the others (`closeness.closeness`)."""
        if self._counted.filter(enough(minimum))["rows"].sum() < linearised.LARGE:
            return closeness(self._dealings.told.frame.filter(self._told), minimum=minimum)
        return closeness_of(self._counted, self._influences, minimum=minimum)

    @cached_property
    def _happened(self) -> pl.DataFrame:
        return self._dealings.acts.by_partner(self._acts)

    @cached_property
    def _clusters(self) -> int:
        return self._dealings.acts.clusters(self._acts)

    @cached_property
    def _influences(self) -> linearised.Influences:
        return self._dealings.told.cells.influences(self._told)

    @cached_property
    def _counted(self) -> pl.DataFrame:
        return self._dealings.told.counted(self._told)


class Rows(NamedTuple):
    """Vectors in the order of their last day, in numbers: the names of what `partner` and `domain` count, and whether
    a row is the first of its entry with the partner (`own`) and the first of all (`single`).
    """

    partners: list[str]
    domains: list[str]
    partner: Codes
    domain: Codes
    cluster: Codes
    weight: Floats
    own: NDArray[np.bool_]
    single: NDArray[np.bool_]
    first: NDArray[np.int32]
    last: NDArray[np.int32]

    @classmethod
    def of(cls, laid: pl.DataFrame) -> Self:
        """The rows of a frame with the days `first` and `last` as numbers."""
        laid = laid.sort("last")
        partners, partner = coded(laid, "partner")
        domains, domain = coded(laid, "domain")
        entry, cluster = numbers(laid["entry"]), numbers(laid["cluster"].rank("dense").fill_null(0))
        flags = firsts(entry * len(partners) + partner), firsts(entry)
        numeric = (laid[name].to_numpy() for name in ("weight", "first", "last"))
        weight, first, last = numeric
        return cls(partners, domains, partner, domain, cluster, weight, *flags, first, last)

    def within(self, since: int, until: int) -> slice | Codes:
        """The places of the rows that overlap these days."""
        start = int(np.searchsorted(self.last, since))
        if until == _NEVER.max:
            return slice(start, None)
        return start + np.flatnonzero(self.first[start:] <= until)

    def entries(self, chosen: slice | Codes) -> int:
        """How many entries some rows are of."""
        return int(np.count_nonzero(self.single[chosen]))

    def by_partner(self, chosen: slice | Codes) -> pl.DataFrame:
        """The summed `weight` and the number of entries (`n`) of each partner that some rows have."""
        partner, count = self.partner[chosen], len(self.partners)
        weight = np.bincount(partner, self.weight[chosen], count)
        n = np.bincount(partner[self.own[chosen]], minlength=count)
        names = pl.Series(self.partners, dtype=pl.String)
        return pl.DataFrame({"partner": names, "weight": weight, "n": n}).filter(pl.col("n") > 0)

    def by_domain(self, chosen: slice | Codes) -> dict[tuple[str, str], int]:
        """How many of some rows, an entry each, have each partner and domain."""
        size = len(self.partners), len(self.domains)
        counts = np.bincount(self.partner[chosen] * size[1] + self.domain[chosen], minlength=size[0] * size[1])
        there = np.flatnonzero(counts)
        named = ((self.partners[place // size[1]], self.domains[place % size[1]]) for place in there.tolist())
        return dict(zip(named, counts[there].tolist(), strict=True))

    def clusters(self, chosen: slice | Codes) -> int:
        """How many clusters tell of some rows."""
        there = np.zeros(self.cluster.max(initial=-1) + 1, dtype=bool)
        there[self.cluster[chosen]] = True
        return int(np.count_nonzero(there))


class Told(NamedTuple):
    """Acts that have a score: rows as in `frame`, the `cells` of their partners, and which `documents` tell them.

    `tellings` has the row and `pairs` the number of a partner and a document for each document that tells of a row;
    `told_with` is the partner of each such pair.
    """

    frame: pl.DataFrame
    cells: linearised.Cells
    partner: Codes
    own: NDArray[np.bool_]
    tellings: Codes
    pairs: Codes
    told_with: Codes

    @classmethod
    def of(cls, laid: pl.DataFrame) -> Self:
        """The acts of a frame with the days `first` and `last` as numbers."""
        partners, partner = coded(laid, "partner")
        own = firsts(numbers(laid["entry"]) * len(partners) + partner)
        told = laid.select("documents").with_row_index("row").explode("documents")
        documents = numbers(told["documents"].rank("dense").fill_null(0))
        tellings = numbers(told["row"])
        pairs, which = np.unique(documents * max(1, len(partners)) + partner[tellings], return_inverse=True)
        cells = linearised.Cells(laid, "partner")
        return cls(laid, cells, partner, own, tellings, which, pairs % max(1, len(partners)))

    def within(self, since: int, until: int) -> NDArray[np.bool_]:
        """Which rows overlap these days."""
        first, last = self.frame["first"].to_numpy(), self.frame["last"].to_numpy()
        return np.asarray((last >= since) & (first <= until))

    def counted(self, chosen: NDArray[np.bool_]) -> pl.DataFrame:
        """How many acts (`n`) and `documents` tell of each partner, in how many `rows`."""
        count = len(self.cells.values)
        there = np.zeros(self.told_with.size, dtype=bool)
        there[self.pairs[chosen[self.tellings]]] = True
        return pl.DataFrame(
            {
                "partner": pl.Series(self.cells.values, dtype=pl.String),
                "n": np.bincount(self.partner[chosen & self.own], minlength=count),
                "documents": np.bincount(self.told_with[there], minlength=count),
                "rows": np.bincount(self.partner[chosen], minlength=count),
            }
        )


def _number(day: datetime.date) -> int:
    return (day - datetime.date(1970, 1, 1)).days
