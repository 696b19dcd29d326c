import pytest
from tests.weighing.made import agreement, booked, entries, event, figure

from mizan.model import Evidence, Project, Record
from mizan.model.vocabulary import LANGUAGES, label, terms
from mizan.weighing.domains import domains, domains_of


def of(record: Record) -> tuple[str, ...]:
    return domains_of(entries(record)[0])


def test_the_eight_domains_have_labels() -> None:
    assert len(domains()) == 8
    for domain in domains():
        assert all(label("domain", domain, language) != domain or language == "en" for language in LANGUAGES)
        assert set(terms("domain")[domain]) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("بحث الوزيران التعاون في مجال النفط والغاز", ("energy-minerals",)),
        ("ناقشا المعادن الحرجة وتطوير السكك الحديدية", ("energy-minerals", "transport")),
        ("أجرت القوات البحرية مناورات عسكرية مشتركة", ("security",)),
        ("وصل الوفد للمشاركة في اجتماع جامعة الدول العربية", ("political",)),
        ("طرح المشروع أمام مجلس الأمن", ("political",)),
        ("افتتاح فرع للجامعة وتقديم منح دراسية للطلاب", ("cultural-humanitarian",)),
        ("إعفاء متبادل من التأشيرات", ("consular-mobility",)),
        ("تطوير الذكاء الاصطناعي والأقمار الصناعية", ("science-technology",)),
        ("تبادلا وجهات النظر", ("political",)),
    ],
)
def test_words_name_domains(words: str, named: tuple[str, ...]) -> None:
    assert of(event("CONSULT", "KAZ CHN", words=words)) == named


def test_the_subject_of_an_agreement_goes_before_its_words() -> None:
    signed = agreement("memorandum", "KAZ FRA", subject="اليورانيوم", words="وقعا مذكرة خلال منتدى الاستثمار")
    assert of(signed) == ("energy-minerals",)
    untold = agreement("memorandum", "KAZ FRA", subject="other", words="وقعا مذكرة خلال منتدى الاستثمار")
    assert of(untold) == ("economic",)


def test_what_names_no_domain_belongs_where_its_kind_usually_does() -> None:
    assert of(event("MOBILIZE", "RUS", "UKR", words="تحركت نحوها")) == ("security",)
    assert of(event("RETREAT", "RUS", "UKR", mode="release", words="أطلقوا سراحهم")) == ("political",)
    assert of(event("RETREAT", "RUS", "UKR", mode="ceasefire", words="توقفوا")) == ("security",)
    assert of(figure("trade", 5.0, "KAZ CHN")) == ("economic",)


def test_a_visa_regime_is_of_its_own_domain() -> None:
    assert of(agreement("visa_regime", "KAZ CHN", words="لرجال الأعمال والطلاب")) == ("consular-mobility",)


def test_all_reports_of_an_entry_count() -> None:
    told = [
        booked(event("CONSULT", "KAZ CHN", words="بحثا ملف الطاقة"), "d1"),
        booked(event("CONSULT", "KAZ CHN", words="بحثا ملف التجارة"), "d2"),
    ]
    assert [domains_of(entry) for entry in entries(*told)] == [("economic", "energy-minerals")]


def test_projects_have_the_domain_of_their_type() -> None:
    def project(type: str, words: str) -> Record:
        return Project(
            document="d",
            evidence=Evidence(0, len(words), words),
            rule="project.described",
            type=type,
            name=words,
            parties=("KAZ", "CHN"),
        )

    assert of(project("mission", "افتتاح السفارة")) == ("consular-mobility",)
    assert of(project("factory", "بناء مصنع للأدوية")) == ("economic", "cultural-humanitarian")
    assert of(project("policy_paper", "الكتاب الأبيض")) == ("political",)
