"""What stands where in a text that is being read."""

from mizan.model import Document
from mizan.reading.reader import analyse

TEXT = analyse(Document.of("وقعت مصر والأردن في 3 مايو اتفاقية من خمسة بنود لتنظيم المباريات، ثم زار الوزير عمان."))


def test_words_are_found_by_what_they_may_begin() -> None:
    found = {sign: [TEXT.words[index] for index in TEXT.bearing(sign)] for sign in ("time", "number", "sentence_end")}
    assert found == {"time": ["3", "مايو"], "number": ["3", "خمسه"], "sentence_end": ["."]}


def test_signs_are_sought_within_a_range() -> None:
    first, second = TEXT.bearing("number")
    assert TEXT.bearing("number", first + 1, second + 1) == [second]
    assert TEXT.bearing("number", first + 1, second) == []


def test_what_begins_at_a_token_is_told_by_it() -> None:
    egypt = TEXT.words.index("مصر")
    assert TEXT.mention_at[egypt] in TEXT.mentions_of("state")
    assert TEXT.actor_at[egypt].codes == ("EGY",)
    assert egypt not in TEXT.moment_at
    assert TEXT.moment_at[TEXT.words.index("3")] is TEXT.moments[0]
