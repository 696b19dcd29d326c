"""Counted groups: "the three countries" are those of the list that the text gives."""

from mizan.model import Document
from mizan.reading.reader import analyse


def groups(text: str) -> list[tuple[str, ...]]:
    return [actor.codes for actor in analyse(Document.of(text)).actors if actor.how == "counted"]


def test_a_counted_group_is_the_list_before_it() -> None:
    text = "تتقاسم تنزانيا وأوغندا وكينيا البحيرة. واتفقت الدول الثلاث على حماية مياهها."
    assert groups(text) == [("TZA", "UGA", "KEN")]


def test_a_list_may_follow() -> None:
    assert groups("بحثت الدول الثلاث ملف المياه، وهي تنزانيا وأوغندا وكينيا.") == [("TZA", "UGA", "KEN")]


def test_without_a_list_of_so_many_nobody_is_meant() -> None:
    assert groups("تتقاسم تنزانيا وأوغندا البحيرة. واتفقت الدول الثلاث على حماية مياهها.") == []
