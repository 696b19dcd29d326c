"""What stands where in a text that is being read."""

import pytest

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


def test_the_last_mention_before_a_token_is_found() -> None:
    egypt = TEXT.words.index("مصر")
    assert TEXT.mention_before(egypt) is TEXT.mention_at[egypt]
    assert TEXT.mention_before(-1) is None
    assert TEXT.mention_before(len(TEXT.tokens)) is TEXT.mentions[-1]


def test_a_quotation_is_found_by_its_first_word() -> None:
    text = analyse(Document.of("قال الوزير «نريد السلام» ثم غادر."))
    assert text.quotation_at == {text.words.index("نريد"): text.quotations[0]}


def test_evidence_has_no_spaces_around_it_and_is_never_empty() -> None:
    assert TEXT.evidence(4, 9).words == "مصر"
    with pytest.raises(ValueError, match="no words"):
        TEXT.evidence(4, 5)
