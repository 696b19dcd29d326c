from hypothesis import given
from hypothesis import strategies as st

from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.naming import parties_named
from mizan.languages.arabic.passages import Each, chunks
from mizan.languages.tokens import words


@given(st.text(alphabet=" \n\u00a0\u200f\ufdfaابتةـَ٣3a-.", max_size=40))
def test_no_word_reaches_over_a_space(text: str) -> None:
    assert [word for chunk in chunks(text) for word in words(fold(chunk))] == words(fold(text))


def test_names_of_several_words_are_found_among_others() -> None:
    assert parties_named("زار وفد من كازاخستان الولايات المتحدة أمس") == {"KAZ", "USA"}
    assert parties_named("هطل المطر على الحقول") == frozenset()


def test_a_chunk_is_asked_for_once() -> None:
    asked: list[str] = []

    def length(chunk: str) -> int:
        asked.append(chunk)
        return len(chunk)

    each = Each(length)
    assert [each["مطر"], each["مطر"]] == [3, 3]
    assert asked == ["مطر"]
