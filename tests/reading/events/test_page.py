"""Pages: what the lines of a text share, and what single words tell of acts."""

from mizan.languages import language
from mizan.languages.lexicon import Word
from mizan.model import Document
from mizan.reading.events.page import Page
from mizan.reading.events.wordbook import wordbook
from mizan.reading.reader import analyse


def page(text: str) -> Page:
    return Page(analyse(Document.of(text)))


def word(form: str) -> Word:
    tongue = language("ar")
    return tongue.lexicon.word(tongue.view(form).text)


def test_objects_and_words_of_acts_are_found_by_their_tokens() -> None:
    read = page("افتتحت الكويت سفارة في رواندا.")
    embassy = read.text.words.index(word("سفارة").text)
    assert list(read.triggers_in(0, 5)) == [0]
    assert "embassy" in read.objects[embassy]
    assert embassy in read.objects_in(embassy, embassy + 1) and embassy not in read.objects_in(embassy + 1, 5)


def test_an_actor_is_found_within_the_tokens_asked_for() -> None:
    read = page("زارت الهند البرازيل")
    assert [actor.codes for actor in read.actors_in(0, 3)] == [("IND",), ("BRA",)]
    assert [actor.codes for actor in read.actors_in(2, 3)] == [("BRA",)]


def test_a_word_rests_on_objects_where_all_its_senses_do() -> None:
    opened, visited, lookalike, other = wordbook("ar").cues([word(w) for w in ("فتح", "زار", "دعونا", "حديقة")])
    assert opened.needs and "embassy" in opened.needs
    assert visited.needs is None and {reading.sense.mode for reading in visited.verbs} >= {"visit"}
    assert not lookalike.verbs and lookalike.noun is None
    assert other.needs == frozenset() and not other.objects
