"""Made-up ledgers for benchmarks hold what the ordinary way would have put there."""

from pathlib import Path

import made
import pytest
from made import World, documents_of, fill
from tests.ledger.places import content

from mizan.ledger import Ledger, rows
from mizan.ledger.tabulating import current


def test_many_at_a_time_are_added_as_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "AT_ONCE", 7)
    monkeypatch.setattr(rows, "now", lambda: "2024-05-06T08:30:00Z")
    with Ledger.open(tmp_path / "many.mizan") as many, Ledger.open(tmp_path / "single.mizan") as single:
        fill(many, World().documents(20))
        for document, records in World().documents(20):
            single.add(document, records)
        found, wanted = content(many), content(single)
        assert found.pop("state") != wanted.pop("state")
        assert found == wanted
        assert not list(many.problems())


def test_a_ledger_of_so_many_entries(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "made.mizan") as ledger:
        fill(ledger, World().documents(documents_of(2000)))
        assert 1800 < current(ledger)[0].entries.height < 2300


def test_the_same_seed_makes_the_same() -> None:
    first, again, other = (list(World(seed).documents(5)) for seed in (1, 1, 2))
    assert first == again != other
