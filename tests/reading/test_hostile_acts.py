"""Hostile acts and concessions: the families of words that tell them, from sentences of our own."""

import pytest

from mizan.model import Document, Event
from mizan.reading.events.booking import book_events
from mizan.reading.reader import analyse

Told = tuple[str, str | None, tuple[str, ...], tuple[str, ...]]


def told(text: str) -> list[Told]:
    records = [c.record for c in book_events(analyse(Document.of(text, published="2021-06-15")))]
    return [(r.event_type, r.mode, r.actors, r.recipients) for r in records if isinstance(r, Event)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("جمدت سويسرا أصول الرئيس الأوكراني السابق.", ("SANCTION", None, ("CHE",), ("UKR",))),
        ("أدرجت الخزانة الأميركية ثلاث شركات روسية على قائمة العقوبات.", ("SANCTION", None, ("USA",), ("RUS",))),
        ("حظرت الهند استيراد منتجات صينية.", ("SANCTION", "discontinue", ("IND",), ("CHN",))),
        ("سحبت بوروندي مندوبها الدائم لدى المحكمة الجنائية الدولية.", ("SANCTION", "withdraw", ("BDI",), ("ICC",))),
        ("صوتت بيرو ضد قرار يدين تشيلي.", ("REJECT", None, ("PER",), ())),
        ("فرضت بروكسل رسوما على بيرو.", ("SANCTION", None, ("EU",), ("PER",))),
        ("علقت بوروندي عبور الفحم البيروفي.", ("SANCTION", "discontinue", ("BDI",), ("PER",))),
        ("نشرت بوروندي بيانا أدانت فيه تصريحات الخارجية البيروفية.", ("ACCUSE", "disapprove", ("BDI",), ("PER",))),
        ("تبادلت بوروندي وبيرو الاتهامات.", ("ACCUSE", "allege", ("BDI", "PER"), ())),
        (
            "التقى وزيرا خارجية بيرو وتشيلي. ودعت بوروندي الطرفين إلى الهدوء.",
            ("REQUEST", None, ("BDI",), ("PER", "CHL")),
        ),
        ("رفضت القرار بوروندي وبيرو.", ("REJECT", None, ("BDI", "PER"), ())),
        ("أدانت الهجوم بوروندي.", ("ACCUSE", "disapprove", ("BDI",), ())),
        ("لم تنضم بوروندي إلى العقوبات الغربية على بيرو.", ("SANCTION", None, (), ("PER",))),
        ("واصلت بوروندي العقوبات على بيرو.", ("SANCTION", None, ("BDI",), ("PER",))),
        ("انسحبت بوروندي من المحكمة الجنائية الدولية.", ("SANCTION", "withdraw", ("BDI",), ("ICC",))),
        ("قررت لاتفيا إعلان دبلوماسي روسي شخصا غير مرغوب فيه.", ("SANCTION", "expel", ("LVA",), ("RUS",))),
        ("اعتبرت الخارجية السورية أن الوجود التركي غير مشروع.", ("ACCUSE", "disapprove", ("SYR",), ("TUR",))),
        ("قدمت قطر شكوى إلى منظمة التجارة العالمية ضد الإمارات.", ("ACCUSE", "allege", ("QAT",), ("ARE",))),
        ("وجهت لندن أصابع الاتهام إلى موسكو.", ("ACCUSE", "allege", ("GBR",), ("RUS",))),
        ("هددت كوريا الشمالية بالرد على المناورات الأميركية.", ("THREATEN", None, ("PRK",), ("USA",))),
        ("حثت برلين طهران على احترام الاتفاق النووي.", ("REQUEST", None, ("DEU",), ("IRN",))),
        ("شطبت الولايات المتحدة السودان من قائمة العقوبات.", ("CONCEDE", None, ("USA",), ("SDN",))),
        ("أفرجت طهران عن بحارة بريطانيين.", ("RETREAT", "release", ("IRN",), ("GBR",))),
        ("أغلقت باكستان مجالها الجوي أمام الطائرات الهندية.", ("COERCE", "restrict", ("PAK",), ("IND",))),
        ("نشرت روسيا منظومة صواريخ في القرم.", ("MOBILIZE", "weapons", ("RUS",), ("UKR",))),
        ("ردت لاتفيا على ذلك بطرد دبلوماسيين روس.", ("SANCTION", "expel", ("LVA",), ("RUS",))),
        ("أنهت بيرو جميع العقود مع شركات من فنزويلا.", ("SANCTION", "discontinue", ("PER",), ("VEN",))),
        ("أبقت بريطانيا إيران على لائحة العقوبات.", ("SANCTION", None, ("GBR",), ("IRN",))),
        ("شن وزير الخارجية الهنغاري هجوما لاذعا على أوكرانيا.", ("ACCUSE", "disapprove", ("HUN",), ("UKR",))),
        ("كثفت كندا الضغط على ميانمار لوقف القتال.", ("REQUEST", "change", ("CAN",), ("MMR",))),
        ("تصر السويد على أن تعتذر سوريا عن الحادث.", ("REQUEST", None, ("SWE",), ("SYR",))),
        ("أنحت كوبا باللائمة على بنما.", ("ACCUSE", "allege", ("CUB",), ("PAN",))),
        ("اعتقلت السلطات الكوبية الناشطة ماريا فرناندا.", ("COERCE", "arrest", ("CUB",), ("ماريا فرناندا",))),
        ("الحدث الأبرز هو إلغاء كندا الاتفاق النووي مع إيران.", ("SANCTION", "withdraw", ("CAN",), ("IRN",))),
        ("دانت السويد التفجير السوري.", ("ACCUSE", "disapprove", ("SWE",), ("SYR",))),
        ("خرجت كندا من القاعة احتجاجا على إيران.", ("PROTEST", "boycott", ("CAN",), ("IRN",))),
        ("طردت الهند جاسوسا باكستانيا.", ("SANCTION", "expel", ("IND",), ("PAK",))),
        ("علقت الهند جميع الاتصالات مع باكستان.", ("SANCTION", "discontinue", ("IND",), ("PAK",))),
        ("استولت إريتريا على بلدات في إثيوبيا.", ("COERCE", "seize", ("ERI",), ("ETH",))),
        ("بولندا مستعدة لإغلاق حدودها مع بيلاروسيا.", ("THREATEN", None, ("POL",), ("BLR",))),
    ],
)
def test_the_words_for_an_act(text: str, act: Told) -> None:
    assert act in told(text)


