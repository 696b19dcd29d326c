"""Vowel signs tell names of the same letters apart."""

import pytest

from mizan.model import Document, Event
from mizan.reading import read
from mizan.reading.actors.pointing import ALIKE, SILENT, UNLIKE, pointed


@pytest.mark.parametrize(
    ("form", "word", "agree"),
    [
        ("عُمان", "عُمان", ALIKE),
        ("عُمان", "عُمَان", ALIKE),
        ("عُمان", "عَمّان", UNLIKE),
        ("عُمان", "عمان", SILENT),
        ("عمّان", "عُمان", SILENT),
        ("عمّان", "عَمَّان", ALIKE),
        ("مسقط", "مَسقط", SILENT),
    ],
)
def test_signs_are_held_against_those_of_the_form(form: str, word: str, agree: int) -> None:
    assert pointed(form, f"إلى {word} غدا", len("إلى ")) == agree


@pytest.mark.parametrize(("word", "state"), [("عُمان", "OMN"), ("عَمّان", "JOR")])
def test_a_state_and_a_capital_of_the_same_letters(word: str, state: str) -> None:
    text = f"وقعت {word} والهند مذكرة تفاهم في مجال الموانئ."
    (signing,) = [record for record in read(Document.of(text)) if isinstance(record, Event)]
    assert set(signing.actors) == {state, "IND"}


def test_a_list_of_states_goes_on_with_a_state() -> None:
    text = "وقع وزراء خارجية السعودية وعمان والبحرين مذكرة تفاهم في مجال الموانئ."
    (signing,) = [record for record in read(Document.of(text)) if isinstance(record, Event)]
    assert set(signing.actors) == {"SAU", "OMN", "BHR"}
