"""What was settled is kept in the ledger: it equals what is settled afresh, and is used only where it fits."""

import os
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from sqlalchemy import Executable, delete, update

from mizan.ledger import Ledger, LedgerError, keeping, mapping
from mizan.ledger.schema import settled
from mizan.ledger.tables import Tables
from mizan.ledger.tabulating import current, tables_of
from mizan.model import Document
from mizan.reading import read
from mizan.settling import Entry, identify, settle
from mizan.settling.entries import in_order

TEXTS = (
    "وصل الرئيس الروسي فلاديمير بوتين إلى أستانا في 9 نوفمبر 2023 في زيارة رسمية، ووقع الجانبان سبع وثائق.",
    "بلغ حجم التبادل التجاري بين كازاخستان وروسيا 28 مليار دولار في عام 2022.",
    "بلغ حجم التبادل التجاري بين كازاخستان وروسيا 31 مليار دولار في عام 2022.",
    "قال الرئيس الكازاخي قاسم جومارت توكاييف إن الصين شريك استراتيجي دائم.",
)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    for number, text in enumerate(TEXTS):
        add(ledger, text, number)
    return ledger


def add(ledger: Ledger, text: str, number: int) -> None:
    document = Document.of(text, name=f"article{number}", outlet=f"outlet{number % 2}", published=f"2023-11-1{number}")
    ledger.add(document, read(document))


def entries_of(ledger: Ledger) -> list[Entry]:
    """As they are kept, or were made now, with their records."""
    tables, _ = current(ledger)
    return in_order(tables.load(ledger, ledger.standing(), range(tables.entries.height)))


def is_kept(ledger: Ledger) -> bool:
    return Tables.kept(ledger, ledger.state()) is not None


def test_what_is_kept_equals_what_is_settled_afresh(full: Ledger) -> None:
    def agree() -> None:
        assert not is_kept(full)
        for _ in range(2):
            records, edges = list(full.records()), full.standing().edges
            identity, (kept, _) = identify(records, edges), current(full)
            assert entries_of(full) == settle(records, edges)
            assert kept.records["id"].to_list() == [one.id for one in records]
            assert kept.identity.identified == identity.identified
            assert kept.identity.suggestions == identity.suggestions
            assert is_kept(full)

    agree()
    first, second, *_ = (entry.best.id for entry in entries_of(full) if entry.kind == "figure")
    rejected = full.judge("reject", first, author="سارة")
    agree()
    full.judge("same", first, second, author="سارة")
    agree()
    full.undo(rejected.id, author="سارة")
    agree()
    add(full, "زار وزير الخارجية الصيني أستانا في 12 نوفمبر 2023.", 5)
    agree()


def test_into_how_many_parts_a_ledger_is_cut_changes_nothing(full: Ledger) -> None:
    add(full, "التقى وزراء خارجية كازاخستان وروسيا والصين وأوزبكستان في أستانا في 3 مايو 2023.", 6)
    add(full, "التقى وزراء خارجية كازاخستان وروسيا والصين في أستانا في 3 مايو 2023.", 7)
    acts = [entry for entry in entries_of(full) if entry.kind == "event"]
    assert any("fewer" in entry.reasons for entry in acts)
    first, other = acts[0], next(entry for entry in acts if entry.act != acts[0].act)
    for judged in (False, True):
        if judged:
            full.judge("same", first.best.id, other.best.id, author="سارة")
        whole = tables_of(full)
        assert any("judged" in reasons for reasons in whole.entries["reasons"].to_list()) is judged
        for at_once in (1, 2, 5):
            parts = tables_of(full, at_once)
            assert_frame_equal(parts.records, whole.records)
            assert_frame_equal(parts.entries, whole.entries)


def test_tables_load_the_entries_they_tell_of(full: Ledger) -> None:
    assert entries_of(full) == settle(full.records(), full.standing().edges)


def test_large_tables_are_mapped_and_the_same(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tables_of(full)
    made.keep(full, full.state())
    monkeypatch.setattr(mapping, "SMALL", 0)
    tables = Tables.kept(full, full.state())
    assert tables is not None
    for name in Tables.__struct_fields__:
        table = getattr(tables, name)
        assert_frame_equal(table, getattr(made, name))
        assert table.n_chunks() <= 1
    assert tables.load(full, full.standing(), range(tables.entries.height))


def test_where_tables_have_no_room_is_told(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    current(full)

    def full_up(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mapping, "SMALL", 0)
    monkeypatch.setattr(pl.DataFrame, "write_ipc", full_up)
    with pytest.raises(LedgerError, match="TMPDIR"):
        Tables.kept(full, full.state())


@pytest.mark.parametrize(
    "change",
    [
        delete(settled).where(settled.c.name == "entries"),
        delete(settled).where(settled.c.name == "entries", settled.c.part == 1),
        update(settled).where(settled.c.name == "records").values(content=b"noise"),
        update(settled).values(stamp="of another state"),
    ],
)
def test_what_is_stale_damaged_or_not_whole_is_never_used(
    full: Ledger, change: Executable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PART", 500)
    made = entries_of(full)
    with full._store.lasting() as connection:
        connection.execute(change)
    assert not is_kept(full)
    assert entries_of(full) == made
    assert is_kept(full)


def test_damage_is_told_with_the_remedy(full: Ledger) -> None:
    current(full)
    assert not list(full.problems())
    with full._store.lasting() as connection:
        connection.execute(update(settled).where(settled.c.name == "entries").values(content=b"noise"))
    (problem,) = full.problems()
    assert "entries" in problem.where and "made again" in problem.remedy


def test_other_rules_settle_anew(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    current(full)
    monkeypatch.setattr(keeping, "_rules", lambda: "others")
    assert not is_kept(full)


def test_what_was_settled_of_an_older_state_is_not_kept(full: Ledger) -> None:
    before = full.state()
    add(full, "زار وزير الخارجية الصيني أستانا في 12 نوفمبر 2023.", 5)
    assert not full.keep({"entries": pl.DataFrame({"id": ["older"]})}, before)
    assert full.kept("entries", state=before) is None


def test_what_is_kept_goes_with_the_state_it_is_of(full: Ledger) -> None:
    current(full)
    add(full, "زار وزير الخارجية الصيني أستانا في 12 نوفمبر 2023.", 5)
    full.keep({"vectors": pl.DataFrame({"entry": ["new"]})}, full.state())
    with full._store.reading() as connection:
        assert connection.execute(settled.select()).one().name == "vectors"


def test_a_ledger_that_another_program_writes_to_answers_all_the_same(full: Ledger, place: str) -> None:
    with Ledger.open(place, timeout=0.1) as other:
        with full._store.writing("settled"):
            made = entries_of(other)
        assert not is_kept(full)
        assert made == entries_of(full)


def test_a_ledger_that_may_only_be_read_answers_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "readonly.mizan"
    with Ledger.open(path) as ledger:
        add(ledger, TEXTS[0], 0)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with Ledger.open(path) as ledger:
        assert entries_of(ledger) and not is_kept(ledger)
