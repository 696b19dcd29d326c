"""Parties that a clause leaves to be known: what pacts bind whom, who attends what, whom a call is for."""

import pytest

from mizan.model import Document, Event
from mizan.reading.events.booking import book_events
from mizan.reading.reader import analyse

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def told(text: str) -> list[Told]:
    records = [c.record for c in book_events(analyse(Document.of(text, published="2021-06-15")))]
    return [(r.event_type, r.actors, r.recipients) for r in records if isinstance(r, Event)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("انسحبت الولايات المتحدة من الاتفاق النووي رغم نداءات سويسرا.", ("SANCTION", ("USA",), ("IRN",))),
        ("شارك وزير الخارجية الكيني في اجتماع الاتحاد الأفريقي.", ("CONSULT", ("KEN", "AU"), ())),
        ("حضر الرئيس الغاني حفل الافتتاح في داكار.", ("CONSULT", ("GHA",), ("SEN",))),
        ("رفضت كندا الاعتراف بنتائج التصويت في فنزويلا.", ("REJECT", ("CAN",), ())),
        ("يراقب السودان الوضع. ودعت الأمم المتحدة إلى وقف القتال.", ("REQUEST", ("UN",), ())),
        ("دعت النرويج جميع الأطراف إلى الحوار.", ("REQUEST", ("NOR",), ())),
        ("ناشدت النرويج جميع الأطراف في بيرو وقف العنف.", ("REQUEST", ("NOR",), ())),
        ("أدانت النرويج الغزو التشيلي لبيرو.", ("ACCUSE", ("NOR",), ("CHL",))),
        ("انتقدت النرويج القرار الياباني ضد بيرو.", ("ACCUSE", ("NOR",), ("JPN",))),
        ("النرويج تحمل بيرو مسؤولية الحادث.", ("ACCUSE", ("NOR",), ("PER",))),
        ("تواصل النرويج دعم بيرو.", ("SUPPORT", ("NOR",), ("PER",))),
        ("رفضت النرويج دعم الغزو التشيلي.", ("REJECT", ("NOR",), ("CHL",))),
        ("اتهمت النرويج للمرة الأولى منذ عام 2010 بيرو بالتجسس.", ("ACCUSE", ("NOR",), ("PER",))),
        ("أثار القرار النرويجي انتقادات من بيرو.", ("ACCUSE", ("PER",), ("NOR",))),
        ("أثار تصريح وزير نرويجي غضبا في بيرو.", ("ACCUSE", ("PER",), ("NOR",))),
        ("تنظر النرويج بقلق إلى النفوذ الياباني في بيرو.", ("ACCUSE", ("NOR",), ("JPN",))),
        ("خفضت النرويج الرسوم الجمركية على واردات القمح من بيرو.", ("CONCEDE", ("NOR",), ("PER",))),
        ("افتتحت النرويج وبيرو معبرا حدوديا.", ("COOPERATE", ("NOR", "PER"), ())),
        ("وضعت النرويج قيودا على واردات السمك من بيرو.", ("SANCTION", ("NOR",), ("PER",))),
        ("تتيح النرويج لمواطني بيرو دخول أراضيها بدون تأشيرة.", ("CONCEDE", ("NOR",), ("PER",))),
        ("نقلت هندوراس سفارتها إلى القدس.", ("SUPPORT", ("HND",), ("ISR",))),
        ("نقلت هندوراس سفارتها إلى القدس رغم غضب فلسطين.", ("SUPPORT", ("HND",), ("ISR",))),
        ("حث الأمين العام للأمم المتحدة الهند وباكستان على ضبط النفس.", ("REQUEST", ("UN",), ("IND", "PAK"))),
        ("ثمن وزير الخارجية الجزائري الجهود الكويتية.", ("SUPPORT", ("DZA",), ("KWT",))),
        ("توعد الجيش السوري إسرائيل برد قاس.", ("THREATEN", ("SYR",), ("ISR",))),
        ("التقى وزير دفاع بولندا نظيره الكندي.", ("CONSULT", ("POL", "CAN"), ())),
        ("بحث الرئيس التونسي مع المستشارة الألمانية ملف الهجرة.", ("CONSULT", ("TUN", "DEU"), ())),
        ("يلتقي زعماء الاتحاد الأوروبي في بروكسل.", ("CONSULT", ("EU",), ())),
        ("اختتمت قمة لمنظمة التعاون الإسلامي في إسطنبول.", ("CONSULT", ("OIC",), ())),
        ("دعا مجلس الأمن في ختام جلسة مغلقة إلى التهدئة في اليمن.", ("CONSULT", ("UN",), ())),
        ("أشاد رئيس المفوضية الأوروبية بالأردن.", ("SUPPORT", ("EU",), ("JOR",))),
        ("عقد وزراء الخارجية العرب اجتماعا طارئا في القاهرة.", ("CONSULT", ("LAS",), ())),
        ("وصل إلى طشقند وفد برلماني أذربيجاني.", ("CONSULT", ("AZE",), ("UZB",))),
        ("استقبل الرئيس الكيني وفدا تركيا.", ("CONSULT", ("TUR",), ("KEN",))),
        ("قطعت كينيا علاقاتها مع غانا متهمة إياها بدعم الإرهاب وموالاة السودان.", ("ACCUSE", ("KEN",), ("GHA",))),
        ("رفض مسؤول في حركة حماس اتهامات إسرائيل.", ("REJECT", ("حماس",), ("ISR",))),
        ("انسحبت القوات الأمريكية من سوريا.", ("RETREAT", ("USA",), ("SYR",))),
        ("قضت محكمة كويتية بسجن رجل لبناني.", ("SANCTION", ("KWT",), ("LBN",))),
        ("أكدت موسكو أنها ستواصل دعم صربيا.", ("AGREE", ("RUS",), ("SRB",))),
        ("تلقى وزير الخارجية المصري اتصالا هاتفيا من نظيره الفرنسي.", ("CONSULT", ("EGY", "FRA"), ())),
        ("عقدت اللجنة المشتركة بين روسيا وأرمينيا دورتها العاشرة.", ("CONSULT", ("RUS", "ARM"), ())),
        ("منحت اليابان طاجيكستان مليون دولار.", ("AID", ("JPN",), ("TJK",))),
        ("اتفقت #اليابان و #كينيا على التعاون.", ("AGREE", ("JPN", "KEN"), ())),
        ("شهدت باريس توقيع اتفاق بين كندا وبيرو.", ("SUPPORT", ("CAN", "PER"), ())),
        ("وافقت كوبا على صفقة جديدة بين بنما وبيرو.", ("AGREE", ("CUB",), ("PAN", "PER"))),
        ("بدأ الرئيس الكيني جولة في أمريكا الجنوبية.", ("CONSULT", ("KEN",), ("أمريكا الجنوبية",))),
        ("هددت مليشيا الحوثي بقصف السعودية.", ("THREATEN", ("الحوثيين",), ("SAU",))),
        ("انتهت زيارة الرئيس الكيني لليابان.", ("CONSULT", ("KEN",), ("JPN",))),
        ("أعلنت الصحف أن الوزير الكيني ناقش مع نظيره البيروفي ملف الصيد.", ("CONSULT", ("KEN", "PER"), ())),
        ("وخلال زيارته إلى ليما، تحدث الرئيس الكيني عن الصيد.", ("CONSULT", ("KEN",), ("PER",))),
        ("استقبل أمير قطر في الديوان الأميري وزير خارجية بيرو.", ("CONSULT", ("PER",), ("QAT",))),
        (
            "التقى الوزير الكيني على هامش القمة وزير خارجية كوبا ووزير خارجية بيرو.",
            ("CONSULT", ("KEN", "CUB", "PER"), ()),
        ),
        ("أكدت كوبا خلال اجتماع هذه الدول مع كينيا أهمية السلام.", ("CONSULT", ("KEN", "CUB"), ())),
        ("أكد وزير الصحة الكيني خلال لقائه السفير الكوبي حرص بلاده على التعاون.", ("AGREE", ("KEN",), ("CUB",))),
    ],
)
def test_parties(text: str, act: Told) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "تحدث الوزير الكيني خلال اجتماع مجلس الوزراء عن كوبا.",
        "وجاءت تصريحات الرئيس الكيني من كوبا.",
        "أعلنت كوبا أن الوزير الكيني غادر القنصلية.",
    ],
)
def test_a_cabinet_a_remark_and_a_building_are_no_encounter(text: str) -> None:
    assert "CONSULT" not in [kind for kind, _, _ in told(text)]


