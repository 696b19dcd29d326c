from typing import Any

import pytest

from mizan.model import Document, Project
from mizan.reading import read


def projects(text: str, **source: Any) -> list[Project]:
    return [record for record in read(Document.of(text, **source)) if isinstance(record, Project)]


@pytest.mark.parametrize(
    ("text", "type", "stage", "parties", "site"),
    [
        ("افتتحت تركيا قنصلية عامة في مدينة البصرة العراقية.", "mission", "completed", {"TUR", "IRQ"}, ("البصرة",)),
        ("ستفتتح تركيا قنصلية عامة في مدينة البصرة العراقية.", "mission", "planned", {"TUR", "IRQ"}, ("البصرة",)),
        ("أغلقت تركيا قنصليتها في مدينة البصرة العراقية.", "mission", "halted", {"TUR", "IRQ"}, ("البصرة",)),
        ("اتفقت الهند وكينيا على بناء محطة كهرباء في مومباسا.", "power_plant", "agreed", {"IND", "KEN"}, ("مومباسا",)),
        (
            "اقترحت الهند على كينيا بناء محطة كهرباء في مومباسا.",
            "power_plant",
            "proposed",
            {"IND", "KEN"},
            ("مومباسا",),
        ),
        ("بدأت الهند وكينيا تشييد مصنع في مومباسا.", "factory", "under_way", {"IND", "KEN"}, ("مومباسا",)),
        (
            "يجري العمل على إنشاء مركز ثقافي ياباني في الرباط.",
            "cultural_centre",
            "under_way",
            {"JPN", "MAR"},
            ("الرباط",),
        ),
        (
            "اتفقت الأردن والعراق على مد خط سكة حديد من عمان إلى بغداد.",
            "railway",
            "agreed",
            {"JOR", "IRQ"},
            ("عمان", "بغداد"),
        ),
    ],
)
def test_what_is_described_is_booked_with_its_stage(
    text: str, type: str, stage: str, parties: set[str], site: tuple[str, ...]
) -> None:
    (found,) = projects(text)
    assert (found.type, found.stage, set(found.parties), found.site) == (type, stage, parties, site)
    assert found.rule == "project.described"
    assert any(reference.startswith("project_stages.tsv:") for reference in found.lexicon)


def test_acts_in_a_row_share_what_governs_them() -> None:
    text = "اتفقت الهند وكينيا على فتح قنصلية في مومباسا، وبناء مستشفى في نيروبي."
    assert [(found.type, found.stage) for found in projects(text)] == [("mission", "agreed"), ("hospital", "agreed")]


def test_a_project_with_a_name_needs_no_stage() -> None:
    (found,) = projects("تمر صادرات أذربيجان إلى تركيا عبر الممر الأوسط.")
    assert (found.type, found.name, found.stage) == ("corridor", "الممر الأوسط", None)
    assert found.lexicon == ("projects.tsv:الممر الأوسط",)
    assert {"AZE", "TUR"} <= set(found.parties)


def test_a_weapon_with_a_name_is_no_project() -> None:
    assert projects("تشغل تركيا منظومة إس-400 الروسية.") == []


def test_when_a_stage_was_reached_and_when_it_is_due() -> None:
    (found,) = projects("اتفقت روسيا وكازاخستان عام 2018 على تمديد العمل في قاعدة بايكونور حتى عام 2050.")
    assert (found.type, found.date, found.due) == ("space", "2018", "2050")


def test_how_large_a_project_is() -> None:
    (found,) = projects("اتفقت مصر والسودان على بناء محطة للطاقة الشمسية بقدرة 300 ميغاواط.")
    assert (found.capacity, found.unit) == (300, "mw")


def test_what_a_project_costs_is_not_its_size() -> None:
    (found,) = projects("اتفقت مصر والسودان على بناء محطة للطاقة الشمسية بكلفة 300 مليون دولار.")
    assert (found.capacity, found.unit) == (None, None)


def test_a_policy_paper_is_dated() -> None:
    (found,) = projects("أقرت الهند مفهوم السياسة الخارجية عام 1998.")
    assert (found.type, found.stage, found.date, found.parties) == ("policy_paper", "agreed", "1998", ("IND",))


@pytest.mark.parametrize(
    "text",
    [
        "زار الوزير التركي السفارة اليابانية في القاهرة.",
        "لم تفتتح تركيا قنصلية في مدينة البصرة العراقية.",
        "قتل شخصان في إطلاق نار في مدرسة أمريكية يديرها خبراء من كندا.",
        "افتتحت كندا مدرسة في تورونتو.",
    ],
)
def test_what_is_only_mentioned_denied_or_domestic_is_no_project(text: str) -> None:
    assert projects(text) == []


def test_who_opens_a_campus_is_no_campus() -> None:
    (found,) = projects("افتتحت جامعة القاهرة المصرية حرما جامعيا في الخرطوم عاصمة السودان عام 2015.")
    assert found.name == "حرما جامعيا"
    assert (found.stage, found.date) == ("completed", "2015")


def test_evidence_covers_what_tells() -> None:
    (found,) = projects("قال الوزير إن اليابان والمغرب اتفقا على إنشاء مركز ثقافي في الرباط بحلول عام 2031.")
    assert found.evidence.words == "اتفقا على إنشاء مركز ثقافي في الرباط بحلول عام 2031"
    assert found.due == "2031"


def test_a_line_of_policy_is_a_states_own() -> None:
    text = "تتبع كينيا سياسة خارجية متوازنة تشمل الهند وإيران."
    (found,) = projects(text)
    assert (found.type, found.parties) == ("policy", ("KEN",))
    assert found.evidence.words == text


def test_this_concept_is_one_that_was_told_of() -> None:
    assert projects("تحدث الأستاذ في مصر عن هذا المفهوم.") == []
    text = "أقرت الهند مفهوم السياسة الخارجية عام 1998. ويجدد الرئيس الهندي هذا المفهوم."
    first, again = projects(text)
    assert (again.name, again.rule) == ("هذا المفهوم", "project.again")
    assert (again.date, again.stage) == (first.date, first.stage) == ("1998", "agreed")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("تتجه تركيا لافتتاح قنصلية في مدينة البصرة العراقية.", "planned"),
        ("دعت تركيا إلى إغلاق القنصلية اليابانية في البصرة.", None),
        ("يجب على تركيا فتح قنصلية في مدينة البصرة العراقية.", "proposed"),
    ],
)
def test_an_aim_or_a_call_is_not_the_act(text: str, stage: str | None) -> None:
    (found,) = projects(text)
    assert found.stage == stage


def test_what_governs_something_else_does_not_govern_a_name() -> None:
    (found,) = projects("توقع الوزير الهندي أن تنتفع كينيا كثيرا من الحزام والطريق.")
    assert (found.name, found.stage) == ("الحزام والطريق", None)
