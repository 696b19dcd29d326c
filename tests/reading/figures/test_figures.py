import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mizan.model import Document, Figure, edtf
from mizan.reading.figures.booking import book_figures
from mizan.reading.reader import analyse


def figures(words: str, published: str | None = "2018-07-20") -> list[Figure]:
    records = [candidate.record for candidate in book_figures(analyse(Document.of(words, published=published)))]
    return [record for record in records if isinstance(record, Figure)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("بلغت الصادرات 3,5 مليار دولار", 3.5e9, "USD"),
        ("بقيمة ٢٫٥ مليون يورو", 2.5e6, "EUR"),
        ("منحة بقيمة 400 مليون يوان", 4e8, "CNY"),
        ("نحو 950 مليون ريال سعودي", 9.5e8, "SAR"),
        ("قرض بقيمة 65 مليون دينار أردني", 6.5e7, "JOD"),
        ("استثمارات بقيمة $5 مليار", 5e9, "USD"),
        ("بناء المحطة المقدر بـ20 مليار دولار", 2e10, "USD"),
        ("ارتفعت التجارة بنسبة 7%", 7, "percent"),
        ("تمثل 12 في المئة من السوق", 12, "percent"),
        ("يمتد الخط 2000 كيلومتر", 2000, "km"),
        ("نقل 18 مليون طن من النفط", 1.8e7, "t"),
        ("وقع الطرفان سبع وثائق", 7, "document"),
        ("إنشاء مئة وعشرين مدرسة", 120, "school"),
        ("سجل الفريق 5 أهداف", 5, "goal"),
        ("تنافس 12 مرشحا", 12, "candidate"),
        ("شراء 36 طائرة مقاتلة", 36, "aircraft"),
        ("شاركت الدول الخمس في القمة", 5, "country"),
        ("يقيم في البلاد 14 ألف كوري", 14000, "person"),
        ("ضم الوفد ثمانين من رجال الأعمال", 80, "businessperson"),
        ("استمرت المحادثات ثلاثة عقود", 30, "year"),
        ("زيارة تستغرق ثلاثة أيام", 3, "day"),
        ("دفع غرامة (40,000) ريال عماني", 40000, "OMR"),
        ("دفع غرامة (40) مليون ريال عماني", 4e7, "OMR"),
        ("نال (3.5) في المئة من الأسهم", 3.5, "percent"),
        ("قرض بقيمة 3ر5 مليار دولار", 3.5e9, "USD"),
    ],
)
def test_amounts_with_their_units(words: str, value: float, unit: str) -> None:
    assert [(figure.value, figure.unit) for figure in figures(words)] == [(value, unit)]


@pytest.mark.parametrize(
    "words",
    [
        "في 20 فبراير 2017",
        "قمة مجموعة السبع",
        "صواريخ إس 400",
        "القرار 2254 الصادر عن مجلس الأمن",
        "استراتيجية كازاخستان-2030",
        "الساعة 10 صباحا",
        "رحلة واحدة",
        "بعد عامين",
        "ملايين اللاجئين",
        "فاز الفريق 3-1",
        "الذكرى الثانية والستين",
        "أنكر المتهمون الثمانية تهمة",
    ],
)
def test_numbers_that_measure_nothing(words: str) -> None:
    assert not figures(words)


def test_a_range_is_two_figures() -> None:
    found = figures("يتراوح حجم التبادل التجاري بين 5 و7 مليارات دولار")
    assert [(figure.value, figure.bound) for figure in found] == [(5e9, "over"), (7e9, "under")]
    assert [figure.value for figure in figures("تصنيع 40-45 في المئة من السيارات")] == [40, 45]


@pytest.mark.parametrize(
    ("words", "bound"),
    [("أكثر من 50 مشروعا", "over"), ("نحو 50 مشروعا", "about"), ("لا يتجاوز 50 مشروعا", "under"),
     ("50 مشروعا على الأقل", "over"), ("50 مشروعا تقريبا", "about"), ("أنجز 50 مشروعا", "exact")],
)  # fmt: skip
def test_bounds(words: str, bound: str) -> None:
    assert [figure.bound for figure in figures(words)] == [bound]


