"""What careful reading finds in the five seed articles stands in the brief on Kazakhstan, each with its words."""

import datetime
from pathlib import Path

import pytest

from mizan.documents import read_documents
from mizan.model import Agreement, Document, Event, Figure
from mizan.model.booked import Booked, Source
from mizan.publishing import compose, render
from mizan.reading import read
from mizan.settling import Entry, settle


@pytest.fixture(scope="module")
def entries(shared: Path) -> list[Entry]:
    documents = [document for document in read_documents([shared / "seeds"]) if isinstance(document, Document)]
    assert len(documents) == 5
    return settle(Booked(record, Source.of(document)) for document in documents for record in read(document))


@pytest.fixture(scope="module")
def page(entries: list[Entry]) -> str:
    return render(compose(entries, "KAZ", language="en", made=datetime.date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "partner", "period"),
    [
        ("trade", 31.2e9, "USD", "CHN", "2022"),
        ("trade", 28.2e9, "USD", "RUS", "2022"),
        ("investment", 160e9, "USD", "EU", None),
        ("trade", 24e9, "USD", "EU", None),
        ("share", 75, "percent", "RUS", None),
        ("duration", 14, "day", "CHN", None),
        ("count", 7, "document", "RUS", None),
    ],
)
def test_figures(
    entries: list[Entry], page: str, indicator: str, value: float, unit: str, partner: str, period: str | None
) -> None:
    found = [
        report.record
        for entry in entries
        for report in entry.reports
        if isinstance(figure := report.record, Figure)
        and (figure.indicator, figure.value, figure.unit) == (indicator, value, unit)
        and {"KAZ", partner} <= set(figure.parties)
    ]
    assert found
    assert period is None or {figure.period for figure in found if isinstance(figure, Figure)} == {period}
    assert all(record.evidence.words in page for record in found)


@pytest.mark.parametrize(
    ("types", "actor", "year"),
    [(("CONSULT",), "RUS", None), (("CONSULT",), "CHN", "2022-09"), (("CONSULT",), "GBR", None)],
)
def test_visits_to_kazakhstan(
    entries: list[Entry], page: str, types: tuple[str, ...], actor: str, year: str | None
) -> None:
    found = [
        event
        for entry in entries
        for report in entry.reports
        if isinstance(event := report.record, Event)
        and (event.event_type in types and event.mode == "visit" and event.status == "occurred")
        and (event.actors, event.recipients) == ((actor,), ("KAZ",))
        and (year is None or event.date == year)
    ]
    assert found
    assert any(event.evidence.words in page for event in found)


@pytest.mark.parametrize(
    "words",
    ["المعادن الهامة", "بايكونور", "أكتوبي", "شيان", "أكتاو", "سبع وثائق", "خارطة الطريق"],
)
def test_agreements_and_places_stand_in_the_page_in_their_own_words(page: str, words: str) -> None:
    assert words in page


def test_baikonur_is_extended_until_2050(entries: list[Entry]) -> None:
    agreements = [
        report.record for entry in entries for report in entry.reports if isinstance(report.record, Agreement)
    ]
    assert any(
        agreement.until == "2050" or "2050" in agreement.evidence.words
        for agreement in agreements
        if {"KAZ", "RUS"} <= set(agreement.parties)
    )


def test_the_memorandum_with_the_united_kingdom(entries: list[Entry]) -> None:
    agreements = [
        report.record for entry in entries for report in entry.reports if isinstance(report.record, Agreement)
    ]
    assert any(
        agreement.instrument == "memorandum"
        and {"KAZ", "GBR"} <= set(agreement.parties)
        and agreement.status == "signed"
        for agreement in agreements
    )
