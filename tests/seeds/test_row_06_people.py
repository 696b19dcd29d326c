"""Row 6: campuses, scholarships, workshops, consulates, flights and visa-free entry, in domains of their own."""

import pytest
from tests.seeds.conftest import Seeds


@pytest.mark.parametrize(
    ("type", "words", "stage", "site"),
    [
        ("campus", "حرم", "completed", "ألماتي"),
        ("campus", "هيريوت وات", "planned", "أكتوبي"),
        ("campus", "الجامعات الصينية", "under_way", "كازاخستان"),
        ("campus", "لوبان", "agreed", None),
        ("programme", "Chevening", "under_way", None),
        ("cultural_centre", "مراكز ثقافية", "under_way", "كازاخستان"),
        ("flight_route", "الرحلات الجوية", "agreed", "بكين"),
        ("mission", "قنصليات عامة", "agreed", "أكتوبي"),
        ("mission", "الروسية", "planned", "أكتاو"),
    ],
)
def test_what_brings_people_together(seeds: Seeds, type: str, words: str, stage: str, site: str | None) -> None:
    (project,) = [one for one in seeds.projects(type) if any(words in name for name in one.names)]
    assert project.stage == stage
    assert site is None or site in project.site


def test_visa_free_entry_belongs_to_mobility(seeds: Seeds) -> None:
    rows = seeds.vectors().filter(type="visa_regime")
    assert set(rows["partner"]) == {"CHN", "GBR"}
    assert set(rows["domain"]) == {"consular-mobility"}
    assert (14.0, "day") in {(value, unit) for value, unit, _ in seeds.figures("duration", "KAZ", "CHN")}


def test_the_domains_are_told_apart(seeds: Seeds) -> None:
    domains = {partner: set(seeds.vectors().filter(partner=partner)["domain"]) for partner in ("RUS", "CHN", "GBR")}
    assert "cultural-humanitarian" in domains["GBR"] & domains["CHN"]
    assert "science-technology" in domains["RUS"]
    assert "security" in domains["CHN"]
