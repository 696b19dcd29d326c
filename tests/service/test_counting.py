"""What is counted in the tables of a ledger is what is counted in its entries."""

import pytest
from polars.testing import assert_frame_equal

from mizan.deriving import counting, whole
from mizan.deriving.derived import contradicting, domains, vectors
from mizan.service.books import Books
from mizan.settling.contradictions import contradictions
from mizan.settling.entries import in_order
from mizan.weighing import domains_of, partners
from mizan.weighing import vectors as vectors_of
from mizan.weighing.partners import partners_of


@pytest.mark.parametrize("focal", ["KAZ", "RUS"])
@pytest.mark.parametrize("at_once", [3, 500_000])
def test_tables_and_entries_count_the_same(
    books: Books, focal: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", at_once)
    entries = in_order(books.entries)
    assert_frame_equal(vectors(books.whole(), focal).drop("place"), vectors_of(entries, focal))
    for named in (False, True):
        told = counting.acting(books.whole(), focal, named=named)
        assert partners_of(told, focal, named=named) == partners(entries, focal, named=named)


def test_every_entry_has_its_domains(books: Books) -> None:
    every = books.at(books.concerning(None))
    assert domains(books.whole())["domains"].to_list() == [list(domains_of(entry)) for entry in every]


def test_contradictions_are_sought_wherever_there_are_some(books: Books) -> None:
    found = contradicting(books.whole())
    assert found
    assert found == contradictions(in_order(books.entries), books.tables.identity, list(books.whole().passing()))


def test_what_records_tell_is_kept_with_a_large_ledger(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    made = books.whole().tellings
    monkeypatch.setattr(whole, "FEW", 1)
    for _ in range(2):
        again = whole.Whole(books.ledger, books.state, books.tables, books.ledger.standing()).tellings
        assert_frame_equal(again.facts, made.facts)
        assert_frame_equal(again.naming, made.naming)
    assert books.ledger.keeps("facts", "naming", "acting", state=books.state)
