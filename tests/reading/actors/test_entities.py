"""Entities: one record for each that a document names."""

from mizan.model import Document, Entity
from mizan.reading.actors.entities import book_entities
from mizan.reading.reader import analyse


def entities(text: str, published: str | None = None) -> list[Entity]:
    found = [candidate.record for candidate in book_entities(analyse(Document.of(text, published=published)))]
    assert all(isinstance(record, Entity) for record in found)
    return [record for record in found if isinstance(record, Entity)]


def named(text: str, kind: str) -> list[str]:
    return [record.name for record in entities(text) if record.type == kind]


def test_one_record_for_each_at_its_first_mention() -> None:
    text = "زار الرئيس التونسي اليابان. وترى تونس أن اليابان شريك."
    found = [(record.code, record.name, record.evidence.start) for record in entities(text)]
    assert found == [("TUN", "التونسي", text.index("التونسي")), ("JPN", "اليابان", text.index("اليابان"))]


def test_the_fullest_name_of_a_person_wins() -> None:
    (person,) = [record for record in entities("قال الوزير التركي أوزدمير ذلك. ثم سافر كمال أوزدمير.")
                 if record.type == "person"]  # fmt: skip
    assert (person.name, person.role, person.country) == ("كمال أوزدمير", "minister", "TUR")
    assert person.evidence.words == "أوزدمير"


def test_a_swallowed_article_is_restored() -> None:
    assert named("صرح مسؤول للبيت الأبيض.", "institution") == ["البيت الأبيض"]
    assert [record.name for record in entities("رسالة للأمم المتحدة.")] == ["الأمم المتحدة"]


def test_nationality_within_an_institution_names_the_state() -> None:
    found = {(record.type, record.name) for record in entities("أعلنت وزارة الصحة اليابانية ذلك.")}
    assert found == {("institution", "وزارة الصحة اليابانية"), ("state", "اليابانية")}


def test_what_refers_back_is_no_entity() -> None:
    assert len(entities("اجتمعت تونس والأردن. ووقع الجانبان اتفاقا، وأكد الوزيران ذلك.")) == 2


def test_spellings_of_a_name_are_one_person() -> None:
    text = "وصل السفير النرويجي أوسكار هانسن. وقال السفير أوسكار هانسين إنه سعيد."
    assert named(text, "person") == ["أوسكار هانسن"]


def test_hashtags_are_read() -> None:
    assert named("وصل الرئيس #فلاديمير_بوتين إلى #أستانا اليوم.", "person") == ["فلاديمير_بوتين"]


def test_what_stands_behind_a_delegation_is_not_its_name() -> None:
    assert named("زار الوفد الهام تونس.", "person") == []


def test_a_person_behind_a_university_called_after_its_city_is_no_part_of_its_name() -> None:
    assert named("قال الأستاذ في جامعة طشقند بولنت أراس إن الأمر معقد.", "institution") == ["جامعة طشقند"]
