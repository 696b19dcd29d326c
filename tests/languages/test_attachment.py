"""Forms behind what is written as one word with them."""

import pytest

from mizan.languages.attachment import Attaching, attached

CLITICS = {"conjunctions": ["و", "ف"], "prepositions": ["ب", "ل"], "article": "ال", "merged": {"ل": "لل"}}
FORMS = [("ميناء", False), ("الميناء", True), ("لون", False), ("ون", False)]


def attaching() -> Attaching:
    made = Attaching(CLITICS)
    for form, own in FORMS:
        made.add(form, own)
    return made


def test_what_is_found_from_a_word_is_what_is_listed_for_its_forms() -> None:
    made = attaching()
    listed: dict[str, list[tuple[int, tuple[str, str, bool]]]] = {}
    for number, (form, own) in enumerate(FORMS):
        for word, before in attached(form, CLITICS, own):
            listed.setdefault(word, []).append((number, (before.conjunction, before.preposition, before.definite)))
    assert made.words() == listed.keys()
    for word, expected in listed.items():
        found = [(number, (b.conjunction, b.preposition, b.definite)) for number, b in made.of(word)]
        assert found == expected


@pytest.mark.parametrize("word", ["", "و", "ميناءان", "سميناء"])
def test_a_word_in_which_no_form_stands_has_none(word: str) -> None:
    assert not attaching().of(word)
