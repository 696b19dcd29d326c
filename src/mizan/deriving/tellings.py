"""What records tell beside what the table of records has of them: made in one pass over all of them, as columns."""

from array import array
from collections.abc import Iterable

import numpy as np
import polars as pl
from msgspec import Struct

from mizan.languages.arabic.comparing import named_in
from mizan.model import Agreement, Entity, Event, Figure
from mizan.model.booked import Booked
from mizan.settling.contradictions import numbered
from mizan.settling.matters import matter
from mizan.settling.packages import counts_instruments
from mizan.weighing.domains import domains, domains_in
from mizan.weighing.dyads import set_of
from mizan.weighing.naming import parties_in
from mizan.weighing.principles import principles, principles_in

_SETS = np.dtype(np.uint16)


class Tellings(Struct, frozen=True):
    """Columns of all records by their places; of entities there is nothing in them.

    `facts` has a row for each record: the `domains` and `principles` that its words name and the domains of its
    `subject` (sets, as `dyads.set_of`), `value` and `unit` of a figure, whether it `counts` instruments, whether its
    words hold a `name` of somebody, the `place` of an act, and its `circumstance`: one number for its place and how it
    is numbered in a period, the same for the same. `naming`, `acting` and `receiving` have a row for each party
    (`code`) that the words of a `record` name, that acts in it, and that it is done to, `matters` one for each stem
    (`code`) that tells what an instrument is about.
    """

    facts: pl.DataFrame
    naming: pl.DataFrame
    acting: pl.DataFrame
    receiving: pl.DataFrame
    matters: pl.DataFrame


def tellings(records: Iterable[tuple[int, Booked]], count: int) -> Tellings:
    """What so many records tell, given with their places."""
    sets = {name: np.zeros(count, _SETS) for name in ("domains", "subject", "principles")}
    flags = {name: np.zeros(count, bool) for name in ("counts", "name")}
    value = np.full(count, np.nan)
    unit, where = _Words(count), _Words(count)
    circumstance = np.zeros(count, np.uint32)
    circumstances: dict[tuple[str | None, str | None], int] = {}
    naming, acting, receiving, matters = _Sides(), _Sides(), _Sides(), _Sides()
    for place, booked in records:
        record = booked.record
        if isinstance(record, Entity):
            continue
        words = record.evidence.words
        sets["domains"][place] = _set(domains_in(words), domains())
        sets["principles"][place] = _set(principles_in(words), principles())
        flags["name"][place] = next(named_in(words), None) is not None
        flags["counts"][place] = counts_instruments(record)
        naming.add(place, parties_in(words))
        if isinstance(record, Event):
            acting.add(place, dict.fromkeys(record.actors))
            receiving.add(place, dict.fromkeys(record.recipients))
            where.put(place, record.place)
            told = (record.place, numbered(record))
            circumstance[place] = circumstances.setdefault(told, len(circumstances))
        elif isinstance(record, Figure):
            value[place] = record.amount
            unit.put(place, record.unit)
        elif isinstance(record, Agreement) and record.subject:
            matters.add(place, matter(record.subject))
            sets["subject"][place] = _set(domains_in(record.subject), domains())
    worded = {"unit": unit.column(), "place": where.column()}
    facts = pl.DataFrame({**sets, "value": value, **worded, "circumstance": circumstance, **flags})
    facts = facts.with_columns(pl.col("value").fill_nan(None))
    return Tellings(facts, naming.table(), acting.table(), receiving.table(), matters.table())


class _Words:
    """A word of each record, as a column; most have none."""

    def __init__(self, count: int) -> None:
        self._words = np.full(count, -1, np.int32)
        self._numbers: dict[str, int] = {}

    def put(self, place: int, word: str | None) -> None:
        if word is not None:
            self._words[place] = self._numbers.setdefault(word, len(self._numbers))

    def column(self) -> pl.Series:
        numbers = pl.Series(self._words).replace(-1, None)
        return pl.Series(list(self._numbers), dtype=pl.Categorical).gather(numbers)


class _Sides:
    """Parties of records, as two columns that grow."""

    def __init__(self) -> None:
        self._records, self._codes = array("I"), array("I")
        self._numbers: dict[str, int] = {}

    def add(self, place: int, codes: Iterable[str]) -> None:
        for code in codes:
            self._records.append(place)
            self._codes.append(self._numbers.setdefault(code, len(self._numbers)))

    def table(self) -> pl.DataFrame:
        codes = pl.Series(list(self._numbers), dtype=pl.Categorical)
        return pl.DataFrame(
            {
                "record": np.frombuffer(self._records, np.uint32),
                "code": codes.gather(np.frombuffer(self._codes, np.uint32)),
            },
            {"record": pl.UInt32, "code": pl.Categorical},
        )


def _set(named: Iterable[str], among: tuple[str, ...]) -> int:
    return set_of(tuple(named), among) if named else 0
