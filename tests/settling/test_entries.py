import random

from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Event, Evidence, Figure, Record
from mizan.model.booked import Booked, Source
from mizan.settling import settle

EVIDENCE = Evidence(0, 3, "نص.")
DATES = st.sampled_from([None, "2023", "2023-11", "2023-11-09", "2023-12", "2023-12-01"])


def report(record: Record, source: str = "a") -> Booked:
    return Booked(record, Source(source, source))


def visit(date: str | None, source: str = "a", host: str = "KAZ") -> Booked:
    event = Event(
        document=source,
        evidence=EVIDENCE,
        rule="test",
        event_type="CONSULT",
        actors=("RUS",),
        recipients=(host,),
        date=date,
    )
    return report(event, source)


def trade(value: float, source: str, period: str | None = "2022") -> Booked:
    figure = Figure(
        document=source,
        evidence=EVIDENCE,
        rule="test",
        indicator="trade",
        value=value,
        unit="USD",
        period=period,
        parties=("KAZ", "CHN"),
    )
    return report(figure, source)


def test_two_reports_of_one_visit_are_one_entry() -> None:
    entries = settle([visit("2023-11-09", "a"), visit("2023-11", "b"), visit("2023-12-01", "c")])
    assert [len(entry.reports) for entry in entries] == [2, 1]
    assert [entry.date for entry in entries] == ["2023-11-09", "2023-12-01"]


def test_a_vague_date_that_fits_two_acts_stays_apart() -> None:
    assert len(settle([visit("2023-11-09"), visit("2023-11-20"), visit("2023-11")])) == 3


def test_an_undated_report_joins_the_one_act_its_document_dates() -> None:
    assert len(settle([visit("2023-11-09", "a"), visit(None, "a"), visit(None, "b")])) == 2


def test_different_values_of_one_quantity_are_one_contested_entry() -> None:
    (entry,) = settle([trade(31.2e9, "a"), trade(24.2e9, "b")])
    assert entry.contested
    assert len(entry.reports) == 2


def test_a_host_makes_another_act() -> None:
    assert len(settle([visit("2023-11-09"), visit("2023-11-09", host="UZB")])) == 2


@given(st.lists(st.tuples(DATES, st.sampled_from("abc")), max_size=12), st.randoms())
def test_the_order_of_the_records_does_not_matter(reports: list[tuple[str | None, str]], order: random.Random) -> None:
    booked = [visit(date, source) for date, source in reports]
    shuffled = booked.copy()
    order.shuffle(shuffled)
    assert settle(booked) == settle(shuffled)
