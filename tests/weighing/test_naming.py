import pytest
from tests.weighing.made import booked, entries, event

from mizan.languages.arabic.naming import parties_named
from mizan.weighing import named_with, partners, plain, vectors


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("انتقدت أوتاوا السلطات السعودية", {"CAN", "SAU"}),
        ("وتباحث الكرملين مع الأتراك", {"RUS", "TUR"}),
        ("دعا فلاديمير بوتين الأمم المتحدة إلى التحرك", {"RUS", "UN"}),
        ("ووقع الجانبان الاتفاق", set()),
    ],
)
def test_words_name_states_by_name_people_capital_and_leader(words: str, codes: set[str]) -> None:
    assert parties_named(words) == codes


def test_what_names_both_is_told_plainly() -> None:
    criticism = entries(booked(event("ACCUSE", "CAN", "SAU", words="انتقدت كندا السعودية"), "d1"))
    refusal = entries(booked(event("REJECT", "SAU", "CAN", words="ورفضت الرياض ذلك"), "d2"))
    told = criticism + refusal
    assert [named_with(entry, "SAU") for entry in told] == [frozenset({"CAN"}), frozenset()]
    assert plain(told, "SAU") == criticism
    assert vectors(told, "SAU").sort("type")["named"].to_list() == [True, False]
    assert [partner.acts for partner in partners(told, "SAU", named=True)] == [1]


def test_two_reports_do_not_name_together_what_neither_names() -> None:
    (entry,) = entries(
        booked(event("CONSULT", "CAN SAU", words="التقى الوزير السعودي نظيره"), "d1"),
        booked(event("CONSULT", "CAN SAU", words="التقى الوزير الكندي نظيره"), "d2"),
    )
    assert named_with(entry, "SAU") == frozenset()