def test_who_will_not_meet_refuses_the_other() -> None:
    text = "قال الرئيس الفنلندي إنه لن يلتقي الرئيس البيلاروسي."
    assert told(text) == [("REJECT", "meet", ("FIN",), ("BLR",))]


def test_who_will_leave_unless_another_yields_threatens_to() -> None:
    text = "قال الرئيس الفنلندي إن بلاده ستنسحب من الاتفاقية إذا لم تلتزم روسيا بها."
    assert ("THREATEN", "relations", ("FIN",), ("RUS",)) in told(text)


def test_standing_idle_is_denied_but_the_threat_is_made() -> None:
    text = "قالت تركيا إنها لن تقف مكتوفة الأيدي إزاء العقوبات الأميركية."
    assert [act[0] for act in told(text) if act[0] == "THREATEN"] == ["THREATEN"]


def test_a_joined_verb_keeps_the_subject() -> None:
    acts = told("طردت الرياض السفير الكندي، وسحبت سفيرها وجمدت التعاملات التجارية.")
    assert [(actors, recipients) for _, _, actors, recipients in acts] == [(("SAU",), ("CAN",))] * 3


def test_a_relative_clause_tells_of_the_party_before_it() -> None:
    acts = told("غابت روما التي تطالب باريس بالاعتذار.")
    assert ("REQUEST", "yield", ("ITA",), ("FRA",)) in acts or ("REQUEST", None, ("ITA",), ("FRA",)) in acts


@pytest.mark.parametrize(
    "text",
    [
        "رفضت الخارجية الروسية التعليق على التقارير.",
        "حكمت محكمة في القاهرة على رجل بالسجن.",
        "توقف إنتاج النفط في العراق.",
        "سجن رجل في بولندا بتهمة دعم روسيا.",
        "مثل أمام محكمة مصرية 17 متهما من ليبيا.",
        "قال المتحدث الألماني دعونا نرى.",
    ],
)
def test_what_is_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("نفت بيرو أنها ستنضم إلى العقوبات على فنزويلا.", [("REJECT", "occurred", ("PER",), ())]),
        (
            "نفت كندا أن تكون قد أرسلت قوات إلى ميانمار.",
            [("REJECT", "occurred", ("CAN",), ()), ("MOBILIZE", "negated", ("CAN",), ("MMR",))],
        ),
        ("نفت كوبا اتهامات بنما.", [("REJECT", "occurred", ("CUB",), ("PAN",))]),
        ("دانت السويد الهجوم على السفارة النرويجية في كابول.", [("ACCUSE", "occurred", ("SWE",), ())]),
        ("دانت السويد الهجمات الإثيوبية على إريتريا.", [("ACCUSE", "occurred", ("SWE",), ("ETH",))]),
    ],
)
def test_what_is_denied_or_deplored_is_aimed_at_who_is_charged(text: str, acts: list[tuple[object, ...]]) -> None:
    records = [c.record for c in book_events(analyse(Document.of(text, published="2021-06-15")))]
    assert [(r.event_type, r.status, r.actors, r.recipients) for r in records if isinstance(r, Event)] == acts


@pytest.mark.parametrize(
    "text",
    [
        "نفت بيرو أنها ستنضم إلى العقوبات على فنزويلا",
        "اتهمت كندا ميانمار بأنها تؤوي قراصنة",
        "تعهدت السويد لكندا بأن تخفض الرسوم",
    ],
)
def test_what_is_said_in_a_clause_is_part_of_the_evidence(text: str) -> None:
    (record,) = [c.record for c in book_events(analyse(Document.of(f"{text}، وساد الهدوء في العاصمة.")))]
    assert record.evidence.words.rstrip("، ") == text
