"""Records set aside: each comes back once, with the others of its block, as it was."""

import errno
from sys import getrefcount

import pytest

from mizan.ledger import aside
from mizan.ledger.aside import Aside
from mizan.model import Entity, Evidence
from mizan.model.booked import Booked, Judged, Source
from mizan.model.errors import LedgerError
from mizan.model.records import Span


def booked(number: int, judged: Judged | None = None) -> Booked:
    evidence = Evidence(number, number + 4, "مراد")
    record = Entity(document="d", evidence=evidence, rule="name", type="person", name="مراد")
    return Booked(record, Source("d", "article"), judged)


def test_what_was_set_aside_comes_back_with_its_block() -> None:
    judged = Judged("1", "corrected", ("سارة",), (("content", Span(1, 5)),))
    given = [booked(number, judged if number == 1 else None) for number in range(6)]
    files = Aside(3)
    for some in (given[:4], given[4:]):
        files.put((("block", one.record.evidence.start % 2), one.record.evidence.start, one) for one in some)
    parts = [files.take(part) for part in range(3)]
    assert {place: one for part in parts for place, one in part.items()} == dict(enumerate(given))
    assert sorted(len({place % 2 for place in part}) for part in parts if part) in ([1, 1], [2])


def test_no_room_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, content: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(aside, "TemporaryFile", Full)
    with pytest.raises(LedgerError, match=r"No space left.*TMPDIR"):
        Aside(1).put([("block", 0, booked(0))])


def test_what_was_taken_is_not_held_any_longer() -> None:
    files = Aside(1)
    files.put([("block", 0, booked(0))])
    taken = files.take(0)
    assert getrefcount(taken[0]) == getrefcount(booked(0)) + 1  # the dictionary that was taken, and nothing else
    assert getrefcount(taken) == 2
