"""A brief of one page is the same whether all was loaded for it or what it shows."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mizan.deriving import derived
from mizan.deriving.briefing import chosen
from mizan.deriving.whole import Whole
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.model import Agreement, Document, Event, Evidence, Figure, Record, Statement
from mizan.model.records import Span
from mizan.publishing import arrange, one_page


def told(day: int) -> tuple[Document, list[Record]]:
    """A document of a day that tells of an act, of one that is planned, of an agreement, an amount and a speech."""
    published = f"2024-05-{day:02}"
    document = Document.of(f"زار وسيزور {day}", name=str(day), outlet=f"outlet{day % 3}", published=published)
    known: dict[str, Any] = {"document": document.id, "evidence": Evidence(0, 3, "زار"), "rule": "made"}
    later: dict[str, Any] = {**known, "evidence": Evidence(4, 10, "وسيزور")}
    other = "RUS" if day % 2 else "CHN"
    instrument = "treaty" if day % 4 else "memorandum"
    both = (other, "KAZ")
    acting: dict[str, Any] = {"actors": (other,), "recipients": ("KAZ",)}
    return document, [
        Event(event_type="CONSULT", mode="visit", date=published, **acting, **known),
        Event(event_type="AGREE", date="2024-09", status="planned", **acting, **later),
        Agreement(instrument=instrument, parties=both, subject=f"النقل {day}", date=published, **known),
        Figure(indicator="trade", value=float(day), unit="USD", period=str(2000 + day), parties=both, **known),
        Statement(speaker="بوتين", country=other, content=Span(0, 3), **known),
    ]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("briefs") / "many.mizan"
    with Ledger.open(path) as ledger:
        for day in range(1, 13):
            ledger.add(*told(day))
        yield ledger


@pytest.mark.parametrize("partner", [None, "RUS"])
@pytest.mark.parametrize("since", [None, date(2024, 5, 10)])
def test_a_page_counts_what_is_not_loaded_for_it(ledger: Ledger, partner: str | None, since: date | None) -> None:
    tables, state = current(ledger)
    whole = Whole(ledger, state, tables, ledger.standing())
    choose = partial(chosen, whole, partial(derived.current, whole), "KAZ", partner)
    every, few = choose(), choose(form="page", since=since)
    assert not few.said and len(few.told) < len(every.told)
    day = date(2024, 6, 1)
    page, short = (one_page(arrange(one, made=day, since=since)) for one in (every, few))
    assert short == page and any(section.left_out for section in page.sections)
