"""Duties: what one party says another ought to do, or ought to have done."""

import pytest
from tests.reading.events.told import told


@pytest.mark.parametrize(
    "text",
    [
        "وقال وزير الخارجية النرويجي إن على بيرو أن تسحب سفنها من الخليج.",
        "وأوضح وزير الخارجية النرويجي أنه يتعين على بيرو تفسير الحادث.",
        "وقال وزير الخارجية النرويجي: من المهم أن تلتزم بيرو بالمعاهدة.",
        "وشدد وزير الخارجية النرويجي على ضرورة احترام بيرو للمعاهدة.",
    ],
)
def test_what_another_ought_to_do_is_asked_of_it(text: str) -> None:
    assert told(text) == [("REQUEST", ("NOR",), ("PER",))]


def test_what_it_ought_to_have_done_is_held_against_it() -> None:
    text = "وقال وزير الخارجية النرويجي إنه كان على بيرو أن تخطر السفن قبل المناورة."
    assert told(text) == [("ACCUSE", ("NOR",), ("PER",))]


@pytest.mark.parametrize(
    "text",
    [
        "وقال وزير الخارجية النرويجي إن على بيرو أن تدرك حجم الأزمة.",
        "وقال وزير الخارجية النرويجي إن على النرويج أن تراجع قوانينها.",
        "وقال باحث في التاريخ إن على بيرو أن تراجع قوانينها.",
    ],
)
def test_nothing_is_asked_of_who_is_to_understand_of_oneself_or_by_who_speaks_for_nobody(text: str) -> None:
    assert told(text) == []