def test_a_bare_currency_is_that_of_the_states_around() -> None:
    found = figures("بلغت صادرات الأردن إلى تركيا 60 مليون دينار")
    assert [figure.unit for figure in found] == ["JOD"]
    assert [figure.unit for figure in figures("دعمت مصر المشروع بمبلغ 60 مليون جنيه")] == ["EGP"]


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("بلغ حجم التبادل التجاري بين البلدين 3 مليارات دولار", "trade"),
        ("بلغت الصادرات 3 مليارات دولار", "exports"),
        ("والواردات 3 مليارات دولار", "imports"),
        ("ضخ استثمارات بقيمة 3 مليارات دولار", "investment"),
        ("عقود بقيمة 3 مليارات دولار", "contract_value"),
        ("مشروع تبلغ كلفته 3 مليارات دولار", "project_value"),
        ("قدمت قرضا بقيمة 3 مليارات دولار", "aid"),
        ("يبلغ الناتج المحلي الإجمالي 3 مليارات دولار", "gdp"),
        ("ارتفع حجم التجارة بنسبة 3%", "growth"),
        ("تشكل المعادن 3% من الصادرات", "share"),
        ("يبلغ عدد سكانها 3 ملايين نسمة", "population"),
        ("اتفاق مدته 15 عاما", "duration"),
    ],
)
def test_indicators(words: str, indicator: str) -> None:
    assert [figure.indicator for figure in figures(words)] == [indicator]


def test_period_and_parties() -> None:
    words = "بلغ حجم التجارة بين روسيا وكازاخستان 28 مليار دولار في عام 2017، بزيادة بلغت 10%."
    trade, growth = figures(words)
    assert (trade.period, set(trade.parties)) == ("2017", {"RUS", "KAZ"})
    assert (growth.indicator, growth.period, set(growth.parties)) == ("growth", "2017", {"RUS", "KAZ"})


def test_a_deadline_is_open_at_its_beginning() -> None:
    assert [figure.period for figure in figures("خلق 400 وظيفة بحلول 2020")] == ["../2020"]


NUMBERS = "5 7 و7 3,5 ال50 2017 ألف مليون مليارات عشر عشرين وستين نصف الخمس في المئة % ٪ $"
AROUND = "بين من إلى حتى أكثر و ، ( ) - دولار ريال شركة الدول عاما العام الماضي بـ"
WORDS = st.lists(st.sampled_from(f"{NUMBERS} {AROUND}".split(" ")), max_size=25).map(" ".join)


@settings(deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)))
def test_any_text_may_be_read(words: str) -> None:
    for figure in figures(words):
        assert words[figure.evidence.start : figure.evidence.end] == figure.evidence.words
        assert figure.period is None or edtf.valid(figure.period)


def test_a_decimal_may_have_the_arabic_comma() -> None:
    assert [figure.value for figure in figures("بلغت الصادرات 2،5 مليار دولار")] == [2.5e9]
    assert figures("في عامي 2016،2017") == []


def test_an_age_is_no_figure_where_a_term_is_one() -> None:
    assert figures("يبلغ دونالد ترامب الآن 71 عاما.") == []
    assert [figure.value for figure in figures("عقد بين قطر واليابان تبلغ مدته 10 سنوات.")] == [10]


def test_who_tells_of_a_figure_has_no_part_in_it() -> None:
    (figure,) = figures("ذكرت وكالة رويترز أن صادرات البرازيل من السكر إلى الأردن بلغت 5 ملايين طن.")
    assert set(figure.parties) == {"BRA", "JOR"}


def test_an_organisation_whose_data_tell_a_figure_has_no_part_in_it() -> None:
    (figure,) = figures("نما اقتصاد البرازيل بنسبة 5 بالمئة وفق بيانات البنك الدولي.")
    assert figure.parties == ("BRA",)


@pytest.mark.parametrize("words", ["خصصت بيرو خمسة ملايين دولار لبنما.", "خصصت بيرو لبنما خمسة ملايين دولار كندي."])
def test_whom_an_amount_is_for_may_stand_right_behind_it(words: str) -> None:
    (figure,) = figures(words)
    assert set(figure.parties) == {"PER", "PAN"}


def test_a_part_of_what_somebody_has_is_no_count() -> None:
    assert figures("تستورد بيرو نحو خمس حاجتها من القمح.") == []


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("ناهزت صادرات بيرو 20 مليون دولار.", "about"),
        ("تزيد صادرات بيرو على 20 مليون دولار.", "over"),
        ("تقترب صادرات بيرو من 20 مليون دولار.", "about"),
        ("لن تتجاوز صادرات بيرو 20 مليون دولار.", "under"),
        ("لا تزيد صادرات بيرو على 20 مليون دولار.", "under"),
    ],
)
def test_a_bound_may_have_the_subject_behind_it(words: str, bound: str) -> None:
    assert [figure.bound for figure in figures(words)] == [bound]


