"""Cooperative acts: visits, talks, backing, consent and aid, with their status and dates."""

import pytest

from mizan.model import Document, Event
from mizan.reading.events.booking import book_events
from mizan.reading.reader import analyse


def booked(text: str) -> list[Event]:
    document = Document.of(text, published="2018-07-11")
    return [c.record for c in book_events(analyse(document)) if isinstance(c.record, Event)]


@pytest.mark.parametrize(
    ("text", "kind", "mode", "status", "actors", "recipients"),
    [
        ("يتوجه وزير النفط العراقي إلى الكويت هذا الأسبوع.", "AGREE", None, "planned", ["IRQ"], ["KWT"]),
        ("قال السفير التركي إنه عائد إلى موسكو.", "AGREE", None, "planned", ["TUR"], ["RUS"]),
        (
            "تأتي الزيارة التي يقوم بها إلى روما الرئيس التركي في وقت حساس.",
            "CONSULT",
            "visit",
            "occurred",
            ["TUR"],
            ["ITA"],
        ),
        (
            "لم تكن زيارة الرئيس التركي إلى روما حدثا عاديا.",
            "CONSULT",
            "visit",
            "occurred",
            ["TUR"],
            ["ITA"],
        ),
        ("قال الرئيس التركي إن الزيارة إلى روما ألغيت.", "CONSULT", "visit", "negated", ["TUR"], ["ITA"]),
        ("اتصل الرئيس المصري بنظيره الأردني.", "CONSULT", "phone", "occurred", ["EGY", "JOR"], []),
        ("هنأ ملك الأردن الرئيس المصري بفوزه في الانتخابات.", "SUPPORT", None, "occurred", ["JOR"], ["EGY"]),
        ("هنأ فلاديمير بوتين نظيره المصري بفوزه في الانتخابات.", "SUPPORT", None, "occurred", ["RUS"], ["EGY"]),
        ("أعلنت بيرو وبنما اتفاقهما على ترسيم الحدود.", "AGREE", None, "occurred", ["PER", "PAN"], []),
        ("رفعت بيرو علاقتها ببنما إلى مستوى الشراكة.", "SUPPORT", None, "occurred", ["PER", "PAN"], []),
        ("قدمت بيرو لبنما ست طائرات مسيرة.", "AID", None, "occurred", ["PER"], ["PAN"]),
        ("استأنفت بيرو وبنما حركة القطارات بينهما.", "COOPERATE", None, "occurred", ["PER", "PAN"], []),
        ("من المقرر أن تنتهي القمة، وأن يزور الرئيس الكوبي ليما.", "AGREE", None, "planned", ["CUB"], ["PER"]),
        ("رحبت بالاتفاق بيرو وبنما.", "SUPPORT", None, "occurred", ["PER", "PAN"], []),
        ("تلقى ملك الأردن تهنئة من الرئيس المصري.", "SUPPORT", None, "occurred", ["EGY"], ["JOR"]),
        ("عبر وزير الخارجية المصري عن تقدير القاهرة للأردن.", "SUPPORT", None, "occurred", ["EGY"], ["JOR"]),
        ("صوتت بيرو لصالح قرار يدعو تشيلي إلى الهدوء.", "SUPPORT", None, "occurred", ["PER"], []),
        ("أنهى الرئيس الكوبي زيارته إلى الرباط.", "CONSULT", "visit", "occurred", ["CUB"], ["MAR"]),
        ("قطع الرئيس الكوبي زيارته إلى الرباط.", "CONSULT", "visit", "occurred", ["CUB"], ["MAR"]),
        ("زار وفد من رجال الأعمال الكوبيين الرباط.", "CONSULT", "visit", "occurred", ["CUB"], ["MAR"]),
        ("أكد وزير الخارجية المصري على دعم بلاده للأردن.", "SUPPORT", None, "occurred", ["EGY"], ["JOR"]),
        ("أجرت مصر والأردن تدريبات بحرية في خليج العقبة.", "COOPERATE", None, "occurred", ["EGY", "JOR"], []),
        ("إذا زار الرئيس المصري عمان سيكون ذلك مهما.", "AGREE", None, "hypothetical", ["EGY"], ["JOR"]),
        ("قررت مولدوفا إرسال وفد إلى رومانيا.", "AGREE", None, "planned", ["MDA"], ["ROU"]),
        ("عاد الوفد بعد محادثات بين بوليفيا وتشيلي في 2030.", "CONSULT", None, "occurred", ["BOL", "CHL"], []),
        ("قال الوزير إن الهند ملتزمة بمواصلة التعاون مع نيبال.", "AGREE", None, "occurred", ["IND"], ["NPL"]),
        ("كشفت نيبال أن وفدين هنديين يجرون محادثات في دلهي.", "CONSULT", None, "occurred", ["IND", "NPL"], []),
        ("نقلت أوغندا صواريخ إلى السودان.", "AID", None, "occurred", ["UGA"], ["SDN"]),
        ("ساعدت كوبا أنغولا في الحرب.", "AID", None, "occurred", ["CUB"], ["AGO"]),
        ("أعلنت باكستان وقف تجاربها النووية.", "CONCEDE", None, "occurred", ["PAK"], []),
        ("نالت الجزائر استقلالها من فرنسا.", "CONCEDE", None, "occurred", ["FRA"], ["DZA"]),
        ("أكدت كوبا التزامها بالحوار مع بنما.", "AGREE", None, "occurred", ["CUB"], ["PAN"]),
        ("ثمن وزير خارجية كوبا دور بنما.", "SUPPORT", None, "occurred", ["CUB"], ["PAN"]),
        ('قال وزير كوبا "أرحب بقرار بنما".', "SUPPORT", None, "occurred", ["CUB"], ["PAN"]),
        ('قال وزير كوبا "نشكر بنما على دعمها".', "SUPPORT", None, "occurred", ["CUB"], ["PAN"]),
        ("وجه ملك الأردن بتقديم مساعدات إلى لبنان.", "AGREE", None, "planned", ["JOR"], ["LBN"]),
        ("ستعقد الندوة كما كانت مقررة بعد محادثات بين الهند ونيبال.", "CONSULT", None, "occurred", ["IND", "NPL"], []),
        ("أكدت كوبا تمسكها بحقوق الإنسان.", "SUPPORT", None, "occurred", ["CUB"], []),
        ("أثنى الرئيس الكوبي على أمير قطر.", "SUPPORT", None, "occurred", ["CUB"], ["QAT"]),
        ("غير أن زيارة الرئيس الهندي إلى كوبا نجحت.", "CONSULT", "visit", "occurred", ["IND"], ["CUB"]),
        ("اتفقت كوبا وبنما. والقمة التي من المقرر أن تنعقد هي الأهم.", "AGREE", None, "planned", ["CUB", "PAN"], []),
        ("يسافر وزير هندي إلى نيبال.", "AGREE", None, "planned", ["IND"], ["NPL"]),
        ("تحضيرا للقمة المرتقبة زار وزير هندي نيبال.", "CONSULT", "visit", "occurred", ["IND"], ["NPL"]),
        ("الهند تريد الحوار مع نيبال.", "AGREE", None, "occurred", ["IND"], ["NPL"]),
        ("قالت الهند إنها ستبذل كل جهد من أجل نيبال.", "AGREE", None, "planned", ["IND"], ["NPL"]),
        ("توجه وزير الخارجية الكوبي إلى الكويت بدعوة من أميرها.", "CONSULT", "visit", "occurred", ["CUB"], ["KWT"]),
        ("منحت كوبا تصريحا لطائرة بنمية.", "CONCEDE", None, "occurred", ["CUB"], ["PAN"]),
    ],
)
def test_acts(text: str, kind: str, mode: str | None, status: str, actors: list[str], recipients: list[str]) -> None:
    found = [(e.event_type, e.mode, e.status, list(e.actors), list(e.recipients)) for e in booked(text)]
    assert (kind, mode, status, actors, recipients) in found


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الداخلية الإيطالي خلال زيارة لصقلية إن الوضع هادئ.",
        "سيطر الجيش المصري على المنطقة الواقعة قرب إسرائيل.",
        "وهذا الأمر قابل للتحقق كما ترى مصر والأردن.",
        "دافع وزير الخارجية المغربي عن ضرورة عقد قمة مع إسبانيا.",
        "لم تحدد بلغراد موعدا لزيارة الرئيس الكرواتي.",
        "وصل التوتر بين الهند وباكستان إلى حد غير مسبوق.",
        "تصنع الهند طائرات وقطع غيار، كما قالت نيبال.",
        "سقطت طائرة نيبالية قرب قمة جبل في الهند.",
        "تزرع كوبا خمسين ألف فدان من الأراضي في بنما.",
        "رحبت الصحف بنتائج القمة بين كوبا وبنما.",
        "قال وزير كوبا في لقاء مع قناة بنمية إن الوضع هادئ.",
        "قال رئيس كوبا إن القرار سيؤثر على بنما.",
        "وتوقع مسؤولون في كوبا إعلان تغييرات في بنما.",
        "لم يعد الرجل عضوا في قوات بنما.",
        "يعيش العمال في كوبا ثمن انسحاب بنما.",
        "قالت الهند إن هذا لا يتفق مع واجب نيبال.",
    ],
)
def test_no_acts(text: str) -> None:
    assert not booked(text)


def test_what_talks_dealt_with_is_no_second_meeting() -> None:
    found = booked("الرئيسان المصري والفرنسي سيجريان مباحثات تتناول التعاون بين البلدين.")
    assert [(e.event_type, e.status) for e in found] == [("AGREE", "planned")]


def test_the_weekday_of_what_is_planned_is_the_coming_one() -> None:
    (event,) = booked("سيزور الرئيس المصري باريس الجمعة.")
    assert event.date == "2018-07-13"
