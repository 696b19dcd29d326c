"""Wishes: what one party wants of another, sets it a term for or puts before a council."""

import pytest

from mizan.model import Document, Event
from mizan.reading.reader import candidates

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("تريد النرويج أن تسحب بيرو سفنها من الخليج.", ("REQUEST", ("NOR",), ("PER",))),
        ("أمهلت النرويج بيرو أسبوعا.", ("REQUEST", ("NOR",), ("PER",))),
        ("منحت النرويج بيرو مهلة أسبوعين.", ("REQUEST", ("NOR",), ("PER",))),
        ("تسعى النرويج إلى إقناع بيرو بالعدول عن الخطة.", ("REQUEST", ("NOR",), ("PER",))),
        ("طرحت النرويج مشروع قرار على مجلس الأمن.", ("REQUEST", ("NOR",), ("UN",))),
    ],
)
def test_what_is_wanted_of_another(text: str, asked: Told) -> None:
    records = [candidate.record for candidate in candidates(Document.of(text))]
    assert asked in [(r.event_type, r.actors, r.recipients) for r in records if isinstance(r, Event)]
