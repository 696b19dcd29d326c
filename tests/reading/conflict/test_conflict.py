"""Violence and protest: what counts as an act told, and who struck whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.events.told import told

from mizan.model import Document, Event
from mizan.reading.conflict.booking import book_conflict
from mizan.reading.reader import analyse


def acts(text: str) -> list[Event]:
    found = [c.record for c in book_conflict(analyse(Document.of(text, published="2016-03-04")))]
    return [record for record in found if isinstance(record, Event)]


def test_a_car_bomb_with_victims_is_an_assault() -> None:
    (act,) = acts("قتل تسعة أشخاص وأصيب عشرون آخرون بجروح في انفجار سيارة مفخخة قرب سوق شعبي أمس.")
    assert (act.event_type, act.mode, act.status) == ("ASSAULT", "explosives", "occurred")


def test_troops_that_kill_are_the_actor_and_counted_victims_the_recipient() -> None:
    (act,) = acts("قتلت القوات الإسرائيلية أربعة فلسطينيين وأصابت سبعة آخرين بجروح في غارة جوية أمس.")
    assert act.actors == ("ISR",)
    assert act.recipients == ("PSE",)


def test_soldiers_killed_are_not_the_killers() -> None:
    (act,) = acts("أعلنت مصادر أمنية أن ثلاثة جنود باكستانيين قتلوا وأصيب خمسة في هجوم انتحاري.")
    assert act.actors == ()
    assert act.recipients == ("PAK",)


def test_a_strike_abroad_is_on_the_land_it_is_in() -> None:
    """Nobody is told to have suffered, so the land of the place does."""
    (act,) = acts("قصفت طائرات حربية تركية أمس مواقع في محافظة دهوك وأصابت مخازن للسلاح.")
    assert (act.actors, act.recipients) == (("TUR",), ("IRQ",))


def test_who_is_named_behind_a_poisoning_suffers() -> None:
    (act,) = acts("أصيب شرطي بعد تسميم العميل الروسي السابق سيرغي بيتروف بغاز الأعصاب في مدينة ليدز.")
    assert act.recipients == ("سيرغي بيتروف",)


def test_a_movement_strikes_what_it_targets() -> None:
    assert told("واستهدف الحوثيون ناقلة نفط سعودية.") == [("ASSAULT", ("الحوثيين",), ("SAU",))]


def test_an_act_told_in_two_ways_is_booked_once_with_all_its_parties() -> None:
    assert told("وخاضت بيرو والإكوادور حربا أسفرت عن مقتل مئة جندي.") == [("ASSAULT", ("PER", "ECU"), ())]


def test_a_demonstration_is_a_protest() -> None:
    (act,) = acts("تظاهر آلاف الأشخاص أمس أمام مقر البرلمان احتجاجا على رفع الأسعار ورددوا هتافات ضد الحكومة.")
    assert act.event_type == "PROTEST"


def test_an_official_abducted_suffers() -> None:
    (act,) = acts("خطف مسلحون القنصل التشيلي في المدينة أمس وقتلوا ثلاثة من حراسه بالرصاص.")
    assert act.recipients == ("CHL",)


def test_a_secret_service_acts_for_its_state() -> None:
    (act,) = acts("قتل ثلاثة مسلحين في غارة شنتها طائرة بدون طيار تابعة لوكالة المخابرات المركزية أمس.")
    assert act.actors == ("USA",)


def test_a_crowd_is_of_where_it_comes_from_and_protests_where_it_stands() -> None:
    (act,) = acts("تجمع مئات المتظاهرين القادمين من بيرو أمام السفارة الأرجنتينية ورددوا هتافات منددة بالقرار.")
    assert (act.event_type, act.actors, act.recipients) == ("PROTEST", ("PER",), ("ARG",))


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "تظاهر مئات الطلاب في العاصمة احتجاجا على رفض السلطات البيروفية الإفراج عن زملائهم، ورددوا هتافات غاضبة.",
            (),
            ("PER",),
        ),
        (
            "خرج آلاف المتظاهرين الصوماليين إلى الشوارع احتجاجا على مقتل صيادين على يد جنود من إثيوبيا.",
            ("SOM",),
            ("ETH",),
        ),
        ("احتشد آلاف المتظاهرين وأحرقوا الإطارات ورددوا شعارات رافعين الأعلام التشيلية في الشوارع.", (), ()),
    ],
    ids=["over a refusal", "over deaths at the hands of", "flags that are carried"],
)
def test_whom_a_protest_is_against(text: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    protests = [act for act in acts(text) if act.event_type == "PROTEST"]
    assert {(act.actors, act.recipients) for act in protests} == {(actors, recipients)}


@pytest.mark.parametrize(
    "text",
    [
        "شن المرشح هجوما حادا على منافسه في الانتخابات.",
        "خسر الفريق المباراة بعد هجوم مرتد.",
        "لقي ثلاثة أشخاص مصرعهم في حادث سير.",
        "زار الوزير معرض الكتاب في العاصمة.",
        "دعا البيان إلى وقف شامل لإطلاق النار في البلاد.",
    ],
)
def test_what_is_no_act_of_conflict(text: str) -> None:
    assert acts(text) == []


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for act in acts("قتل خمسة أشخاص في انفجار " + text):
        assert act.evidence.words
