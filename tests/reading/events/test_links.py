"""Links: what a word by itself tells of how the words around it hang together."""

from mizan.languages import language
from mizan.reading.events.links import Link
from mizan.reading.events.wordbook import wordbook


def link(form: str) -> Link:
    tongue = language("ar")
    return wordbook("ar").link(tongue.lexicon.word(tongue.view(form).text))


def test_a_preposition_names_its_relation() -> None:
    assert (link("مع").relation, link("على").relation, link("حديقة").relation) == ("with", "on", "")


def test_a_word_may_begin_with_a_preposition() -> None:
    assert (link("لجميع").begins, link("بسلطات").begins, link("حديقة").begins) == ("to", "at", "")
    assert (link("لكتخدا").clitic, link("مع").clitic) == ("to", "")


def test_a_word_bounds_a_clause_by_itself() -> None:
    assert [link(form).boundary for form in ("؛", "أن", "الذي", "حديقة")] == ["hard", "complement", "relative", ""]
