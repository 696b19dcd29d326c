import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.model.errors import JudgementError
from mizan.model.judgements import Judgement, Target, Verdict, answers, now, questions, undone


def time(second: int) -> str:
    return f"2026-01-01T00:00:{second % 60:02d}.000000Z"


def made(verdict: str, *ids: str, known: list[Judgement] | None = None, at: int = 0, **rest: Any) -> Judgement:
    """A judgement on things, made over what stood among those known."""
    parts: dict[str, Any] = dict(zip(("target", "other"), map(Target, ids), strict=False))
    parts |= {"verdict": Verdict(verdict), "author": rest.pop("author", "آمنة"), "time": time(at), **rest}
    draft = Judgement.of(**parts)
    held = answers(known or [])
    over = {one.id for question in questions(draft, {}) if question in held for one in held[question].standing}
    return Judgement.of(**parts, over=over)


def undo(judgement: Judgement, at: int = 0, **rest: Any) -> Judgement:
    return Judgement.of(verdict=Verdict.UNDO, undoes=judgement.id, time=time(at), **{"author": "آمنة", **rest})


def verdict(judgements: list[Judgement], record: str = "r") -> str | None:
    answer = answers(judgements).get(("record", record))
    return str(answer.judgement.verdict) if answer else None


def test_a_later_judgement_holds_whatever_the_clocks_say() -> None:
    first = made("reject", "r", at=50)
    second = made("accept", "r", known=[first], at=10, author="باسل")
    assert verdict([first, second]) == verdict([second, first]) == "accept"


def test_undoing_brings_back_what_was_before() -> None:
    first = made("reject", "r")
    second = made("accept", "r", known=[first])
    back = undo(second)
    assert verdict([first, second, back]) == "reject"
    again = undo(back)
    assert verdict([first, second, back, again]) == "accept"
    assert undone([first, second, back, again]) == {back.id}
    assert verdict([first, second, back, again, undo(again)]) == "reject"
    assert verdict([first, undo(first)]) is None


def test_an_undo_that_came_before_what_it_undoes_waits_for_it() -> None:
    first = made("reject", "r")
    assert answers([undo(first)]) == {}
    assert verdict([undo(first), first]) is None


def test_people_who_did_not_know_of_each_other_differ_until_somebody_decides() -> None:
    a, b = made("reject", "r", at=1), made("accept", "r", at=2, author="باسل")
    answer = answers([a, b])["record", "r"]
    assert answer.disputed and answer.judgement == b
    assert not answers([a, made("reject", "r", author="باسل")])["record", "r"].disputed
    decided = made("reject", "r", known=[a, b], at=3)
    assert not answers([a, b, decided])["record", "r"].disputed
    assert answers([a, b, decided, undo(decided)])["record", "r"].disputed


def test_a_correction_accepts_the_record_and_fills_one_field() -> None:
    rejected = made("reject", "r")
    date = made("correct", "r", known=[rejected], field="date", value="2023")
    place = made("correct", "r", known=[rejected, date], field="place", value="KAZ")
    held = answers([rejected, date, place])
    assert held["record", "r"].judgement == place
    assert {question[2]: answer.judgement.value for question, answer in held.items() if question[0] == "field"} == {
        "date": "2023",
        "place": "KAZ",
    }
    assert verdict([rejected, date, place, undo(place), undo(date)]) == "reject"
    other = made("correct", "r", field="date", value="2024", author="باسل")
    assert answers([date, other])["field", "r", "date"].disputed
    assert not answers([date, other])["record", "r"].disputed


def test_a_pair_has_no_order() -> None:
    same = made("same", "b", "a")
    different = made("different", "a", "b", known=[same])
    (answer,) = answers([same, different]).values()
    assert answer.judgement == different


@pytest.mark.parametrize(
    "parts",
    [
        {"verdict": Verdict.ACCEPT},
        {"verdict": Verdict.ACCEPT, "target": Target("a"), "other": Target("b")},
        {"verdict": Verdict.ACCEPT, "target": Target("a"), "value": 1},
        {"verdict": Verdict.CORRECT, "target": Target("a")},
        {"verdict": Verdict.SAME, "target": Target("a")},
        {"verdict": Verdict.SAME, "target": Target("a"), "other": Target("a")},
        {"verdict": Verdict.UNDO, "target": Target("a")},
        {"verdict": Verdict.ACCEPT, "target": Target("a"), "author": " "},
        {"verdict": Verdict.ACCEPT, "target": Target("a"), "author": "a\nb"},
        {"verdict": Verdict.ACCEPT, "target": Target("a"), "time": "yesterday"},
    ],
)
def test_what_is_no_judgement(parts: dict[str, Any]) -> None:
    with pytest.raises(JudgementError):
        Judgement.of(**{"author": "آمنة", "time": now(), **parts})


def test_what_was_changed_is_noticed() -> None:
    judgement = made("correct", "r", field="value", value=31.2e9, note="من الجدول")
    again = msgspec.json.decode(msgspec.json.encode(judgement), type=Judgement)
    assert again == judgement
    again.check()
    with pytest.raises(JudgementError, match="was changed"):
        msgspec.structs.replace(judgement, author="باسل").check()


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "unsure", "correct", "same", "different", "undo", "meet"]),
        st.integers(0, 2),
        st.integers(0, 99),
        st.integers(0, 59),
    ),
    max_size=25,
)


def played(moves: list[tuple[str, int, int, int]]) -> list[Judgement]:
    """What three people judge, each knowing only what they made or were shown when they met."""
    known: list[list[Judgement]] = [[], [], []]
    for verdict, who, choice, at in moves:
        mine = known[who]
        if verdict == "meet":
            mine += [one for one in known[choice % 3] if one not in mine]
        elif verdict == "undo":
            if mine:
                mine.append(undo(mine[choice % len(mine)], at, author=str(who)))
        elif verdict in ("same", "different"):
            mine.append(made(verdict, *("ab", "ac", "ba")[choice % 3], known=mine, at=at, author=str(who)))
        else:
            field = {"field": ("date", "place")[choice % 2], "value": str(choice)} if verdict == "correct" else {}
            mine.append(made(verdict, "rs"[choice // 2 % 2], known=mine, at=at, author=str(who), **field))
    return list({one.id: one for mine in known for one in mine}.values())


@given(MOVES, st.randoms())
def test_any_order_gives_the_same_state(moves: list[tuple[str, int, int, int]], order: random.Random) -> None:
    judgements = played(moves)
    shuffled = judgements * 2
    order.shuffle(shuffled)
    assert answers(shuffled) == answers(judgements)


@given(MOVES)
def test_what_one_person_said_last_and_did_not_undo_holds(moves: list[tuple[str, int, int, int]]) -> None:
    judgements: list[Judgement] = []
    last: dict[str, list[Judgement]] = {}
    for number, (verdict, _, choice, at) in enumerate(moves):
        if verdict in ("accept", "reject", "unsure"):
            judgements.append(made(verdict, "rs"[choice % 2], known=judgements, at=at, note=str(number)))
            last.setdefault("rs"[choice % 2], []).append(judgements[-1])
        elif verdict == "undo" and (standing := [one for record in last.values() for one in record]):
            taken = standing[choice % len(standing)]
            judgements.append(undo(taken, at, note=str(number)))
            last = {record: [one for one in given if one != taken] for record, given in last.items()}
    for record, given_ in last.items():
        answer = answers(judgements).get(("record", record))
        assert (answer.judgement if answer else None) == (given_[-1] if given_ else None)
        assert answer is None or not answer.disputed
