import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mizan.languages import language
from mizan.model import Document, edtf
from mizan.reading.parts import Moment
from mizan.reading.text import Text
from mizan.reading.times.finding import find_moments
from mizan.reading.words.recognition import recognise
from mizan.reading.words.segmentation import segment


def moments(words: str, published: str | None = "2018-07-20") -> list[Moment]:
    document = Document.of(words, published=published)
    text = Text(document, language("ar"))
    segment(text)
    recognise(text)
    find_moments(text)
    return text.moments


def dates(words: str, published: str | None = "2018-07-20") -> list[str | None]:
    return [moment.date for moment in moments(words, published)]


def test_the_verb_of_a_closed_relative_clause_dates_nothing() -> None:
    assert dates("أعلنت بيرو التي تقيم علاقات مع الجميع، الاثنين قطع المفاوضات.") == ["2018-07-16"]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("في 20 فبراير 2017", "2017-02-20"),
        ("في 20 شباط/فبراير 2017", "2017-02-20"),
        ("يوم 3 ماي 2017", "2017-05-03"),
        ("في جويلية 2016", "2016-07"),
        ("في غشت 2016", "2016-08"),
        ("في كانون الثاني 2015", "2015-01"),
        ("في التاسع من تشرين الأول 2015", "2015-10-09"),
        ("الثاني والعشرين من آذار 2016", "2016-03-22"),
        ("20/7/2018", "2018-07-20"),
        ("2018-07-20", "2018-07-20"),
        ("عام 2022", "2022"),
        ("مطلع عام 2017", "2017"),
        ("من يناير إلى أغسطس 2023", "2023-01/2023-08"),
        ("بين عامي 1998 و2000", "1998/2000"),
        ("من 2010 إلى 2015", "2010/2015"),
        ("يومي 4 و5 مارس 2017", "2017-03-04/2017-03-05"),
        ("7 ذو القعدة 1439هـ", "2018-07-20"),
        ("الربع الأول من 2018", "2018-01/2018-03"),
        ("النصف الثاني من عام 2016", "2016-07/2016-12"),
        ("ربيع 2017", "2017-21"),
        ("تسعينيات القرن الماضي", "199X"),
        ("عام ألفين وثمانية عشر", "2018"),
    ],
)
def test_what_the_words_state(words: str, date: str) -> None:
    assert dates(words, None) == [date]
    assert moments(words, None)[0].basis in ("stated", "inferred")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("أعلن الخميس عن الخطة", "2018-07-19"),
        ("يوم الثلاثاء المقبل", "2018-07-24"),
        ("الأربعاء الماضي", "2018-07-18"),
        ("أمس", "2018-07-19"),
        ("اليوم الجمعة", "2018-07-20"),
        ("بعد غد", "2018-07-22"),
        ("العام الماضي", "2017"),
        ("العام المقبل", "2019"),
        ("هذا الشهر", "2018-07"),
        ("الشهر الماضي", "2018-06"),
        ("هذا الخريف", "2018-23"),
        ("في يونيو الماضي", "2018-06"),
        ("في نوفمبر المقبل", "2018-11"),
        ("قبل عامين", "2016"),
        ("منذ ثلاث سنوات", "2015/.."),
        ("خلال السنوات الخمس المقبلة", "2018/2023"),
        ("خلال الأعوام الـ15 الماضية", "2003/2018"),
        ("الأشهر السبعة الأولى من العام الحالي", "2018-01/2018-07"),
        ("في تشرين الأول من العام الماضي", "2017-10"),
        ("في السنوات الأخيرة", None),
        ("سيصل الوفد الأحد", "2018-07-22"),
        ("وصل الوفد الأحد", "2018-07-15"),
    ],
)
def test_what_counts_from_publication(words: str, date: str | None) -> None:
    assert dates(words) == [date]


def test_an_unknown_publication_dates_nothing() -> None:
    assert dates("أعلن الخميس أن الزيارة ستجري في مارس", None) == [None, None]


def test_a_publication_known_to_the_month_or_year_dates_no_more_precisely() -> None:
    assert dates("أمس", "2018-07") == ["2018-07"]
    assert dates("العام الماضي", "2018") == ["2017"]
    assert dates("الشهر الماضي", "2018") == [None]


def test_deadlines_and_beginnings() -> None:
    assert moments("بحلول عام 2030")[0].until
    assert dates("منذ عام 2006") == ["2006/.."]


@pytest.mark.parametrize("words", ["مارست الشركة ضغوطا", "فازت 1 - صفر", "استراتيجية كازاخستان-2030", "في اليوم التالي",
                                   "ولامس الذهب سقفا", "في 2000 شركة"])  # fmt: skip
def test_other_words_are_no_time(words: str) -> None:
    assert not moments(words)


LETTERS = st.text(
    st.one_of(st.sampled_from("0123456789/-.،() والمنيسبتحدرعخصفكشجهآإأئةى"), st.characters(codec="utf-8")), max_size=80
)


@settings(deadline=None)
@given(LETTERS, st.sampled_from([None, "2018", "2018-07", "2018-07-20", "0001-01-01", "9999-12-31"]))
def test_any_text_may_be_read(words: str, published: str | None) -> None:
    last = 0
    for moment in moments(words, published):
        assert moment.first >= last
        assert moment.last > moment.first
        assert moment.date is None or edtf.valid(moment.date)
        last = moment.last


def test_the_year_before_is_that_before_the_one_just_told() -> None:
    for words in ("32 في عام 2016 و28 في العام السابق", "32 في عام 2016 و28 في العام الذي سبقه"):
        assert [moment.date for moment in moments(words, "2018-07-20")] == ["2016", "2015"]


def test_before_the_end_is_by_when() -> None:
    (moment,) = moments("تفتح السفارة قبل نهاية العام", "2018-07-20")
    assert (moment.date, moment.until) == ("2018", True)
