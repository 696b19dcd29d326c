from hypothesis import given
from hypothesis import strategies as st

from mizan.languages.arabic.letters import fold, view

ARABIC = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.characters(codec="utf-8"),
    )
)


@given(ARABIC)
def test_every_character_of_the_view_leads_back_to_one_of_the_text(text: str) -> None:
    folded = view(text)
    starts = [folded.start(index) for index in range(len(folded.text))]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
    assert all(start < folded.end(index + 1) <= len(text) for index, start in enumerate(starts))


@given(ARABIC)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_marks_belong_to_the_letter_before_them() -> None:
    text = "في الصّينِ."
    folded = view(text)
    assert folded.text == "في الصين."
    at = folded.text.index("الصين")
    assert text[folded.start(at) : folded.end(at + 5)] == "الصّينِ"


def test_a_ligature_keeps_its_place() -> None:
    text = "قال ﷲ ثم"
    folded = view(text)
    at = folded.text.index("ثم")
    assert text[folded.start(at) :] == "ثم"


def test_a_plain_text_needs_no_map() -> None:
    folded = view("أستانا ٢٠٢٣")
    assert folded.text == "استانا 2023"
    assert folded.start(7) == 7
