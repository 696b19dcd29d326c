from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import polars as pl
import pytest
from tests.weighing.simulator import Change, history

from mizan.model.errors import UnaskableError
from mizan.service.books import Books
from mizan.service.views.balance import balance
from mizan.service.views.entries import entries
from mizan.weighing.clusters import clusters
from mizan.weighing.coding import numbered

T = TypeVar("T")


@pytest.mark.parametrize(("since", "until"), [(None, None), ("2023-11", None), ("2022", "2023-11-09")])
def test_every_cell_leads_to_as_many_entries(books: Books, since: str | None, until: str | None) -> None:
    made = balance(books, "KAZ", most=4, since=since, until=until)
    assert made.rows
    for row in made.rows:
        for domain, n in zip(made.domains, row.entries, strict=True):
            assert entries(books, "KAZ", row.partner, domain, since=since, until=until).total == n
        assert entries(books, "KAZ", row.partner, since=since, until=until).total == row.total


def test_every_share_leads_to_its_acts(books: Books) -> None:
    made = balance(books, "KAZ", minimum=1)
    for row in made.rows:
        told = entries(books, "KAZ", row.partner, kind="event", status="occurred")
        assert told.total == row.share.n
        for cell in row.course:
            within = entries(books, "KAZ", row.partner, kind="event", status="occurred", period=cell.period)
            assert within.total == cell.acts


def test_shares_sum_to_one(books: Books) -> None:
    made = balance(books, "KAZ", minimum=1, most=300)
    assert sum(row.share.value or 0 for row in made.rows) == pytest.approx(1)
    assert len(made.rows) == made.partners


def test_what_few_acts_bear_is_not_shown(books: Books) -> None:
    made = balance(books, "KAZ", minimum=1000)
    assert {row.share.value for row in made.rows} == {row.tone.value for row in made.rows} == {None}
    assert made.effective.value is None and made.effective.n > 0


def test_a_domain_and_a_time_narrow_what_is_counted(books: Books) -> None:
    everything = balance(books, "KAZ")
    assert 0 < balance(books, "KAZ", domain="economic").entries < everything.entries
    assert 0 < balance(books, "KAZ", since="2024").entries < everything.entries


def test_the_state_with_most_entries_is_the_focal_one(books: Books) -> None:
    assert balance(books).focal == next(iter(books.states)) == "KAZ"


def test_what_cannot_be_asked(books: Books) -> None:
    with pytest.raises(UnaskableError, match="'XYZ'"):
        balance(books, "XYZ")
    with pytest.raises(UnaskableError):
        balance(books, "KAZ", since="the past")


class Simulated:
    """Books that hold a history with a known answer."""

    def __init__(self, frame: pl.DataFrame) -> None:
        place = frame["entry"].rank("dense").cast(pl.UInt32) - 1
        self._frame = frame.with_columns(place=place, cluster=clusters(frame))

    def focal(self, code: str | None) -> str:
        return code or "KAZ"

    def numbered(self, focal: str) -> pl.DataFrame:
        return numbered(self._frame)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        return make()


def test_a_partner_that_comes_closer_sets_off_the_alarm() -> None:
    told = cast(Books, Simulated(history(1, changes=[Change("FRA", 21, share=2.5)])))
    made = balance(told, "KAZ", "month")
    assert made.alarms and {alarm.partner for alarm in made.alarms} >= {"FRA"}
    for alarm in made.alarms:
        row = next(row for row in made.rows if row.partner == alarm.partner)
        cell = next(cell for cell in row.course if cell.period == alarm.period)
        assert alarm.signal == (cell.share_signal if alarm.measure == "share" else cell.tone_signal)
    assert all(row.tone.low is not None and row.tone.high is not None for row in made.rows)