def test_who_signed_a_known_pact_need_not_be_told() -> None:
    kind, actors, recipients = told("تنتقد المكسيك اتفاقية نافتا التي أبرمت قبل سنوات.")[-1]
    assert (kind, set(actors), recipients) == ("SUPPORT", {"USA", "CAN", "MEX"}, ())


def test_parties_added_by_a_phrase_join_the_one_before() -> None:
    assert ("REQUEST", ("CUB",), ("المجتمع الدولي", "CAN")) in told(
        "طلبت كوبا من المجتمع الدولي، ومن ضمنه كندا، المساعدة."
    )


def test_the_nationality_behind_a_company_is_no_party() -> None:
    assert told('وقعت شركة "سامسونغ" الكورية اتفاقا مع بنما.') == [("SUPPORT", ("سامسونغ", "PAN"), ())]


def test_an_undated_encounter_is_of_the_month_wherever_it_is_told() -> None:
    text = "تحدث الخبراء عن الطقس. " * 120 + "زار الرئيس الغاني بنما."
    found = [c.record for c in book_events(analyse(Document.of(text, published="2021-06-15")))]
    assert [record.date for record in found if isinstance(record, Event)] == ["2021-06"]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت تشيلي خفض الرسوم الجمركية. ورحبت النرويج بالخطوة، بينما انتقدتها بيرو.",
        "أعلنت تشيلي خفض الرسوم الجمركية، ورحبت النرويج بالقرار، وانتقدته بيرو.",
    ],
)
def test_who_judges_a_step_judges_who_took_it(text: str) -> None:
    assert {("SUPPORT", ("NOR",), ("CHL",)), ("ACCUSE", ("PER",), ("CHL",))} <= set(told(text))


