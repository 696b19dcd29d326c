from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from mizan.deriving.derived import contradictions
from mizan.deriving.news import News
from mizan.deriving.whole import Whole
from mizan.documents import DocumentError, read_documents
from mizan.ledger import Ledger
from mizan.ledger.tabulating import current
from mizan.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with Ledger.open(tmp_path_factory.mktemp("news") / "examples.mizan") as ledger:
        for document in read_documents([EXAMPLES]):
            if not isinstance(document, DocumentError):
                ledger.add(document, read(document))
        tables, state = current(ledger)
        yield Whole(ledger, state, tables, ledger.standing())


@pytest.mark.parametrize("new", [[], [9], [0, 4], [2, 3, 7, 8], list(range(10))])
def test_news_are_what_going_through_every_report_finds(whole: Whole, new: list[int]) -> None:
    tables = whole.tables
    holder = tables.records["document"].to_list()
    found = News.of(tables, pl.Series(new, dtype=pl.UInt32))
    reports = [[holder[place] in new for place in places] for places in tables.entries["records"]]
    assert found.first.to_list() == [entry for entry, told in enumerate(reports) if all(told)]
    assert found.again.to_list() == [entry for entry, told in enumerate(reports) if any(told) and not all(told)]
    disputed = contradictions(whole)
    sides = [
        any(all(holder[place] in new for place in side) for side in point) for point in disputed["records"].to_list()
    ]
    assert found.among(tables, disputed)["id"].to_list() == disputed.filter(pl.Series(sides))["id"].to_list()
