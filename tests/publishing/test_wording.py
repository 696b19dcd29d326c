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
        ("roadmap: للتعاون", "roadmap: للتعاون"),
        ("AGREE:تعهد", "Agree: تعهد"),
        ("كلام آخر", "كلام آخر"),
    ],
)
def test_matters_in_words(what: str, english: str) -> None:
    assert wording.matter(what, "en") == english


def test_sides_in_words() -> None:
    assert wording.told("about 27000000000 USD", "quantity", "figure", "en") == "about 27 billion USD"
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
