"""Dating: encounters of the same parties share a date."""

from mizan.model import Document, Event
from mizan.reading.events.booking import book_events
from mizan.reading.reader import analyse


def dates(text: str, published: str | None = "2021-06-15") -> list[str | None]:
    found = (c.record for c in book_events(analyse(Document.of(text, published=published))))
    return [record.date for record in found if isinstance(record, Event)]


def test_a_later_telling_of_an_encounter_inherits_its_date() -> None:
    text = "زار الرئيس الفرنسي المغرب في 3 مايو 2018. وأجرى الرئيس الفرنسي محادثات في المغرب."
    assert set(dates(text)) == {"2018-05-03"}


def test_an_encounter_told_as_news_is_dated_by_its_month() -> None:
    assert dates("يزور الرئيس الفرنسي المغرب.") == ["2021-06"]


def test_nothing_planned_is_due_in_a_year_that_is_over() -> None:
    assert dates("ستزود النرويج بيرو بالغاز بموجب عقد أبرم عام 2018.")[0] is None


def test_without_a_date_of_publication_there_is_none() -> None:
    assert dates("يزور الرئيس الفرنسي المغرب.", None) == [None]


def test_what_is_dated_behind_publication_is_to_come() -> None:
    words = "يتوجه الرئيس التركي رجب طيب أردوغان إلى كازاخستان في 9 و10 أكتوبر في زيارة رسمية."
    found = [c.record for c in book_events(analyse(Document.of(words, published="2023-10-05")))]
    acts = {(record.event_type, record.status) for record in found if isinstance(record, Event)}
    assert acts == {("AGREE", "planned")}


def test_what_the_same_parties_plan_shares_its_date() -> None:
    text = "سيزور الرئيس الفرنسي المغرب في 3 يوليو 2021. وسيجري الرئيس الفرنسي محادثات في المغرب."
    assert set(dates(text)) == {"2021-07-03"}


def test_what_stands_between_tells_its_own_time() -> None:
    assert dates("بحث وزيرا النرويج وبيرو زيادة تبادلهما الذي بلغ 6 مليارات دولار في عام 2015.") == ["2021-06"]
    assert dates("وقعت النرويج وبيرو معاهدة، ودخلت المعاهدة حيز التنفيذ في 1 مارس 2020.")[0] == "2021-06"


def test_how_long_an_agreement_lasts_does_not_date_its_signing() -> None:
    assert dates("ستوقع النرويج وبيرو اتفاقية لتوريد الأسماك حتى عام 2031.") == [None]


def test_what_is_put_off_was_not_due_when_it_now_is() -> None:
    assert dates("أرجئت القمة بين النرويج وبيرو إلى سبتمبر المقبل.") == [None]
    assert dates("أرجأ الرئيس البيروفي زيارته إلى النرويج التي كانت مقررة في 25 مايو.") == ["2021-05-25"]
    words = "أعلنت الخارجية البيروفية اليوم تأجيل زيارة الوزير أرمان لوبيز إلى النرويج التي كانت مقررة في 25 مايو."
    assert dates(words) == ["2021-05-25"]


def test_when_something_agreed_on_is_due_does_not_date_the_agreement() -> None:
    assert dates("اتفقت النرويج وبيرو على عقد اجتماع في أكتوبر.")[0] is None
    assert dates("اتفقت النرويج وبيرو في مايو على عقد اجتماع.")[0] == "2021-05"
