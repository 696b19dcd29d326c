"""Quotations, whichever way their marks were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Document
from mizan.reading.reader import analyse


def quoted(words: str) -> list[str]:
    """The insides of the quotations of a text."""
    return [words[q.start : q.end] for q in analyse(Document.of(words)).quotations]


@pytest.mark.parametrize(
    "words",
    [
        "قال الوزير «نرحب بالقرار» أمس.",
        "قال الوزير “نرحب بالقرار” أمس.",
        "قال الوزير ”نرحب بالقرار“ أمس.",
        "قال الوزير ”نرحب بالقرار” أمس.",
        'قال الوزير "نرحب بالقرار" أمس.',
        'قال الوزير:" نرحب بالقرار " أمس.',
        "قال الوزير 'نرحب بالقرار' أمس.",
    ],
)
def test_every_kind_of_mark(words: str) -> None:
    assert [inside.strip() for inside in quoted(words)] == ["نرحب بالقرار"]


def test_clitics_before_a_mark() -> None:
    assert quoted('وصفها بـ"المهمة" و"الضرورية" للجميع.') == ["المهمة", "الضرورية"]


def test_nested() -> None:
    words = 'قال "نشارك في مبادرة "الطريق" منذ عام" ثم غادر.'
    found = analyse(Document.of(words)).quotations
    assert [(words[q.start : q.end], q.nested) for q in found] == [
        ('نشارك في مبادرة "الطريق" منذ عام', False),
        ("الطريق", True),
    ]


def test_speech_over_several_sentences_is_one() -> None:
    assert quoted('وأضاف: "وصلنا اليوم. نغادر غدا. شكرا لكم".') == ["وصلنا اليوم. نغادر غدا. شكرا لكم"]


def test_speech_that_nothing_closes_ends_with_its_sentence() -> None:
    assert quoted('وقال: "وصلنا اليوم إلى العاصمة.\nوعقد اجتماع آخر.') == ["وصلنا اليوم إلى العاصمة"]


def test_an_apostrophe_is_no_quotation() -> None:
    assert quoted("زار Cote d'Ivoire ثم d'Alger أمس.") == []


@given(st.text(alphabet="«»“”\"'‘’ .\n:،اب", max_size=60))
def test_any_marks_give_ordered_ranges(words: str) -> None:
    found = analyse(Document.of(words)).quotations if words.strip() else []
    assert all(0 <= q.start < q.end <= len(words) for q in found)
    assert [q.first for q in found] == sorted(q.first for q in found)
