"""Denials: what somebody says was not done, and at whom a denial is aimed."""

import pytest

from mizan.model import Document, Event
from mizan.reading.reader import candidates


def told(text: str) -> set[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Type, actors, recipients and status of every act proposed for a text."""
    records = [candidate.record for candidate in candidates(Document.of(text))]
    return {(r.event_type, r.actors, r.recipients, r.status) for r in records if isinstance(r, Event)}


@pytest.mark.parametrize(
    "text",
    [
        "نفت النرويج فرض أي حظر على واردات الأسماك من بيرو.",
        "نفى وزير التجارة النرويجي صحة الأنباء عن حظر استيراد الأسماك من بيرو.",
        "كذبت النرويج شائعات عن فرض عقوبات على بيرو.",
        "قالت النرويج إن ما تردد عن فرض عقوبات على بيرو لا أساس له من الصحة.",
    ],
)
def test_what_is_denied_was_not_done(text: str) -> None:
    assert ("SANCTION", ("NOR",), ("PER",), "negated") in told(text)


@pytest.mark.parametrize(
    "motion", ["قرار يدين بيرو", "قرار للجمعية العامة يدين الغزو البيروفي لفيجي", "قرار إدانة بيرو"]
)
def test_who_abstains_does_not_say_what_the_motion_says(motion: str) -> None:
    assert told(f"امتنعت النرويج عن التصويت على {motion}.") == {("ACCUSE", ("NOR",), ("PER",), "negated")}


def test_a_denied_rumour_is_aimed_at_nobody_of_whom_it_tells() -> None:
    text = "نفت النرويج صحة الأنباء عن حظر استيراد الأسماك من بيرو."
    assert ("REJECT", ("NOR",), (), "occurred") in told(text)


def test_a_denied_charge_is_aimed_at_its_author() -> None:
    assert ("REJECT", ("NOR",), ("PER",), "occurred") in told("نفت النرويج اتهامات بيرو بتزويد تشيلي بأسلحة.")
    text = "اتهمت بيرو النرويج بتلويث البحر، وهو ما تنفيه النرويج."
    assert ("REJECT", ("NOR",), ("PER",), "occurred") in told(text)


def test_who_neither_confirms_nor_denies_an_act_does_not_deny_it() -> None:
    text = "لم تؤكد النرويج ولم تنف فرض حظر على واردات الأسماك من بيرو."
    assert not any(kind == "SANCTION" and status == "negated" for kind, _, _, status in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "أدانت النرويج الهجوم الذي استهدف السفارة البيروفية في كيتو.",
        "أعربت النرويج عن قلقها من الغارات التي استهدفت سفنا قبالة بيرو.",
        "ندد مجلس الأمن بالغارة التي قصفت مستشفى في بيرو.",
    ],
)
def test_who_condemns_an_attack_did_not_carry_it_out(text: str) -> None:
    assert not any(kind == "ASSAULT" and actors for kind, actors, _, _ in told(text))


def test_a_denied_act_of_the_one_who_denies_it_is_his() -> None:
    text = "نفت وزارة التجارة النرويجية الأنباء التي تحدثت عن حظر النرويج استيراد الأسماك من بيرو."
    assert ("SANCTION", ("NOR",), ("PER",), "negated") in told(text)


def test_other_matters_before_a_condemnation_make_no_attacker() -> None:
    text = "وعلى صعيد آخر، أدانت النرويج الهجوم الذي استهدف السفارة البيروفية في كيتو."
    assert not any(kind == "ASSAULT" and actors for kind, actors, _, _ in told(text))
