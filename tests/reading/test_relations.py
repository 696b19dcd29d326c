import pytest

from mizan.model import Document, Relation
from mizan.reading import read


def relations(text: str) -> list[Relation]:
    return [record for record in read(Document.of(text)) if isinstance(record, Relation)]


@pytest.mark.parametrize(
    ("text", "relation", "parties"),
    [
        ("وصف المقال كازاخستان وأوزبكستان بأنهما حليفان استراتيجيان.", "ally", ("KAZ", "UZB")),
        ("أصبحت ألمانيا الشريك الرئيسي لكازاخستان في الهيدروجين.", "main_partner", ("DEU", "KAZ")),
        (
            "رفعت إيطاليا وكازاخستان علاقاتهما إلى شراكة استراتيجية شاملة.",
            "comprehensive_strategic_partner",
            ("ITA", "KAZ"),
        ),
        ("تراقب بيرو بقلق التقارب بين كازاخستان وأوزبكستان.", "rapprochement", ("KAZ", "UZB")),
        ("قالت تركيا إن الصين تجاوزت ألمانيا لتصبح الشريك الرئيسي لكازاخستان.", "main_partner", ("CHN", "KAZ")),
        ("تتخذ سويسرا موقفا محايدا من النزاع.", "neutral", ("CHE",)),
    ],
)
def test_a_characterisation_is_booked_with_its_parties(text: str, relation: str, parties: tuple[str, ...]) -> None:
    (found,) = relations(text)
    assert (found.relation, found.parties, found.status) == (relation, parties, "held")


def test_allies_without_a_name_are_nobody() -> None:
    assert not relations("تفاوضت بيرو مع الحلفاء على إدخال تغييرات كثيرة في نص الاتفاق المبرم مع التشيلي.")


def test_a_title_that_is_denied_or_sought_is_not_held() -> None:
    assert [record.status for record in relations("ليست اليابان وكوريا الجنوبية حليفين.")] == ["denied"]
    assert [record.status for record in relations("تسعى الهند إلى شراكة استراتيجية مع كازاخستان.")] == ["sought"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("في عام 2019، صارت الهند وكينيا شريكين استراتيجيين.", "2019"),
        ("صارت الهند وكينيا شريكين استراتيجيين عام 2019.", "2019"),
        ("الهند وكينيا شريكان استراتيجيان، وزاد التبادل بينهما عام 2019.", None),
        ("الهند وكينيا شريكان استراتيجيان في القرن الحادي والعشرين.", None),
    ],
)
def test_since_when_a_title_is_held(text: str, date: str | None) -> None:
    assert [record.date for record in relations(text)] == [date]


def test_pressure_is_between_who_presses_and_whom_is_named() -> None:
    text = "تحاول الولايات المتحدة إفساد العلاقات الهندية الكينية، وأداتها الضغط على كينيا."
    assert [record.parties for record in relations(text) if record.relation == "pressure"] == [("KEN", "USA")]


def test_the_speaker_of_a_characterisation_is_told() -> None:
    text = "قال الرئيس التركي رجب طيب أردوغان إن أذربيجان وتركيا أقرب الحلفاء."
    (found,) = relations(text)
    assert found.relation == "closest_ally"
    assert found.speaker == "رجب طيب أردوغان"
