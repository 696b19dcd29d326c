"""Statements: who said what, and in whose words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mizan.model import Document, Statement
from mizan.reading.reader import analyse
from mizan.reading.statements.booking import book_statements

LAVROV = "وزير الخارجية الروسي سيرغي لافروف"


def said(words: str) -> list[tuple[str, str, bool]]:
    """The statements of a text: (speaker, content, direct)."""
    text = analyse(Document.of(words))
    records = [candidate.record for candidate in book_statements(text)]
    return [
        (record.speaker, words[record.content.start : record.content.end], record.direct)
        for record in records
        if isinstance(record, Statement)
    ]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (f"قال {LAVROV} إن المحادثات بدأت أمس.", "المحادثات بدأت أمس"),
        (f"أكد {LAVROV}، الأحد، أن المحادثات بدأت.", "المحادثات بدأت"),
        (f"أعرب {LAVROV} عن أمله في نجاح المحادثات.", "أمله في نجاح المحادثات"),
        (f"أكد {LAVROV} دعم بلاده للمحادثات.", "دعم بلاده للمحادثات"),
        (f"دعا {LAVROV} إلى وقف القتال فورا.", "وقف القتال فورا"),
        (f"وشدد {LAVROV} على أن الحل سياسي، وذلك في ختام زيارته.", "الحل سياسي، وذلك في ختام زيارته"),
    ],
)
def test_reported_speech(words: str, content: str) -> None:
    assert said(words) == [("سيرغي لافروف", content, False)]


@pytest.mark.parametrize(
    "words",
    [
        f'قال {LAVROV}: "نريد السلام في المنطقة".',
        f"قال {LAVROV} إن «نريد السلام في المنطقة».",
        f'"نريد السلام في المنطقة"، قال {LAVROV}.',
        f'وكتب {LAVROV} على تويتر "نريد السلام في المنطقة".',
    ],
)
def test_direct_speech(words: str) -> None:
    assert said(words) == [("سيرغي لافروف", "نريد السلام في المنطقة", True)]


def test_partly_quoted_speech_is_direct_where_the_quotation_is_the_predicate() -> None:
    partly = f'قال {LAVROV} إن بلاده ستشارك في قمة "تاريخية" في أستانا.'
    carried = f'قال {LAVROV} إن بلاده "لن تتراجع أبدا" عن موقفها.'
    assert [direct for _, _, direct in said(partly) + said(carried)] == [False, True]


def test_runs_of_statements_keep_their_speaker() -> None:
    words = f"قال {LAVROV} إن المحادثات بدأت، مضيفا أن الوفد وصل.\nوأوضح أن القمة غدا. كما أشار إلى أهمية الحوار."
    assert [(speaker, content) for speaker, content, _ in said(words)] == [
        ("سيرغي لافروف", "المحادثات بدأت"),
        ("سيرغي لافروف", "الوفد وصل"),
        ("سيرغي لافروف", "القمة غدا"),
        ("سيرغي لافروف", "أهمية الحوار"),
    ]


def test_the_speaker_may_stand_before_the_verb() -> None:
    assert said("لكن سيرغي لافروف أكد أن الحوار مستمر.") == [("سيرغي لافروف", "الحوار مستمر", False)]


def test_sources_before_and_after() -> None:
    after = said("وصلت المساعدات إلى المدينة صباح اليوم، بحسب وزارة الخارجية الروسية.")
    before = said("وبحسب وزارة الخارجية الروسية، فإن المساعدات وصلت إلى المدينة.")
    assert after == [("وزارة الخارجية الروسية", "وصلت المساعدات إلى المدينة صباح اليوم", False)]
    assert before == [("وزارة الخارجية الروسية", "المساعدات وصلت إلى المدينة", False)]


def test_words_passed_on_belong_to_their_speaker() -> None:
    words = f"ونقلت وكالة تاس عن {LAVROV} قوله إن القمة تأجلت."
    assert said(words) == [("سيرغي لافروف", "القمة تأجلت", False)]


def test_joint_speakers_are_one_record() -> None:
    words = "أعلنت المستشارة الألمانية أنغيلا ميركل والرئيس الفرنسي إيمانويل ماكرون أن القمة نجحت."
    assert said(words) == [("أنغيلا ميركل، إيمانويل ماكرون", "القمة نجحت", False)]


@pytest.mark.parametrize(
    "words",
    [
        "قالت مصادر دبلوماسية إن القمة تأجلت.",
        "ويرى مراقبون أن الأزمة مستمرة.",
        "أكدت روسيا أن القمة تأجلت.",
        "يذكر أن القمة تأجلت مرتين.",
        f"ولم يقل {LAVROV} إن القمة تأجلت.",
        "العلاقات بين روسيا والصين قوية.",
    ],
)
def test_no_statement(words: str) -> None:
    assert said(words) == []


def test_unnamed_speakers_do_not_lend_their_words_to_others() -> None:
    words = f"قال {LAVROV} إن القمة غدا.\nوقال مسؤول أمريكي إن القمة تأجلت.\nوأضاف أن الوفد عاد."
    assert [content for _, content, _ in said(words)] == ["القمة غدا"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("وقال المتحدث سعيد منتظر المهدي لوكالة الأنباء الرسمية إن القمة غدا.", "سعيد منتظر المهدي"),
        ("قالت مديرة الحملات في منظمة العفو الدولية، سماح حديد، إن القمة غدا.", "سماح حديد"),
        ("وقال المتحدث، ظهر أمس، إن القمة غدا.", "المتحدث"),
    ],
)
def test_a_name_behind_an_office_is_the_speaker(words: str, speaker: str) -> None:
    assert said(words) == [(speaker, "القمة غدا", False)]


def test_a_verb_takes_up_only_those_it_agrees_with() -> None:
    words = f"قال {LAVROV} إن القمة غدا.\nوقالت المتحدثة إن الوفد عاد."
    assert [speaker for speaker, _, _ in said(words)] == ["سيرغي لافروف", "المتحدثة"]


def test_who_is_served_or_told_is_not_who_speaks() -> None:
    words = f"قال {LAVROV} إن القمة غدا. وقال مستشار لافروف للشؤون القانونية جون بولتون إن الوفد عاد."
    assert [speaker for speaker, _, _ in said(words)] == ["سيرغي لافروف", "جون بولتون"]
    words = f"أكد {LAVROV} أنه أبلغ جون بولتون بأن الوفد عاد."
    assert {speaker for speaker, _, _ in said(words)} == {"سيرغي لافروف"}


def test_an_unlisted_subject_before_a_clause_is_not_its_object() -> None:
    words = f"قال {LAVROV} إن القمة غدا. واعتبر بلاتيني أن الوفد عاد. ويؤكد مؤيدو القمة أنها ناجحة جدا."
    assert [speaker for speaker, _, _ in said(words)] == ["سيرغي لافروف", "بلاتيني"]


def test_authorities_without_a_name_are_not_the_last_speaker() -> None:
    words = f"قال {LAVROV} إن القمة غدا. وأعلنت السلطات المحلية عن إغلاق الميناء."
    assert [content for _, content, _ in said(words)] == ["القمة غدا"]


def test_what_a_state_says_in_passing_is_not_the_last_speakers() -> None:
    words = f"قال {LAVROV} إن القمة غدا. وقال إن التهمة القديمة، التي تقول اليابان إنها ثابتة، باطلة."
    assert [content.startswith("ثابتة") for _, content, _ in said(words)] == [False, False]


def test_what_tells_when_is_not_what_was_said() -> None:
    words = "وأعلنت وزارة الدفاع الروسية عشية القمة وقف العمليات."
    assert [content for _, content, _ in said(words)] == ["وقف العمليات"]


def test_a_heading_names_its_speaker() -> None:
    words = "سيرغي لافروف: روسيا مستعدة للحوار\nوصل الوفد أمس."
    assert said(words) == [("سيرغي لافروف", "روسيا مستعدة للحوار", False)]


def test_who_is_told_something_does_not_say_it() -> None:
    words = f"وصل {LAVROV} إلى القاهرة. وقال لماكرون إن المحادثات بدأت. وأضاف لصحيفة الأهرام إن الحل قريب."
    assert {speaker for speaker, _, _ in said(words)} <= {"سيرغي لافروف"}
    assert said("وأوضح لوكالة رويترز سيرغي لافروف أن المحادثات بدأت.") == [("سيرغي لافروف", "المحادثات بدأت", False)]


WORDS = 'قال وأكد إن أن عن بحسب سيرغي لافروف روسيا مضيفا قوله : " « » ، . الذي'


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    line = " ".join(words)
    for _, content, _ in said(line) if line else []:
        assert content.strip()


def test_a_company_speaks_for_no_state() -> None:
    text = analyse(Document.of("قالت شركة تويوتا إن المبيعات ارتفعت. وقالت وزارة المالية اليابانية إن النمو تباطأ."))
    records = [candidate.record for candidate in book_statements(text)]
    assert [record.country for record in records if isinstance(record, Statement)] == [None, "JPN"]


def test_a_quotation_behind_that_which_nothing_closes_ends_with_its_sentence() -> None:
    assert said(f'أضاف {LAVROV} أن "الوفد وصل إلى المدينة صباح اليوم.\nثم بدأت المحادثات.') == [
        ("سيرغي لافروف", "الوفد وصل إلى المدينة صباح اليوم", True)
    ]


@pytest.mark.parametrize("lead", ["وجاء في بيان لوزارة الصحة التركية", "وورد في بيان صادر عن وزارة الصحة التركية"])
def test_what_stands_in_a_paper_is_said_by_who_issued_it(lead: str) -> None:
    assert said(f"{lead} أن الوباء انحسر.") == [("وزارة الصحة التركية", "الوباء انحسر", False)]


def test_the_minister_is_the_foreign_minister_who_spoke_before_any_other() -> None:
    text = (
        f"قال {LAVROV} إن العمل مستمر. وأضاف الوزير أن الحل قريب. وقال وزير الطاقة التركي كمال أوزدمير إن الغاز سيصل."
    )
    assert [speaker for speaker, _, _ in said(text)] == ["سيرغي لافروف", "سيرغي لافروف", "كمال أوزدمير"]


def test_a_visit_that_is_ended_says_nothing() -> None:
    assert said(f"اختتم {LAVROV} زيارة إلى عمان على مدى يومين.") == []


def test_who_stands_between_an_auxiliary_and_its_verb_speaks() -> None:
    lead = f"قال {LAVROV} إن المحادثات بدأت. "
    assert said(f"{lead}وكانت صحيفة المرساة قد ذكرت أن الوفد وصل.")[-1][0] == "صحيفة المرساة"
    assert len(said(f"{lead}وكان مصدر مطلع قد قال إن الوفد وصل.")) == 1
    assert said(f"{lead}وكان قد قال إن الوفد وصل.")[-1][0] == "سيرغي لافروف"
