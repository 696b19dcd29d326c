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
        ("تتخذ سويسرا موقفا محايدا من النزاع.", "neutral", ("CHE",)),
    ],
)
def test_a_characterisation_is_booked_with_its_parties(text: str, relation: str, parties: tuple[str, ...]) -> None:
    (found,) = relations(text)
    assert (found.relation, found.parties, found.status) == (relation, parties, "held")


def test_a_title_that_is_denied_or_sought_is_not_held() -> None:
    assert [record.status for record in relations("ليست اليابان وكوريا الجنوبية حليفين.")] == ["denied"]
    assert [record.status for record in relations("تسعى الهند إلى شراكة استراتيجية مع كازاخستان.")] == ["sought"]


def test_the_speaker_of_a_characterisation_is_told() -> None:
    text = "قال الرئيس التركي رجب طيب أردوغان إن أذربيجان وتركيا أقرب الحلفاء."
    (found,) = relations(text)
    assert found.relation == "closest_ally"
    assert found.speaker == "رجب طيب أردوغان"
