import pytest
from tests.weighing.made import booked, entries, event

from mizan.model.vocabulary import LANGUAGES, terms
from mizan.settling import settle
from mizan.weighing import vectors
from mizan.weighing.principles import principles, principles_of, stated


def test_every_principle_has_labels() -> None:
    assert len(principles()) == len(set(principles())) > 10
    assert all(set(terms("principle")[principle]) == set(LANGUAGES) for principle in principles())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("تتبع كازاخستان سياسة خارجية متعددة الاتجاهات ومتوازنة", ("multi-vector",)),
        ("أكدا الالتزام بنهج متوازن في العلاقات", ("balance",)),
        ("دعت إلى الانفتاح على الأسواق", ("openness",)),
        ("أشاد الوزير ببراغماتية السياسة الهندية", ("pragmatism",)),
        ("شددا على تعددية الأطراف والقانون الدولي", ("multilateralism", "international-law")),
        ("أكدا احترام وحدة أراضي أوكرانيا وعدم التدخل في شؤونها", ("sovereignty", "non-interference")),
        ("تعزيز حسن الجوار والمنفعة المتبادلة", ("good-neighbourhood", "mutual-benefit")),
        ("تربط الورقة بين الاقتصاد والأمن", ("economy-and-security",)),
        ("وقعا اتفاقية لتوريد القمح", ()),
    ],
)
def test_only_what_words_state_is_a_principle(words: str, named: tuple[str, ...]) -> None:
    assert principles_of(entries(event("CONSULT", "KAZ CHN", words=words))[0]) == named


def test_each_principle_has_the_reports_that_state_it() -> None:
    first = booked(event("CONSULT", "CHN", "KAZ", mode="visit", words="زار الرئيس أستانا مؤكدا حسن الجوار"), "one")
    other = booked(event("CONSULT", "CHN", "KAZ", mode="visit", words="زار الرئيس أستانا"), "two")
    (entry,) = settle([first, other])
    assert stated(entry) == {"good-neighbourhood": (first,)}


def test_vectors_tell_the_principles() -> None:
    frame = vectors(entries(event("CONSULT", "KAZ CHN", words="على أساس الاحترام المتبادل")), "KAZ")
    assert frame["principles"].to_list() == [["mutual-benefit"]]
