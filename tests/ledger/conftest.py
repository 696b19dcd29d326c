"""Places for ledgers in both kinds of store, a small ledger and the records in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.places import NewPlace
from tests.ledger.servers import Server, needed

from mizan.ledger import Ledger
from mizan.model import Agreement, Document, Entity, Event, Evidence, Figure, Record, Span, Statement


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server."""
    with Server(needed()) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> NewPlace:
    """Places for ledgers in each kind of store."""
    if request.param == "postgresql":
        running: Server = request.getfixturevalue("server")
        return running.database
    numbers = iter(range(1000))
    return lambda: str(tmp_path / f"ledger{next(numbers)}.mizan")


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """A place for one ledger."""
    return new_place()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def booked(article: Document) -> list[Record]:
    """One record of each kind, and a second event."""

    def evidence(words: str) -> Evidence:
        start = article.text.index(words)
        return Evidence.of(article, start, start + len(words))

    visit, signing = evidence("وصل الرئيس الروسي فلاديمير بوتين إلى أستانا"), evidence("ووقع الجانبان سبع وثائق")
    trade, speech = evidence("28.2 مليار دولار"), evidence("وقال بوتين إن العلاقات بين البلدين تتطور")
    whose: dict[str, Any] = {"document": article.id, "rule": "test", "lexicon": ("states.tsv:RUS",)}
    return [
        Event(
            evidence=visit,
            event_type="CONSULT",
            mode="visit",
            actors=("RUS",),
            recipients=("KAZ",),
            date="2023-11-09",
            **whose,
        ),
        Entity(evidence=evidence("بوتين"), type="person", name="بوتين", role="president", country="RUS", **whose),
        Event(evidence=signing, event_type="SUPPORT", actors=("KAZ", "RUS"), confidence=0.75, **whose),
        Agreement(evidence=signing, instrument="document", parties=("KAZ", "RUS"), count=7, until="2033", **whose),
        Figure(
            evidence=trade,
            indicator="trade",
            value=28.2e9,
            unit="USD",
            period="2022",
            parties=("RUS", "KAZ"),
            **whose,
        ),
        Statement(
            evidence=speech, speaker="بوتين", country="RUS", content=Span(speech.start + 14, speech.end), **whose
        ),
    ]
