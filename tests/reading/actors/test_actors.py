"""Actors: who and what a text names, and what its words refer back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Document
from mizan.reading.parts import Actor
from mizan.reading.reader import analyse


def actors(text: str, published: str | None = None) -> list[Actor]:
    return analyse(Document.of(text, published=published)).actors


def one(text: str, kind: str) -> Actor:
    return next(actor for actor in actors(text) if actor.kind == kind)


def test_states_by_name_and_by_adjective() -> None:
    found = actors("تطورت العلاقات النرويجية الكازاخستانية، ورحبت البرتغال بذلك.")
    assert [(actor.codes, actor.how) for actor in found] == [
        (("NOR",), "adjective"),
        (("KAZ",), "adjective"),
        (("PRT",), "name"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "how"),
    [
        ("رفضت طهران هذا الاقتراح.", "state", "capital"),
        ("عقد الاجتماع في طهران.", "place", "city"),
        ("وصل الوفد إلى طهران.", "place", "city"),
        ("جرت مباحثات في العاصمة الإيرانية طهران.", "place", "city"),
    ],
)
def test_a_capital_is_a_government_or_a_place(text: str, kind: str, how: str) -> None:
    actor = actors(text)[-1]
    assert (actor.kind, actor.how, actor.codes) == (kind, how, ("IRN",))


def test_an_ambiguous_nationality_is_one_behind_an_office() -> None:
    assert one("وصل الرئيس الأرمني.", "person").country == "ARM"
    assert one("وصل وزير الخارجية التركماني.", "person").country == "TKM"
    assert [actor.codes for actor in actors("غنى المطرب التركماني.")] == []


def test_his_country_is_that_of_who_receives() -> None:
    found = actors("استقبل أمير قطر الرئيس البيروفي، وأكد أن بلاده ملتزمة.")
    assert found[-1].codes == ("QAT",)


def test_his_counterpart_is_not_the_person_named_before_him() -> None:
    first, second = actors("انتقد فلاديمير بوتين نظيره البيروفي.")
    assert (first.country, second.country) == ("RUS", "PER")


@pytest.mark.parametrize("name", ["زياد حداد", "سارة الكعبي", "مروان رشيد"])
def test_a_given_name_goes_on_to_a_surname_that_is_a_common_word(name: str) -> None:
    assert one(f"وقال الخبير {name} إن الأمر معقد.", "person").name == name


def test_brussels_is_the_union_unless_belgium_is_named() -> None:
    assert actors("رفضت بروكسل هذا الاقتراح.")[0].codes == ("EU",)
    assert actors("رفضت بروكسل هذا الاقتراح. وعادت بلجيكا.")[0].codes == ("BEL",)
    assert actors("عقد الاجتماع في بروكسل.")[0].kind == "place"


def test_the_nationality_in_a_title_is_no_actor_of_its_own() -> None:
    (actor,) = actors("وصل وزير الخارجية النرويجي بورغه فوسنيس.")
    assert (actor.kind, actor.role, actor.country, actor.codes) == ("person", "foreign_minister", "NOR", ("NOR",))
    assert actor.name == "بورغه فوسنيس"
    assert [part.codes for part in actor.within] == [("NOR",)]


def test_a_portfolio_of_several_words() -> None:
    (actor,) = actors("وزير الطاقة والموارد الطبيعية التركي كمال أوزدمير")
    assert (actor.name, actor.role, actor.country) == ("كمال أوزدمير", "minister", "TUR")


def test_a_deputy_is_an_official_and_several_titles_are_one_person() -> None:
    (deputy,) = actors("التقى نائب وزير الدفاع الياباني كينجي موراتا")
    assert (deputy.role, deputy.country) == ("official", "JPN")
    (both,) = actors("قال وزير الإعلام المتحدث باسم الحكومة الأردنية محمد الكردي.")
    assert (both.name, both.role, both.country) == ("محمد الكردي", "minister", "JOR")


def test_a_counterpart_has_the_role_of_the_other() -> None:
    found = actors("التقى وزير الخارجية المصري حسن فؤاد نظيره الياباني كينجي موراتا.")
    assert [(actor.role, actor.country) for actor in found] == [
        ("foreign_minister", "EGY"),
        ("foreign_minister", "JPN"),
    ]


def test_several_under_one_title() -> None:
    found = actors("اجتمع وزراء الخارجية المصري حسن فؤاد والياباني كينجي موراتا والتركي كمال أوزدمير.")
    assert [(actor.name, actor.country) for actor in found] == [
        ("حسن فؤاد", "EGY"),
        ("كينجي موراتا", "JPN"),
        ("كمال أوزدمير", "TUR"),
    ]


def test_a_title_behind_the_name() -> None:
    actor = one("قال كمال أوزدمير، سفير تركيا لدى النرويج، إن الزيارة ناجحة.", "person")
    assert (actor.name, actor.role, actor.country) == ("كمال أوزدمير", "ambassador", "TUR")


def test_offices_of_several_states() -> None:
    actor = one("اتفق وزراء خارجية تونس والجزائر ومصر على ذلك.", "person")
    assert actor.codes == ("TUN", "DZA", "EGY")


def test_a_known_person_holds_the_office_of_the_day() -> None:
    (late,) = actors("تحدث قاسم جومارت توكاييف.", "2021-05-01")
    (early,) = actors("تحدث قاسم جومارت توكاييف.", "2005-05-01")
    assert (late.role, late.country) == ("president", "KAZ")
    assert (early.role, early.country) == ("foreign_minister", "KAZ")


def test_a_surname_and_a_bare_title_refer_back() -> None:
    found = actors("وصل الرئيس النرويجي أوسكار هانسن.\nوقال هانسن إن الرئيس سعيد.")
    assert [(actor.name, actor.codes, actor.how) for actor in found] == [
        ("أوسكار هانسن", ("NOR",), "title"),
        ("أوسكار هانسن", ("NOR",), "surname"),
        ("أوسكار هانسن", ("NOR",), "office"),
    ]


def test_pairs_resolve_to_the_two_in_focus() -> None:
    dyad = one("اجتمعت تونس والأردن أمس. ووقع الجانبان اتفاقا.", "dyad")
    assert dyad.codes == ("TUN", "JOR")


def test_the_european_union_is_a_side_but_no_country() -> None:
    told = "زار وفد من الاتحاد الأوروبي تونس. وكان الأردن قد رحب بذلك من قبل. وزار الوفد تونس مع الاتحاد الأوروبي."
    assert one(f"{told} ووقع الجانبان اتفاقا.", "dyad").codes == ("EU", "TUN")
    assert "EU" not in one(f"{told} وتجمع البلدين حدود.", "dyad").codes


def test_the_european_union_told_of_in_passing_is_no_side() -> None:
    told = "وقعت بيرو وتونس اتفاقا. وأشادت بيرو بتونس. وزار وزير بيرو تونس. أما الاتحاد الأوروبي فهو شريك لتونس."
    assert set(one(f"{told} وسيوقع الجانبان اتفاقا آخر.", "dyad").codes) == {"PER", "TUN"}


def test_adjectives_name_the_pair() -> None:
    dyad = one("زارت مصر تونس. واتفقت الحكومتان النرويجية واليابانية على ذلك.", "dyad")
    assert dyad.codes == ("NOR", "JPN")


def test_his_country_is_that_of_the_speaker() -> None:
    found = actors("أكد الرئيس الياباني كينجي موراتا أن بلاده تدعم تونس.")
    assert [actor.codes for actor in found if actor.how == "own_country"] == [("JPN",)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت وزارة التجارة والصناعة النرويجية ذلك.", "وزارة التجارة والصناعة النرويجية"),
        ("افتتحت السفارة اليابانية المعرض.", "السفارة اليابانية"),
        ("قالت هيئة الاتصالات وتقنية المعلومات إنها موافقة.", "هيئة الاتصالات"),
        ("درس في جامعة أوسلو.", "جامعة أوسلو"),
        ("وافق المجلس الأعلى للقضاء.", "المجلس الأعلى للقضاء"),
    ],
)
def test_institutions_by_their_head_noun(text: str, name: str) -> None:
    assert one(text, "institution").name == name


@pytest.mark.parametrize("text", ["السياسة الخارجية النرويجية متزنة.", "حضرت شركة جديدة.", "في المركز 12 حاليا."])
def test_common_nouns_are_no_bodies(text: str) -> None:
    assert not [actor for actor in actors(text) if actor.kind in ("institution", "company")]


def test_a_company_bears_its_own_name() -> None:
    actor = one('باعت شركة "نوردلاند" حصتها.', "company")
    assert (actor.name, actor.codes) == ("نوردلاند", ("نوردلاند",))


def test_the_ministry_is_the_one_named_before() -> None:
    found = actors("رحبت وزارة الخارجية التونسية بالقرار. وقالت الوزارة إن الزيارة قريبة.")
    assert [(actor.name, actor.codes) for actor in found] == [("وزارة الخارجية التونسية", ("TUN",))] * 2


def test_an_adverb_in_quotation_marks_is_no_part_of_a_name() -> None:
    assert one('قالت وزارة الخارجية "أمس" إن الزيارة قريبة.', "institution").name == "وزارة الخارجية"


def test_a_bare_head_noun_is_no_body_of_another_nationality() -> None:
    found = actors("قالت وكالة الفضاء التونسية إن الرحلة قريبة. وذكرت الوكالة النرويجية أن الزيارة قريبة.")
    assert [actor.name for actor in found if actor.kind == "institution"] == ["وكالة الفضاء التونسية"]


def test_a_definite_title_does_not_take_a_state_as_genitive() -> None:
    found = actors("وصل السفير النرويجي أوسكار هانسن. وحذر السفير اليابان من التراجع.")
    assert [actor.codes for actor in found] == [("NOR",), ("NOR",), ("JPN",)]


def test_a_dateline_names_no_actor() -> None:
    found = actors("أوسلو (وكالات) - زار وزير الدفاع التركي تونس.")
    assert [actor.codes for actor in found] == [("TUR",), ("TUN",)]


def test_an_article_that_is_none() -> None:
    found = actors("افتتح المعرض في ألماتي أمس. ووصل الرئيس السويسري آلان بيرسيه.")
    assert [(actor.name, actor.codes) for actor in found] == [("ألماتي", ("KAZ",)), ("آلان بيرسيه", ("CHE",))]


@pytest.mark.parametrize("text", ["انخفضت أسعار البلدان النامية.", "بلغ السعر 20 دولارا أمريكيا."])
def test_words_that_only_look_like_actors(text: str) -> None:
    assert actors(text) == []


def test_companies_act_for_themselves_and_ministries_for_their_state() -> None:
    found = actors("اتفقت وزارة الطاقة الأردنية مع شركة سيمنز الألمانية.")
    assert [actor.codes for actor in found if actor.kind in ("institution", "company")] == [("JOR",), ("سيمنز",)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("وافقت اللجنة الحكومية النرويجية على الطلب.", ("NOR",)),
        ("افتتح مركز التدريب التابع لحلف شمال الأطلسي أبوابه.", ("NATO",)),
        ("قالت شركة الخطوط الجوية البيروفية العملاقة إنها ستعود.", ("شركة الخطوط الجوية البيروفية",)),
    ],
    ids=["governmental", "belonging to an organisation", "rank is no part of a name"],
)
def test_whom_a_body_acts_for(text: str, codes: tuple[str, ...]) -> None:
    assert next(actor.codes for actor in actors(text) if actor.kind in ("institution", "company")) == codes


@given(st.text(alphabet='الرئيس وزير ب،ل.\n«»"#_-()أ ة12 مصر بن آل', max_size=80))
def test_any_text_is_read(text: str) -> None:
    for actor in actors(text):
        assert text[actor.name_start : actor.name_end]
        assert actor.first < actor.last


def test_two_known_surnames_in_a_row_are_two_persons() -> None:
    found = actors("تباحثت فرنسا والولايات المتحدة. وحث ماكرون ترمب على الحوار.", "2018-05-01")
    assert [actor.codes for actor in found if actor.kind == "person"] == [("FRA",), ("USA",)]


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("وصل الوزير الهندي إلى مسقط", "OMN"),
        ("وصل الوزير الهندي إلى الميناء", "JOR"),
        ("عاد الوزير إلى مسقط رأسه", "JOR"),
    ],
)
def test_a_capital_where_a_place_is_told_tells_states_of_one_name_apart(place: str, state: str) -> None:
    found = actors(f"{place}، وأعلنت عمان أنها ترحب بالاستثمار.")
    assert found[-1].codes == (state,)


def test_a_name_in_the_letters_of_a_body_is_a_persons_before_an_unlisted_surname() -> None:
    assert one("قال الناطق باسم الخارجية النرويجية أيبك هاغنسون إن بلاده محايدة.", "person").name == "أيبك هاغنسون"
