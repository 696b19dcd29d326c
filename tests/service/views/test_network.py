import pytest

from mizan.model.errors import UnaskableError
from mizan.service.books import Books
from mizan.service.views.network import network


def test_ties_are_acts_and_agreements_of_two(books: Books) -> None:
    made = network(books, "KAZ")
    for tie in made.ties:
        shown = network(books, "KAZ", tie=f"{tie.b}.{tie.a}", limit=100)
        assert shown.tie == tie and len(shown.lines) == tie.entries == tie.acts + tie.agreements
        assert {code for line in shown.lines for code in (*line.parties, *line.recipients)} == {tie.a, tie.b}
    assert made.shared > 0


def test_what_is_only_planned_ties_nobody(books: Books) -> None:
    made = network(books, "KAZ")
    for tie in made.ties:
        for line in network(books, "KAZ", tie=f"{tie.a}.{tie.b}", limit=100).lines:
            stage = books.entry(line.id).status
            assert stage == "occurred" if line.kind == "event" else stage not in ("proposed", "announced", "negotiated")


def test_nodes_count_the_ties_that_are_shown(books: Books) -> None:
    made = network(books, "KAZ", most=3)
    assert len(made.nodes) == 4
    for node in made.nodes:
        assert node.entries == sum(tie.entries for tie in made.ties if node.code in (tie.a, tie.b))


def test_domain_and_period_narrow(books: Books) -> None:
    whole = sum(tie.entries for tie in network(books, "KAZ").ties)
    assert 0 < sum(tie.entries for tie in network(books, "KAZ", domain="economic").ties) < whole
    assert 0 < sum(tie.entries for tie in network(books, "KAZ", since="2024").ties) < whole


def test_a_tie_that_is_none(books: Books) -> None:
    with pytest.raises(UnaskableError):
        network(books, "KAZ", tie="KAZ.BRA")