def test_what_a_figure_is_compared_with_is_not_its_period() -> None:
    (figure,) = figures("ارتفعت صادرات بيرو بنسبة 12 بالمئة عن عام 2022.")
    assert figure.period is None


def test_those_of_somebody_are_counted() -> None:
    (figure,) = figures("أعادت بيرو 700 من مواطنيها من بنما.")
    assert (figure.value, figure.unit) == (700, "citizen")


def test_what_a_company_is_called_besides_is_no_party() -> None:
    (figure,) = figures("تنفق شركة أبل، عملاق صناعة الهواتف الأمريكي، 9 مليارات دولار.")
    assert figure.parties == ("أبل",)


def test_a_state_behind_and_is_not_counted() -> None:
    assert [figure.unit for figure in figures("اجتمعت الدول الأفريقية الثلاث وروسيا.")] == []


def test_reaching_an_amount_is_exact() -> None:
    (figure,) = figures("ارتفعت صادرات البرازيل لتصل إلى 8 مليارات دولار.")
    assert figure.bound == "exact"


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("تجاوز حجم التبادل التجاري بين مصر والأردن 5 مليارات دولار.", ["over"]),
        ("لم يتجاوز حجم التبادل التجاري بين مصر والأردن 5 مليارات دولار.", ["under"]),
        ("تجاوزت صادرات مصر 20 مليار جنيه (مليار دولار).", ["over", "over"]),
        ("زرعت مصر 50 ألف فدان تقريبا (ما يعادل 21 ألف هكتار).", ["about", "about"]),
        ("من المتوقع أن يصل التبادل بين مصر والأردن إلى مليار دولار أو أن يصل إلى ملياري دولار.", ["exact", "exact"]),
    ],
)
def test_a_bound_reaches_over_the_subject_and_into_brackets(sentence: str, bounds: list[str]) -> None:
    assert [figure.bound for figure in figures(sentence)] == bounds


def test_what_only_looks_like_a_number_counts_nothing() -> None:
    assert figures("قال الوزير: لست واثقا من النتائج.") == []
    assert [figure.value for figure in figures("بقي الوزير في منصبه لست سنوات.")] == [6]


def test_a_fall_is_growth_downwards() -> None:
    for words in ("انخفض حجم التجارة بنسبة 12%", "تراجعت الصادرات 12 في المئة", "سجلت الواردات انخفاضا قدره 12%"):
        assert [(one.indicator, one.value, one.amount) for one in figures(words)] == [("growth", 12, -12)]
    assert [one.amount for one in figures("ارتفع حجم التجارة بنسبة 12%")] == [12]


def test_what_rose_from_one_number_to_another_is_no_range() -> None:
    rose = figures("ارتفع حجم التجارة بين بيرو وتشيلي في عام 2017 من 5 إلى 7 مليارات دولار")
    assert [(one.value, one.bound, one.period) for one in rose] == [(5e9, "exact", None), (7e9, "exact", "2017")]
    fell = figures("تراجعت حصة بيرو من 25 في المئة إلى 19 في المئة")
    assert [(one.indicator, one.value) for one in fell] == [("share", 25), ("share", 19)]


def test_a_noun_joined_behind_an_amount_tells_of_the_next() -> None:
    words = "بلغت صادرات بيرو إلى تشيلي 15 مليار دولار ووارداتها منها 16 مليار دولار"
    assert [one.indicator for one in figures(words)] == ["exports", "imports"]
    assert [one.indicator for one in figures("حصة تشيلي من صادرات بيرو ارتفعت إلى 31 في المئة")] == ["share"]


def test_what_a_number_is_not_measures_nothing() -> None:
    assert [one.value for one in figures("بلغت كلفة المشروع 7 مليارات دولار، وليس 5 مليارات دولار")] == [7e9]
    words = "ورد أن كلفة المشروع بلغت 28 مليار دولار، والصحيح 27 مليار دولار"
    assert [one.value for one in figures(words)] == [27e9]
    assert [one.bound for one in figures("ليس أكثر من 5 مليارات دولار")] != []
