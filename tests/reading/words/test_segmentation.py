import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.languages import language
from mizan.model import Document
from mizan.reading.text import Text
from mizan.reading.words.segmentation import segment


def cut(words: str) -> Text:
    document = Document.of(words)
    text = Text(document, language("ar"))
    segment(text)
    return text


def sentences(words: str) -> list[str]:
    return [words[sentence.start : sentence.end] for sentence in cut(words).sentences]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("وصل الوفد. وغادر مساء!", ["وصل الوفد.", "وغادر مساء!"]),
        ("عنوان الخبر\nوصل الوفد", ["عنوان الخبر", "وصل الوفد"]),
        ("قال «نعم.» ثم مضى.", ["قال «نعم.»", "ثم مضى."]),
        ("بلغ النمو 3.5 في المئة.", ["بلغ النمو 3.5 في المئة."]),
        ("قال لقناة بي.بي.سي إن الوفد وصل.", ["قال لقناة بي.بي.سي إن الوفد وصل."]),
        ("هل وصل الوفد؟! نعم.", ["هل وصل الوفد؟!", "نعم."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(words: str, expected: list[str]) -> None:
    assert sentences(words) == expected


@given(st.text(st.characters(codec="utf-8")))
def test_tokens_stand_in_order_within_their_sentences(words: str) -> None:
    text = cut(words)
    assert all(a.end <= b.start for a, b in zip(text.tokens, text.tokens[1:], strict=False))
    bounds = [(sentence.first, sentence.last) for sentence in text.sentences]
    assert [index for first, last in bounds for index in range(first, last)] == list(range(len(text.tokens)))
