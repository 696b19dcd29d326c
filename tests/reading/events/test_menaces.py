"""Menaces: what one party says will come over another, and what it will do if or unless."""

import pytest
from tests.reading.events.told import told


@pytest.mark.parametrize(
    "text",
    [
        "وقال وزير الخارجية النرويجي إن بيرو ستواجه عواقب هذا القرار.",
        "وقال وزير الخارجية النرويجي إن بيرو ستندم على ذلك.",
        "إذا لم تتوقف السفن فإن النرويج ستفرض عقوبات على بيرو.",
        "وعلى السفن أن تتوقف وإلا ستفرض النرويج عقوبات على بيرو.",
        "وأكد الوزير النرويجي أنه سيحمل بيرو مسؤولية أي حادث.",
        "وقالت النرويج إنها سوف ترد على بيرو.",
        "جاء القرار بعد تهديد النرويج بإلغاء اللقاء مع بيرو.",
        "وأكدت النرويج احتفاظها بحقها في ملاحقة بيرو.",
    ],
)
def test_what_is_threatened(text: str) -> None:
    assert ("THREATEN", ("NOR",), ("PER",)) in told(text)


def test_sanctions_announced_without_a_condition_are_no_threat() -> None:
    assert told("ستفرض النرويج عقوبات على بيرو.") == [("SANCTION", ("NOR",), ("PER",))]
