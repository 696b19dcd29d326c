import os
import random
import signal
import subprocess
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.ledger.places import NewPlace, program

from mizan.ledger import Ledger, LedgerError, Outcome
from mizan.ledger.exchange import lines_of, read_file, read_lines, write_file
from mizan.ledger.filters import Conditions
from mizan.model import Document, Entity, Event, Evidence, MizanError, Record
from mizan.model.errors import JudgementError, UnaskableError
from mizan.settling.applying import as_judged, states

UNCHANGING = [HealthCheck.function_scoped_fixture]
"""Of what the fixtures make nothing can be changed."""

JUDGE = textwrap.dedent("""
    import sys
    from mizan.ledger import Ledger

    if __name__ == "__main__":
        path, author, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
        with Ledger.open(path) as ledger:
            ids = [booked.id for booked in ledger.records()]
            for number in range(rounds):
                made = ledger.judge(("accept", "unsure")[number % 2], ids[number % len(ids)], author=author)
                print(made.id, flush=True)
""")


@pytest.fixture
def full(ledger: Ledger, article: Document, booked: list[Record]) -> Ledger:
    ledger.add(article, booked)
    return ledger


def test_records_are_as_people_judged_them(full: Ledger, booked: list[Record]) -> None:
    visit, person, signing = booked[:3]
    full.judge("reject", person.id, author="آمنة", note="اسم في مقال آخر")
    full.judge("correct", visit.id[:9], field="actors", value="China", author="آمنة")
    full.judge("accept", signing.id, author="آمنة")
    found = {report.id: report for report in full.records()}
    assert person.id not in found
    assert found[signing.id].record.confidence == 1.0
    changed = found[visit.id].record
    assert isinstance(changed, Event) and changed.actors == ("CHN",)
    assert full.record(person.id).judged is not None
    assert full.record(visit.id, judged=False).record == visit
    assert [report.record for report in full.records(judged=False)] == booked
    assert full.frame("event")["judged"].to_list() == ["corrected", "accepted"]
    assert full.frame("event")["record"].to_list() == [visit.id, signing.id]


def test_conditions_hold_what_was_corrected(full: Ledger, booked: list[Record]) -> None:
    visit = booked[0]
    full.judge("correct", visit.id, field="actors", value="CHN", author="آمنة")
    full.judge("correct", visit.id, field="date", value="2020-05", author="آمنة")
    assert [report.id for report in full.records(partner="CHN")] == [visit.id]
    assert visit.id not in {report.id for report in full.records(partner="RUS")}
    assert [report.id for report in full.records(until="2021")] == [visit.id]
    assert visit.id not in {report.id for report in full.records(since="2023")}
    assert not list(full.records(partner="CHN", kind="figure"))
    assert not list(full.records(partner="CHN", outlet="لا أحد"))
    assert [report.id for report in full.records(verdict="corrected")] == [visit.id]
    assert len(list(full.records(verdict="open"))) == len(booked) - 1
    with pytest.raises(UnaskableError, match="no verdict"):
        full.records(verdict="good")


@settings(suppress_health_check=UNCHANGING)
@given(
    partner=st.sampled_from([None, "RUS", "KAZ", "CHN"]),
    type=st.sampled_from([None, "CONSULT", "trade"]),
    status=st.sampled_from([None, "occurred", "signed"]),
    period=st.sampled_from([(None, None), ("2022-06", "2023-11-08"), ("2023-11-10", None), (None, "2022-06")]),
)
def test_conditions_mean_the_same_before_and_after_a_correction(
    ledger: Ledger,
    article: Document,
    booked: list[Record],
    period: tuple[str | None, str | None],
    **conditions: Any,
) -> None:
    ledger.add(article, booked)
    conditions |= dict(zip(("since", "until"), period, strict=True))
    found = [report.record for report in ledger.records(**conditions)]
    wanted = [report.record for report in ledger.records() if Conditions(**conditions).met(report)]
    assert found == wanted


def test_the_least_certain_come_first_and_the_judged_not_again(full: Ledger, booked: list[Record]) -> None:
    queue = full.uncertain()
    assert queue[0] == booked[2].id and len(queue) == len(booked)
    full.judge("accept", queue[0], author="آمنة")
    assert full.uncertain() == queue[1:]
    assert full.uncertain(kind="figure") == [booked[4].id]


def test_what_cannot_be_judged(full: Ledger, booked: list[Record]) -> None:
    id = booked[0].id
    for said, verdict, subjects, rest in (
        ("no record", "accept", ("0123456789abcdef",), {}),
        ("no record", "accept", ("KAZ",), {}),
        ("no record", "accept", ("",), {}),
        ("no record", "same", (id, "beef"), {}),
        ("one thing", "same", (id, id), {}),
        ("two things", "same", (id,), {}),
        ("one field", "correct", (id,), {}),
        ("no field", "correct", (id,), {"field": "words", "value": "x"}),
        ("one field", "correct", (id, "KAZ"), {"field": "date", "value": "2023"}),
        ("no words", "correct", (booked[5].id,), {"field": "content", "value": "0:9999"}),
        ("an author", "accept", (id,), {"author": " "}),
    ):
        with pytest.raises((LedgerError, JudgementError), match=said):
            full.judge(verdict, *subjects, **{"author": "آمنة", **rest})
    assert full.judgements() == ()
    assert full.judge("different", id, "person:KAZ:توكاييف", author="آمنة").other
    with pytest.raises(LedgerError, match="half a character"):
        full.judge("accept", id, author="آمنة", note="\ud800")


