"""Reproaches: what one party says another does, is or leaves undone."""

import pytest
from tests.reading.events.told import told


@pytest.mark.parametrize(
    "text",
    [
        "وقال وزير الخارجية النرويجي إن بيرو استغلت المعاهدة لتوسيع نفوذها.",
        "وقال وزير الخارجية النرويجي إن بيرو تسعى إلى إضعاف المنظمة.",
        "وقال وزير الخارجية النرويجي إن بيرو غير جادة في الأمر.",
        "وقال وزير الخارجية النرويجي إن استمرار استفزازات بيرو في المحيط أمر يثير العجب.",
        "وحذر وزير الخارجية النرويجي من نوايا بيرو في المحيط.",
        "وقالت النرويج إن بيرو تقف وراء الهجوم.",
        "النرويج تتهم بيرو باعتقال بحارتها.",
        "وعبر وزير الخارجية النرويجي عن صدمته إزاء موقف بيرو.",
        "وجهت النرويج كلمات حادة إلى بيرو.",
        "وصف وزير الخارجية النرويجي خطاب بيرو بأنه متعجرف.",
    ],
)
def test_what_is_said_against_another(text: str) -> None:
    assert told(text) == [("ACCUSE", ("NOR",), ("PER",))]


@pytest.mark.parametrize(
    "text",
    [
        "استغلت بيرو المعاهدة لتوسيع نفوذها.",
        "وقال وزير الخارجية النرويجي إن النرويج استغلت كل الفرص.",
        "وقال وزير الخارجية النرويجي إنه لا يدري ما يكون إذا استغلت بيرو المعاهدة.",
    ],
)
def test_nobody_is_reproached_by_the_text_by_himself_or_for_what_is_only_supposed(text: str) -> None:
    assert told(text) == []
