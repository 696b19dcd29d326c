"""What words are by themselves."""

import pytest

from mizan.languages import language
from mizan.languages.lexicon import numbered


@pytest.mark.parametrize(
    ("word", "signs"),
    [
        ("7", {"time", "number"}),
        ("مايو", {"time"}),
        (".", {"sentence_end", "bound", "clause_end"}),
        ("»", {"quotation_mark", "parting_mark"}),
        ("،", {"parting_mark", "clause_end"}),
        ("سيزرعون", {"future"}),
        ("شجره", set()),
    ],
)
def test_a_word_tells_by_itself_what_it_is_sought_by(word: str, signs: set[str]) -> None:
    assert set(language("ar").lexicon.word(word).signs) == {numbered(sign) for sign in signs}


def test_a_word_that_the_lexicon_knows_bears_what_its_entries_tell() -> None:
    signs = language("ar").lexicon.word("اعلن").signs
    assert {numbered("saying"), numbered("bound")} <= set(signs)
