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
    assert read.triggers == {0: [0]}
    assert "embassy" in read.objects[embassy] and not read.objects[0]


def test_parties_are_found_by_their_sentences() -> None:
    read = page("زارت الهند البرازيل. ثم رحبت قطر.")
    codes = [[actor.codes for actor in read.actors[sentence.first]] for sentence in read.text.sentences]
    assert codes == [[("IND",), ("BRA",)], [("QAT",)]]


def test_a_word_rests_on_objects_where_all_its_senses_do() -> None:
    opened, visited, lookalike, other = wordbook("ar").cues([word(w) for w in ("فتح", "زار", "دعونا", "حديقة")])
    assert opened.needs and "embassy" in opened.needs
    assert visited.needs is None and {reading.sense.mode for reading in visited.verbs} >= {"visit"}
    assert not lookalike.verbs and lookalike.noun is None
    assert other.needs == frozenset() and not other.objects
