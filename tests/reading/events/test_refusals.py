"""Refusals: what a party will not do, and what it holds to be untrue."""

import pytest
from tests.reading.events.told import told


@pytest.mark.parametrize(
    "text",
    [
        "وأعلنت النرويج أنها لن تعتذر لبيرو.",
        "وقال وزير الخارجية النرويجي إن اتهامات بيرو لا أساس لها.",
        "شككت النرويج في صحة الأدلة التي قدمتها بيرو.",
        "أفشلت النرويج مشروع قرار قدمته بيرو.",
        "تصر النرويج على عدم الرد على رسالة بيرو.",
        "لم تستجب النرويج لدعوات بيرو.",
        "رد وزير الخارجية النرويجي على اتهامات بيرو.",
    ],
)
def test_what_is_refused(text: str) -> None:
    assert ("REJECT", ("NOR",), ("PER",)) in told(text)


def test_what_stands_in_the_way_of_something_refuses_nothing() -> None:
    assert told("وقالت النرويج إن هناك أمورا تعرقل عمل البعثة في بيرو.") == []
