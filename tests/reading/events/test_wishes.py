"""Wishes: what one party wants of another, sets it a term for or puts before a council."""

import pytest
from tests.reading.events.told import Told, told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("تريد النرويج أن تسحب بيرو سفنها من الخليج.", ("REQUEST", ("NOR",), ("PER",))),
        ("أمهلت النرويج بيرو أسبوعا.", ("REQUEST", ("NOR",), ("PER",))),
        ("ضغطت النرويج على بيرو من أجل الانسحاب.", ("REQUEST", ("NOR",), ("PER",))),
        ("منحت النرويج بيرو مهلة أسبوعين.", ("REQUEST", ("NOR",), ("PER",))),
        ("تسعى النرويج إلى إقناع بيرو بالعدول عن الخطة.", ("REQUEST", ("NOR",), ("PER",))),
        ("طرحت النرويج مشروع قرار على مجلس الأمن.", ("REQUEST", ("NOR",), ("UN",))),
    ],
)
def test_what_is_wanted_of_another(text: str, asked: Told) -> None:
    assert asked in told(text)
