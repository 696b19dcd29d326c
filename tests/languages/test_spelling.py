"""Spellings of foreign names in Arabic."""

import pytest

from mizan.languages.arabic.spelling import spellings


@pytest.mark.parametrize(("word", "other"), [("توكايف", "توكاييف"), ("قازاخستان", "كازاخستان"), ("غوتيريش", "جوتيريش")])
def test_a_name_is_known_by_each_of_its_spellings(word: str, other: str) -> None:
    assert other in spellings(word) and word in spellings(other)


@pytest.mark.parametrize("word", ["جنوب", "المجلس", "محمد", "زيارة", "", "Tokayev"])
def test_other_words_have_no_spelling_but_their_own(word: str) -> None:
    assert spellings(word) == ()