def test_undo_and_undo_of_that(full: Ledger, booked: list[Record]) -> None:
    made = full.judge("reject", booked[0].id, author="آمنة")
    back = full.undo(made.id[:8], author="باسل")
    assert full.record(booked[0].id).judged is None
    with pytest.raises(LedgerError, match="undone already"):
        full.undo(made.id, author="باسل")
    full.undo(back.id, author="آمنة")
    assert full.record(booked[0].id).judged
    for wrong in ("", "zz"):
        with pytest.raises(LedgerError, match="no judgement"):
            full.undo(wrong, author="باسل")


def test_the_same_said_again_at_once_counts_again(
    full: Ledger, booked: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mizan.ledger.judgements.now", lambda: "2026-01-01T00:00:00.000000Z")
    for _ in range(3):
        full.undo(full.judge("reject", booked[0].id, author="آمنة").id, author="آمنة")
    assert len(full.judgements()) == 6
    full.judge("reject", booked[0].id, author="آمنة")
    assert len(full.uncertain()) == len(booked) - 1


def test_judgements_are_never_changed_or_deleted(full: Ledger, booked: list[Record]) -> None:
    full.judge("reject", booked[0].id, author="آمنة")
    for attempt in ("DELETE FROM judgements", "UPDATE judgements SET author = 'x'"):
        with pytest.raises(LedgerError, match="only added"), full._store.lasting() as connection:
            connection.exec_driver_sql(attempt)


def test_judgements_survive_another_reading(full: Ledger, article: Document, booked: list[Record]) -> None:
    visit, person, signing = booked[:3]
    full.judge("reject", visit.id, author="آمنة")
    full.judge("correct", signing.id, field="date", value="2023-11-09", author="آمنة")
    full.judge("accept", person.id, author="آمنة")
    assert isinstance(visit, Event)
    other = structs.replace(visit, event_type="AGREE")
    assert full.add(article, [other, *booked[2:]]) is Outcome.REPLACED
    moved = full.record(other.id).judged
    assert moved and moved.label == "rejected, moved"
    assert full.record(signing.id).judged
    became = states(full.judgements(), full.standing().attached)
    assert sorted(became.values()) == ["orphaned", "stands", "stands"]
    full.judge("accept", other.id, author="باسل")
    after = full.record(other.id).judged
    assert after and (after.verdict, after.disputed) == ("accepted", False)
    assert full.add(article, booked) is Outcome.REPLACED
    assert full.record(person.id).judged and full.record(visit.id).judged


def test_two_analysts_lose_nothing(
    new_place: NewPlace, tmp_path: Path, article: Document, booked: list[Record]
) -> None:
    first, second = Ledger.open(new_place()), Ledger.open(new_place())
    with first, second:
        for ledger in (first, second):
            ledger.add(article, booked)
        first.judge("reject", booked[0].id, author="آمنة")
        mine = first.judge("accept", booked[1].id, author="آمنة")
        second.judge("correct", booked[0].id, field="mode", value="null", author="باسل")
        second.judge("same", booked[1].id, "person:putin", author="باسل")
        write_file(tmp_path / "a.jsonl", first.judgements())
        write_file(tmp_path / "b.jsonl", second.judgements())
        assert first.take(read_file(tmp_path / "b.jsonl")) == 2
        assert first.take(read_file(tmp_path / "b.jsonl")) == 0
        assert second.take(read_file(tmp_path / "a.jsonl")) == 2
        assert list(first.records()) == list(second.records())
        assert first.standing() == second.standing()
        assert lines_of(first.judgements()) == lines_of(second.judgements())
        disputed = second.record(booked[0].id).judged
        assert disputed and disputed.disputed and disputed.authors == ("آمنة", "باسل")
        second.undo(mine.id, author="باسل")
        assert second.record(booked[1].id).judged is None


def test_judgements_of_documents_that_come_later(new_place: NewPlace, article: Document, booked: list[Record]) -> None:
    with Ledger.open(new_place()) as first, Ledger.open(new_place()) as second:
        first.add(article, booked)
        first.judge("reject", booked[0].id, author="آمنة")
        assert second.take(first.judgements()) == 1
        assert second.standing().attached.orphaned == {booked[0].id}
        second.add(article, booked)
        assert booked[0].id not in {report.id for report in second.records()}


def test_lines_that_are_no_judgements(full: Ledger, booked: list[Record], tmp_path: Path) -> None:
    line = lines_of([full.judge("reject", booked[0].id, author="آمنة")])
    assert read_lines("\ufeff\n" + line + "\n", "x") == list(full.judgements())
    for broken, said in (
        ("{", "x:1: no judgement"),
        ("[]", "x:1: no judgement"),
        (line + line.replace("آمنة", "باسل"), "x:2: .* was changed"),
        (line.replace('"reject"', '"praise"'), "x:1: no judgement"),
        (line.replace('"author"', '"writer"'), "x:1: no judgement"),
    ):
        with pytest.raises(JudgementError, match=said):
            read_lines(broken, "x")
    with pytest.raises(MizanError, match="cannot be read"):
        read_file(tmp_path / "missing")
    with pytest.raises(MizanError, match="cannot be written"):
        write_file(tmp_path / "no/where", [])
    (tmp_path / "latin").write_bytes(b"\xff\xfe")
    with pytest.raises(MizanError, match="not UTF-8"):
        read_file(tmp_path / "latin")


def test_an_existing_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    file.write_text("earlier")
    with pytest.raises(MizanError, match=r"is there already.*--replace"):
        write_file(file, [])
    assert file.read_text() == "earlier" and list(tmp_path.iterdir()) == [file]
    write_file(file, [], replace=True)
    assert file.read_text() == "" and list(tmp_path.iterdir()) == [file]


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "unsure", "correct", "same", "undo"]), st.integers(0, 5), st.integers(0, 9)
    ),
    max_size=12,
)


