import pytest

from mizan.publishing import wording
from mizan.settling.commitments import STAGES
from mizan.settling.contradictions import ASPECTS


@pytest.mark.parametrize(
    ("what", "english"),
    [
        ("visit", "visit"),
        ("trade 2022", "trade 2022"),
        ("trade: 27000000000 USD", "trade: 27 billion USD"),
        ("count: 3 power plant", "count: 3 power plants"),
        ("roadmap: للتعاون", "roadmap: للتعاون"),
        ("AGREE:تعهد", "Agree: تعهد"),
        ("كلام آخر", "كلام آخر"),
    ],
)
def test_matters_in_words(what: str, english: str) -> None:
    assert wording.matter(what, "en") == english


def test_sides_in_words() -> None:
    assert wording.told("about 27000000000 USD", "quantity", "figure", "en") == "about 27 billion USD"
    assert wording.told("over 3 power plant", "quantity", "figure", "en") == "over 3 power plants"
    assert wording.told("2023-11-09", "date", "event", "ar") == "9 نوفمبر 2023"
    assert wording.told("KAZ, RUS", "parties", "event", "ar") == "كازاخستان، روسيا"
    assert wording.told("negated", "status", "event", "en") == "negated"
    assert wording.told("closest_ally", "relation", "relation", "ar") == "أقرب الحلفاء"
    assert wording.told("ally (denied): ن", "relation", "relation", "en") == "allies (denied): ن"


def test_periods_and_counted_things() -> None:
    assert wording.period("2023-Q4", "en") == "Q4 2023"
    assert wording.period("2023-11", "ar") == "نوفمبر 2023"
    assert [wording.counted("documents", n, "ar") for n in (1, 2, 5, 11)] == [
        "وثيقة واحدة",
        "وثيقتين",
        "5 وثائق",
        "11 وثيقة",
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_aspect_and_stage_has_its_words(language: str) -> None:
    keys = [*(f"aspect_{aspect}" for aspect in ASPECTS), *(f"stage_{stage}" for stage in STAGES)]
    assert all(wording.text(key, language) for key in keys)


@pytest.mark.parametrize(
    ("value", "unit", "arabic", "english"),
    [
        (1, "station", "محطة واحدة", "1 station"),
        (3, "station", "3 محطات", "3 stations"),
        (103, "company", "103 شركات", "103 companies"),
        (30, "agreement", "30 اتفاقية", "30 agreements"),
        (2.5, "year", "2.5 سنة", "2.5 years"),
        (27, "t", "27 طنا", "27 t"),
        (5e6, "person", "5 ملايين شخص", "5 million people"),
        (10e6, "t", "10 ملايين طن", "10 million t"),
        (1_999_999, "t", "مليونا طن", "2 million t"),
        (4e9, "QAR", "4 مليارات ريال قطري", "4 billion QAR"),
        (7, "قافلة", "7 قافلة", "7 قافلة"),
        (4, "percent", "4٪", "4%"),
    ],
)
def test_units_take_the_form_that_their_number_asks_for(value: float, unit: str, arabic: str, english: str) -> None:
    assert (wording.quantity(value, unit, "ar"), wording.quantity(value, unit, "en")) == (arabic, english)


def test_a_bound_governs_the_amount_behind_it() -> None:
    assert wording.quantity(2e9, "USD", "ar", "about") == "نحو ملياري دولار"
    assert wording.quantity(2e9, "USD", "ar") == "مليارا دولار"
    assert wording.quantity(3, "station", "en", "over") == "over 3 stations"


def test_an_act_with_a_name_of_its_own_is_called_by_it() -> None:
    assert wording.deed("visit", "CONSULT", "visit", "ar") == "زيارة"
    assert wording.deed("CONSULT:other", "CONSULT", None, "ar") == "تشاور"
