"""Reports that tell no day: which of them tell of one act."""

from tests.settling.made import event
from tests.settling.test_acts import sizes

from mizan.model.booked import Booked

RELEASE = "انتقدت كندا اعتقال الناشطات وسجن المدون في الرياض"
AGAIN = "نددت كندا باعتقال الناشطات وسجن المدون"
TRADE = "انتقدت كندا رسوم القمح والشعير الجديدة"


def accusation(words: str, document: str, published: str | None, date: str | None = None) -> Booked:
    return event("ACCUSE", "CAN", "SAU", words=words, document=document, published=published, date=date)


def test_one_matter_told_within_days_is_one_act() -> None:
    assert sizes(accusation(RELEASE, "a", "2018-08-06"), accusation(AGAIN, "b", "2018-08-07")) == [2]
    assert sizes(accusation(RELEASE, "a", "2018-08-06"), accusation(TRADE, "b", "2018-08-07")) == [1, 1]


def test_what_is_told_again_later_is_another_act() -> None:
    assert sizes(accusation(RELEASE, "a", "2018-08-06"), accusation(AGAIN, "b", "2018-08-10")) == [1, 1]
    daily = [accusation(RELEASE, chr(97 + day), f"2018-08-{day + 1:02d}") for day in range(10)]
    assert sizes(*daily) == [8, 2]
    assert sizes(accusation(RELEASE, "a", None), accusation(AGAIN, "b", None)) == [1, 1]


def test_the_dated_act_of_the_week_takes_in_what_is_about_the_same() -> None:
    dated = accusation(RELEASE, "a", "2018-08-06", "2018-08-05")
    assert sizes(dated, accusation(AGAIN, "b", "2018-08-09")) == [2]
    assert sizes(dated, accusation(TRADE, "b", "2018-08-09")) == [1, 1]
    assert sizes(dated, accusation(AGAIN, "b", "2018-08-20")) == [1, 1]


def test_attacks_told_in_like_words_are_one_only_in_one_town() -> None:
    def attack(document: str, place: str) -> Booked:
        words = f"غارة على سوق شعبي في المدينة قتلت عشرة مدنيين {document}"
        return event("ASSAULT", "RUS", "KAZ", words=words, place=place, document=document, published="2018-08-06")

    assert sizes(attack("a", "ألماتي"), attack("b", "ألماتي")) == [2]
    assert sizes(attack("a", "ألماتي"), attack("b", "أستانا")) == [1, 1]


def test_verb_and_noun_tell_one_act() -> None:
    def release(trigger: str, document: str) -> Booked:
        return event("RETREAT", "TUR", "USA", mode="release", trigger=trigger, document=document, date="2018-10-12")

    assert sizes(release("إطلاق سراح", "a"), release("أطلق سراح", "b")) == [2]


def test_an_ambassador_is_expelled_once_however_it_is_worded() -> None:
    def expelled(words: str, document: str, published: str) -> Booked:
        return event("SANCTION", "SAU", "CAN", mode="expel", words=words, document=document, published=published)

    first = expelled("طردت السفير", "a", "2018-08-06")
    assert sizes(first, expelled("أمهلته يوما ليغادر أراضيها", "b", "2018-08-07")) == [2]
