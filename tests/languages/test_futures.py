"""Verbs of the future by how they begin."""

import pytest

from mizan.languages import language
from mizan.languages.futures import futures
from mizan.languages.lexicon import numbered


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("سيزرعون", True),
        ("وستحرث", True),
        ("سياسة", False),
        ("وسيارة", False),
        ("يزرعون", False),
        ("سيد", False),
        ("وسيط", False),
    ],
)
def test_a_word_that_looks_like_a_verb_of_the_future(word: str, told: bool) -> None:
    folded = language("ar").view(word).text
    assert futures("ar").holds(folded) is told
    assert (numbered("future") in language("ar").lexicon.word(folded).signs) is told