def test_those_who_differ_over_a_decision_do_not_act_on_each_other() -> None:
    assert set(told("رحبت النرويج بالقرار، فيما عارضته بيرو.")) == {("SUPPORT", ("NOR",), ()), ("REJECT", ("PER",), ())}


def test_as_for_names_whom_its_verb_is_about() -> None:
    assert ("SUPPORT", ("PER",), ()) in told("انتقدت النرويج القرار، أما بيرو فرحبت به.")


def test_a_minister_travels_to_another_state_than_his_own() -> None:
    text = "أعلنت وزارة الخارجية النرويجية تأجيل زيارة الوزير إلى بيرو."
    assert told(text) == [("CONSULT", ("NOR",), ("PER",))]


def test_the_visit_told_before_is_taken_up() -> None:
    text = "كان من المقرر أن يزور وزير الخارجية النرويجي بيرو في يوليو، لكن الزيارة تأجلت."
    assert told(text)[-1] == ("CONSULT", ("NOR",), ("PER",))


def test_those_who_take_part_in_a_summit_meet() -> None:
    text = "عقدت في أوسلو قمة مجموعة العشرين بمشاركة رؤساء بيرو وتشيلي والنرويج."
    assert {"PER", "CHL", "NOR"} <= set(told(text)[0][1])


def test_a_mission_belongs_to_the_state_behind_of() -> None:
    assert ("SUPPORT", ("PER",), ("NOR",)) in told("تم فتح سفارة لبيرو في أوسلو.")


def test_a_call_for_those_without_a_code_is_for_no_party_told_before() -> None:
    text = "التقى الرئيس النرويجي نظيره البيروفي. ودعا الرئيس النرويجي الأطراف إلى ضبط النفس."
    assert ("REQUEST", ("NOR",), ()) in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("دعت تشيلي النرويج وبيرو إلى الحوار. وحثت اليابان البلدين على الهدوء.", ("REQUEST", ("JPN",), ("NOR", "PER"))),
        ("أشاد الرئيس النرويجي ببيرو وأثنى على موقفها من الحرب في أوكرانيا.", ("SUPPORT", ("NOR",), ("PER",))),
        ("وصل الرئيس النرويجي إلى بيرو، وسيتوجه بعد ذلك إلى تشيلي.", ("AGREE", ("NOR",), ("CHL",))),
        (
            "التقى وزراء خارجية بيرو وتشيلي والنرويج. واتفق الوزراء على تطوير الممر.",
            ("AGREE", ("PER", "CHL", "NOR"), ()),
        ),
    ],
)
def test_what_is_taken_up_from_before(text: str, act: Told) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "وكانت النرويج قد أدانت بيرو.",
        "النرويج لم تدن بيرو.",
        "النرويج أيضا أدانت بيرو.",
        "النرويج، من جانبها، أدانت بيرو.",
        "الحكومة النرويجية كانت قد أدانت بيرو.",
        "بادرت النرويج إلى إدانة بيرو.",
        "تمت إدانة بيرو من قبل النرويج.",
    ],
)
def test_who_acts_stands_before_the_verb_or_behind_by(text: str) -> None:
    assert told(text) == [("ACCUSE", ("NOR",), ("PER",))]


def test_behind_already_a_word_is_a_verb() -> None:
    assert told("وكان الرئيس النرويجي قد شكر بيرو.") == [("SUPPORT", ("NOR",), ("PER",))]


def test_who_asks_for_what_concerns_both_asks_the_other() -> None:
    text = "هنأ وزير الخارجية النرويجي بيرو، ودعا إلى رفع التبادل التجاري بين البلدين."
    assert ("REQUEST", ("NOR",), ("PER",)) in told(text)