@settings(max_examples=10, suppress_health_check=UNCHANGING)
@given(MOVES, st.randoms())
def test_any_order_of_import_gives_the_same_state(
    new_place: NewPlace,
    article: Document,
    booked: list[Record],
    moves: list[tuple[str, int, int]],
    order: random.Random,
) -> None:
    with Ledger.open(new_place()) as made, Ledger.open(new_place()) as taken:
        made.add(article, booked)
        for verdict, which, choice in moves:
            id = booked[which].id
            if verdict == "undo":
                standing = [
                    one
                    for one, state in states(made.judgements(), made.standing().attached).items()
                    if state != "undone"
                ]
                if standing:
                    made.undo(standing[choice % len(standing)], author="آمنة")
            elif verdict == "correct":
                if which == 0:
                    made.judge("correct", id, field="date", value=str(2000 + choice), author="آمنة")
            elif verdict == "same":
                made.judge("same", id, booked[(which + 1) % 6].id, author="آمنة")
            else:
                made.judge(verdict, id, author="آمنة")
        shuffled = list(made.judgements())
        order.shuffle(shuffled)
        for judgement in shuffled:
            taken.take([judgement])
        taken.add(article, booked)
        assert taken.standing() == made.standing()
        assert list(taken.records()) == list(made.records())
        # The ledger asks only for what it needs; the pure function is given everything, and says the same.
        assert list(made.records()) == list(as_judged(made.records(judged=False), made.judgements()))


@pytest.fixture
def judging(place: str, tmp_path: Path) -> Callable[[str, int], subprocess.Popen[str]]:
    """Programs that judge the records of a ledger, as an author and so many times."""
    script = tmp_path / "judging.py"
    script.write_text(JUDGE, encoding="utf-8")
    return lambda author, rounds: program(script, place, author, rounds)


@pytest.fixture
def many(place: str) -> str:
    document = Document.of("زار الوزير العاصمة. " * 40)
    with Ledger.open(place) as ledger:
        evidence = [Evidence.of(document, start, start + 5) for start in range(0, 400, 10)]
        ledger.add(
            document, [Entity(document=document.id, evidence=e, rule="t", type="place", name="ن") for e in evidence]
        )
    return place


def test_two_processes_judge_at_once(many: str, judging: Callable[[str, int], subprocess.Popen[str]]) -> None:
    processes = [judging(author, 60) for author in ("a", "b")]
    told = [process.communicate() for process in processes]
    assert [errors for _, errors in told] == ["", ""]
    with Ledger.open(many) as ledger:
        assert {judgement.id for judgement in ledger.judgements()} == {id for out, _ in told for id in out.split()}
        assert len(ledger.judgements()) == 120
        # Whoever came second saw what the first had made: nobody is in dispute.
        assert not any(decision.disputed for decision in ledger.standing().records.values())


def test_killed_at_any_moment_only_the_judgement_in_hand_is_lost(
    many: str, judging: Callable[[str, int], subprocess.Popen[str]]
) -> None:
    told: list[str] = []
    for delay in (0.0, 0.011, 0.05, 0.13):
        process = judging("a", 10_000)
        assert process.stdout is not None
        told.append(process.stdout.readline().strip())
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        told += process.stdout.read().split("\n")[:-1]
        process.communicate()
        with Ledger.open(many) as ledger:
            kept = {judgement.id for judgement in ledger.judgements()}
        assert kept >= set(told)
        assert len(kept - set(told)) <= 1
        told = list(kept)
