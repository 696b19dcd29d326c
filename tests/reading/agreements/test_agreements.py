"""Agreements: instrument, parties, status and date from sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Agreement, Document
from mizan.reading.agreements.booking import book_agreements
from mizan.reading.reader import analyse


def agreements(text: str, published: str | None = "2021-06-15") -> list[Agreement]:
    found = [c.record for c in book_agreements(analyse(Document.of(text, published=published)))]
    assert all(isinstance(record, Agreement) for record in found)
    return [record for record in found if isinstance(record, Agreement)]


def test_a_signed_memorandum_between_two_states() -> None:
    (record,) = agreements("وقعت تركيا وقطر مذكرة تفاهم بشأن النقل البحري في مارس 2019.")
    assert (record.instrument, record.status, record.date) == ("memorandum", "signed", "2019-03")
    assert set(record.parties) == {"TUR", "QAT"}


def test_the_partner_behind_with_and_the_subject_before_the_verb() -> None:
    (record,) = agreements("كازاخستان أبرمت مع أوزبكستان معاهدة حول الحدود.")
    assert (record.instrument, set(record.parties)) == ("treaty", {"KAZ", "UZB"})


def test_what_is_expected_is_planned() -> None:
    (record,) = agreements("من المتوقع أن توقع الهند واليابان اتفاقية للتعاون العلمي.")
    assert record.status == "planned"


def test_a_future_verb_is_planned() -> None:
    (record,) = agreements("ستوقع الهند واليابان اتفاقية للتعاون العلمي.")
    assert record.status == "planned"


def test_agreeing_without_signing_is_adopted() -> None:
    (record,) = agreements("اتفقت الهند واليابان على تبادل الطلاب.")
    assert (record.instrument, record.status) == ("agreement", "adopted")


def test_what_was_agreed_on_is_one_record_with_the_noun_named() -> None:
    (record,) = agreements("اتفقت الهند واليابان على خارطة طريق للتعليم.")
    assert (record.instrument, record.status) == ("roadmap", "adopted")


def test_an_accord_to_ease_visas_is_one_record_between_those_it_is_between() -> None:
    (record,) = agreements("دعمت الهند إبرام اتفاق لتسهيل التأشيرات بين تركيا وقطر.")
    assert (record.instrument, set(record.parties)) == ("agreement", {"TUR", "QAT"})


def test_a_list_goes_on_behind_a_comma_and_a_count_behind_an_occasion() -> None:
    found = agreements(
        "وقعت تركيا وقطر في ختام المحادثات عشر وثائق، "
        "منها اتفاقية لنقل البضائع عبر الموانئ التركية خلال العام كله، ومذكرة في الطب."
    )
    assert [(record.instrument, record.count) for record in found] == [
        ("document", 10),
        ("agreement", None),
        ("memorandum", None),
    ]


def test_what_is_exchanged_was_signed_but_exchange_signs_nothing() -> None:
    assert [record.status for record in agreements("جرى تبادل عدد من الاتفاقيات بين تركيا وقطر.")] == ["signed"]
    assert [record.instrument for record in agreements("جرى تبادل مذكرات التفاهم بين تركيا وقطر.")] == ["memorandum"]
    assert "signed" not in {record.status for record in agreements("تناقش تركيا وقطر اتفاقية التبادل الحر.")}


def test_what_comes_into_force_does_so_on_a_day_whatever_was_agreed_before() -> None:
    text = "اتفقت الهند واليابان على فتح معبر. ودخلت اتفاقية النقل بين الهند واليابان حيز التنفيذ في 10 أغسطس."
    record = agreements(text, published="2021-09-19")[-1]
    assert (record.status, record.date) == ("in_force", "2021-08-10")


def test_a_memorandum_without_more_is_one_where_it_is_signed() -> None:
    assert [record.instrument for record in agreements("وقعت الهند مع اليابان مذكرة حول الموانئ.")] == ["memorandum"]


def test_an_accord_on_the_use_of_something_is_no_licence() -> None:
    assert agreements("وقعت تركيا وقطر اتفاقية حول الاستخدام السلمي للفضاء.")


def test_joined_nouns_are_one_record() -> None:
    assert len(agreements("جرى توقيع اتفاقيات ومذكرات تفاهم بين الهند واليابان.")) == 1


def test_a_list_shares_status_and_parties() -> None:
    first, second = agreements("وقعت الهند واليابان اتفاقية للملاحة، بالإضافة إلى بروتوكول للصحة.")
    assert second.status == "signed"
    assert set(second.parties) == set(first.parties)


def test_a_named_accord_brings_its_parties() -> None:
    (record,) = agreements("تلتزم الأطراف بمعاهدة كامب ديفيد.")
    assert set(record.parties) == {"EGY", "ISR"}


def test_contracts_are_not_decades_nor_meetings() -> None:
    assert agreements("منذ ثلاثة عقود لم يتغير شيء في الهند.") == []
    assert agreements("سيجري عقد قمة بين الهند واليابان.") == []
    assert agreements("غيرت الهند سياسات تبنتها لعقود.") == []
    assert agreements("ارتفعت العقود الآجلة للذهب في الهند.") == []
    assert [record.instrument for record in agreements("سعت الهند إلى عقد صفقات مع اليابان.")] == ["agreement"]


def test_what_was_not_reached_is_none() -> None:
    assert agreements("لم تتوصل الهند واليابان إلى اتفاق.") == []


def test_what_an_agreement_ends_does_not_end_it() -> None:
    text = "وقعت الهند واليابان اتفاق سلام. وينهي الاتفاق خلافا قديما."
    assert [record.status for record in agreements(text)] == ["signed", "signed"]


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for record in agreements("وقعت الهند اتفاقية " + text):
        assert record.evidence.words


def test_evidence_quotes_the_document() -> None:
    text = "وقّعت تركيا وقطر اتفاقيّةً جديدة."
    (record,) = agreements(text)
    assert text[record.evidence.start : record.evidence.end] == record.evidence.words


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("أبرمت شركة صناعة القوارب عقدا مع شركة «نورديك» لتوريد المحركات.", {"شركة صناعة القوارب", "نورديك"}),
        ("وقعت اتفاقية بين شركة النسيج الحديثة وBlue Loom.", {"شركة النسيج الحديثة", "Blue Loom"}),
        ("وقعت النرويج اتفاقية مع كبرى شركات الملاحة في العالم.", {"NOR"}),
        ("نص الاتفاق الذي وقعته البرتغال مع المغرب على تبادل الطلاب.", {"PRT", "MAR"}),
        ("قال الخبير سامي حداد في مقابلة مع إذاعة محلية إن الهند وقعت اتفاقية مع اليابان.", {"IND", "JPN"}),
        ("وقعت الهند والنرويج معاهدة فيينا للملاحة.", {"IND", "NOR"}),
        ("تتفق الحكومة الألمانية مع فرنسا على بناء جسر.", {"DEU", "FRA"}),
        ("وقعت النرويج اتفاقا مع مقاتلين في الجبل، كما ذكرت السويد.", {"NOR"}),
        ("دعا النواب إلى انسحاب النرويج من اتفاقية الصيد.", {"NOR"}),
        ("رحبت الصحف بتوقيع دول البلطيق اتفاقية للملاحة.", {"EST", "LVA", "LTU"}),
    ],
)
def test_who_signs(text: str, parties: set[str]) -> None:
    assert set(agreements(text)[0].parties) == parties


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("اقترح رئيس الوزراء الهندي على نظيره الياباني توقيع اتفاقية للملاحة.", "proposed"),
        ("تهدف المحادثات إلى توقيع اتفاق بين الهند واليابان.", "proposed"),
        ("يمكن أن توقع الهند واليابان اتفاقية للملاحة.", "planned"),
        ("توصلت الهند واليابان إلى اتفاقية للملاحة.", "adopted"),
        ("يأتي ذلك غداة اتفاق الهند واليابان على تبادل الطلاب.", "adopted"),
        ("تلوح ملامح اتفاق محتمل بين الهند واليابان.", "proposed"),
    ],
)
def test_what_is_wished_for_is_not_made(text: str, status: str) -> None:
    assert agreements(text)[0].status == status


def test_denied_licensed_or_universal_is_no_agreement() -> None:
    assert agreements("نفت الهند التوصل إلى اتفاق مع اليابان.") == []
    assert agreements("لا توجد اتفاقية بين الهند واليابان.") == []
    assert agreements("رفضت الهند توقيع البيان المشترك مع اليابان.") == []
    assert agreements("تغطي اتفاقية ترخيص البرنامج هذه الحالة.") == []
    assert agreements("يخالف ذلك كل المعاهدات الدولية.") == []


def test_what_recalls_a_signing_takes_its_day_and_a_list_its_own() -> None:
    text = "وقعت الهند واليابان الاثنين اتفاقية للملاحة، إضافة إلى مذكرة تفاهم."
    text += " ويمتد الاتفاق الذي وقعته الهند مع اليابان عامين."
    assert {record.date for record in agreements(text)} == {"2021-06-14"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("تجري الهند واليابان محادثات بهدف التوصل إلى اتفاق للتجارة.", "proposed"),
        ("تبقى الرسوم بين الهند واليابان حتى يتم التوصل إلى اتفاق للتجارة.", "proposed"),
        ("قد تتفق الهند واليابان على تبادل الطلاب.", "proposed"),
        ("من المتوقع أن تتفق الهند واليابان على تبادل الطلاب.", "planned"),
        ("انتهت المحادثات بين الهند واليابان باتفاق للتجارة.", "adopted"),
        ("انتهت اتفاقية الصيد بين الهند واليابان.", "ended"),
        ("توصلت الهند واليابان إلى تفاهم بشأن الصيد.", "adopted"),
        ("أكد الوزير أنه اتفق ونظيره الياباني على اللقاء مجددا.", "adopted"),
    ],
)
def test_how_a_making_is_told(words: str, status: str) -> None:
    assert [record.status for record in agreements(words)] == [status]


def test_to_share_a_view_is_no_agreement() -> None:
    assert agreements("أتفق مع هذا الرأي لأن الهند دولة كبيرة.") == []


def test_whom_somebody_signs_with_is_no_subject_of_the_next() -> None:
    _, second = agreements("الاتفاقيات التي وقعتها الهند، واحدة مع اليابان للصيد، واتفاقية مع قطر للنقل.")
    assert set(second.parties) == {"IND", "QAT"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("اقتربت الهند واليابان من التوصل إلى اتفاق للصيد.", "proposed"),
        ("وافقت اللجنة البحرية المشتركة للهند واليابان في اجتماعها أمس على اتفاق للصيد.", "adopted"),
        ("سحبت الهند واليابان تأييدهما للبيان المشترك.", "adopted"),
        ("طلبت الهند ذلك من اليابان بموجب اتفاقية شيكاغو.", "in_force"),
    ],
)
def test_how_what_stands_is_told(words: str, status: str) -> None:
    assert [record.status for record in agreements(words)] == [status]


@pytest.mark.parametrize("words", ["نحن نتفق مع الهند على أن الحل قريب.", "فشلت الهند واليابان في الاتفاق على الحدود."])
def test_views_shared_and_failures_to_agree_are_no_agreements(words: str) -> None:
    assert agreements(words) == []


def test_the_number_of_a_group_counts_no_instruments() -> None:
    (record,) = agreements("أصدرت مجموعة السبع بيانا مشتركا.")
    assert record.count is None


def test_the_statement_of_a_summit_is_its_organisation_s() -> None:
    (record,) = agreements("رحبت الهند بالبيان الختامي لقمة مجموعة العشرين التي حضرتها اليابان.")
    assert record.parties == ("G20",)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("تبقى الرسوم بين الهند واليابان إلى أن يتم التوصل إلى اتفاق.", "proposed"),
        ("استمر الخلاف بين الهند واليابان إلى أن تم التوصل إلى اتفاق.", "adopted"),
        ("وصل المبعوث الهندي إلى طوكيو للتوصل إلى اتفاق.", "proposed"),
        ("وصل الوزير الهندي إلى طوكيو للتوقيع على اتفاق.", "planned"),
        ("تجري الهند واليابان مباحثات حول اتفاق تجاري.", "proposed"),
        ("تحدث الوزير الهندي داعيا اليابان إلى التوصل إلى اتفاق للصيد.", "proposed"),
        ("هذا انتهاك واضح جدا لاتفاقية جنيف.", "in_force"),
    ],
)
def test_what_is_sought_is_not_made(words: str, status: str) -> None:
    assert [record.status for record in agreements(words)] == [status]


def test_when_what_was_agreed_on_is_due_is_not_when_it_was_agreed() -> None:
    (record,) = agreements("اتفقت الهند واليابان على عقد قمة في سبتمبر 2022.")
    assert record.date is None


def test_a_date_behind_the_verb_that_describes_an_instrument_is_its_own() -> None:
    (record,) = agreements('تطبق الهند "البروتوكول البحري المشترك للصيد"، الذي وقعته مع اليابان يوم 4 مايو 2019.')
    assert record.date == "2019-05-04"


@pytest.mark.parametrize(
    ("subject", "told"),
    [("صيد الأسماك»", "صيد الأسماك"), ("«صيد الأسماك»", "«صيد الأسماك»"), ("«صيد الأسماك", "صيد الأسماك")],
)
def test_a_subject_has_no_half_of_a_pair_of_quotation_marks(subject: str, told: str) -> None:
    (record,) = agreements(f"وقعت تركيا وقطر مذكرة تفاهم بشأن {subject}.")
    assert record.subject == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("وقعت مصر والأردن اتفاقية جديدة لتبادل الكهرباء.", "لتبادل الكهرباء"),
        ("وقعت مصر والأردن اتفاقا تجاريا.", "تجاريا"),
        ("وقعت مصر والأردن اتفاقية في مجال الطاقة الشمسية.", "الطاقة الشمسية"),
        ("وقعت مصر والأردن اتفاقا ينص على ربط شبكات الغاز.", "ربط شبكات الغاز"),
        ("اتفقت مصر والأردن خلال الاجتماع على زيادة الرحلات الجوية.", "زيادة الرحلات الجوية"),
        ("وقعت مصر والأردن اتفاقية بقيمة مليون دولار.", None),
        ("ألغت مصر الاتفاق الموقع مع الأردن عام 2015.", None),
        ("قال الوزير إن الاتفاق بين مصر والأردن خطوة مهمة.", None),
        ("وقعت مصر والأردن الاتفاقية وتبادلتا الوثائق.", None),
    ],
)
def test_what_an_agreement_is_about(sentence: str, told: str | None) -> None:
    assert agreements(sentence)[0].subject == told


def test_what_is_worked_towards_is_not_made_yet() -> None:
    (record,) = agreements("قالت مصر والأردن إن البلدين يعملان معا على اتفاق لنقل الغاز.")
    assert record.status == "proposed"


def test_what_is_announced_to_have_been_agreed_was_agreed_when_it_was_announced() -> None:
    (record,) = agreements("أعلنت مصر يوم 4 مايو 2019 أنها اتفقت مع السودان على ربط شبكتي الكهرباء.")
    assert record.date == "2019-05-04"


def test_what_agrees_with_an_idea_is_no_agreement() -> None:
    assert agreements("أوضح الوزير أن الخطة تتفق مع أهداف الحكومة وتساعد على خفض الإنفاق.") == []


def test_who_accedes_to_an_agreement_known_by_name_is_a_party() -> None:
    (record,) = agreements("أعلنت بيرو انضمامها إلى اتفاقات أبراهام.")
    assert "PER" in record.parties


def test_an_agreement_whose_signing_is_denied_is_none_and_one_put_off_is_planned() -> None:
    assert agreements("نفى الرئيس البيروفي خوسيه خيري توقيع اتفاقية مع النرويج.") == []
    (record,) = agreements("تم تأجيل توقيع الاتفاقية بين بيرو والنرويج.")
    assert record.status == "planned"


def test_a_declaration_is_called_after_its_place() -> None:
    (record,) = agreements("أصدر قادة بيرو وتشيلي والنرويج إعلان أوسلو في ختام القمة.")
    assert (record.instrument, record.status, record.subject) == ("declaration", "adopted", None)
    assert agreements("بعد إعلان أوسلو انسحابها، نشرت بيرو صورا.") == []


def test_a_matter_ends_before_the_number_of_the_next_instrument() -> None:
    first, _ = agreements("وقعت بيرو والنرويج اتفاقية لتجنب الازدواج الضريبي وثلاث مذكرات تفاهم في مجال السياحة.")
    assert first.subject == "لتجنب الازدواج الضريبي"


def test_by_when_tells_when_something_planned_is_due_and_till_how_long_it_lasts() -> None:
    (planned,) = agreements("ستوقع بيرو والنرويج اتفاقية للصيد قبل نهاية العام.")
    assert (planned.date, planned.until) == ("2021", None)
    (signed,) = agreements("وقعت بيرو والنرويج اتفاقية للصيد تسري حتى عام 2030.")
    assert signed.until == "2030"
