"""The keeper: books follow the ledger, whoever changes it, and judgements made at once are all kept."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mizan.ledger import Ledger
from mizan.service.books import Books
from mizan.service.judging import Decision, judge
from mizan.service.keeper import Keeper


@pytest.fixture
def keeper(examples: Path, tmp_path: Path, waiting: None) -> Iterator[Keeper]:
    path = tmp_path / "kept.mizan"
    path.write_bytes(examples.read_bytes())
    made = Keeper(path, every=0.05)
    made.start()
    yield made
    made.close()


def test_the_same_ledger_is_the_same_books(keeper: Keeper) -> None:
    assert keeper.refresh() is keeper.refresh()


def test_what_another_program_writes_is_in_the_books_soon(keeper: Keeper) -> None:
    before = keeper.current
    with Ledger.open(keeper.ledger.address) as other:
        other.judge("reject", before.records[0].id, author="another")
    for _ in range(200):
        if keeper.current is not before:
            break
        threading.Event().wait(0.05)
    assert keeper.current.state != before.state
    assert len(keeper.current.records) == len(before.records) - 1


def test_what_is_judged_at_the_desk_is_in_the_books_at_once(keeper: Keeper) -> None:
    rejected = keeper.current.records[0].id
    judge(keeper, Decision(verdict="reject", subjects=[rejected]), "سارة")
    assert rejected not in {booked.id for booked in keeper.current.records}


def test_two_users_judging_at_once_lose_nothing(keeper: Keeper) -> None:
    ids = [booked.id for booked in keeper.current.records][:20]

    def decide(author: str) -> None:
        for id in ids:
            judge(keeper, Decision(verdict="accept", subjects=[id], note=author), author)

    users = [threading.Thread(target=decide, args=(name,)) for name in ("سارة", "رضا")]
    for user in users:
        user.start()
    for user in users:
        user.join()
    made = keeper.ledger.judgements()
    assert sorted((one.author, one.target.id) for one in made if one.target) == sorted(
        (name, id) for name in ("سارة", "رضا") for id in ids
    )


def test_what_took_long_is_asked_of_the_next_books_before_they_are_shown(keeper: Keeper) -> None:
    asked: list[Books] = []
    keeper.current.costly["slow"] = asked.append
    judge(keeper, Decision(verdict="accept", subjects=[keeper.current.records[0].id]), "سارة")
    assert asked == [keeper.current]


def test_what_was_made_is_made_once(keeper: Keeper) -> None:
    made: list[str] = []
    barrier = threading.Barrier(4)

    def make() -> str:
        made.append("made")
        return "made"

    def ask() -> None:
        barrier.wait()
        keeper.current.kept("key", make)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["made"]
