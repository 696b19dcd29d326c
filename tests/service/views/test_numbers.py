from pathlib import Path

from mizan.ledger import Ledger
from mizan.model.records import KINDS
from mizan.service.books import Books
from mizan.service.views.numbers import numbers


def test_counts_of_the_ledger(books: Books) -> None:
    made = numbers(books)
    assert made.documents == 10
    assert set(made.records) <= set(KINDS)
    for kind, n in made.entries.items():
        assert n <= made.reports[kind]
        assert made.contested.get(kind, 0) <= n


def test_accuracy_is_that_of_the_quality_page(books: Books) -> None:
    page = Path(__file__).parents[3].joinpath("docs", "quality.md").read_text(encoding="utf-8")
    made = numbers(books).accuracy
    assert {one.level for one in made} >= {"event.type", "agreement.found", "figure.value", "statement.span"}
    for one in made:
        assert f"| {one.level} | {one.gold} |" in page
        assert 0 < one.f1 <= 1 and one.blind is not None


def test_what_people_found_right(examples: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.mizan"
    path.write_bytes(examples.read_bytes())
    with Ledger.open(path) as ledger:
        records = list(ledger.records(kind="event"))[:10]
        for record in records[:9]:
            ledger.judge("accept", record.id, author="reader")
        (before,) = numbers(Books.of(ledger)).reviewed
        ledger.judge("reject", records[9].id, author="reader")
        (reviewed,) = numbers(Books.of(ledger)).reviewed
    assert (before.kind, before.accepted, before.right) == ("event", 9, None)
    assert (reviewed.accepted, reviewed.rejected, reviewed.right) == (9, 1, 0.9)
    assert reviewed.low is not None and reviewed.high is not None
    assert 0 < reviewed.low < 0.9 < reviewed.high < 1


def test_every_measure_is_told_in_both_languages(books: Books) -> None:
    for one in numbers(books).formulas:
        assert all((one.formula, one.ar.name, one.ar.asks, one.ar.says, one.en.name, one.en.asks, one.en.says))
