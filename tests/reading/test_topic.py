from mizan.model import Document
from mizan.reading import read

MATCH = (
    "تلتقي البرازيل وألمانيا في مباراة ودية على ملعب برلين. وقال مدرب المنتخب إن اللاعبين جاهزون قبل انطلاق البطولة، "
    "ووقع الحارس عقدا مع ناديه."
)


def test_a_match_between_two_countries_is_no_meeting_of_states() -> None:
    assert not {"event", "agreement", "relation"} & {record.kind for record in read(Document.of(MATCH))}


def test_a_word_of_sport_does_not_make_a_text_one_on_sport() -> None:
    text = "حضر الرئيس الفرنسي مباراة كرة القدم ثم التقى الرئيس الروسي في موسكو وبحثا العلاقات بين البلدين."
    assert "event" in {record.kind for record in read(Document.of(text))}
