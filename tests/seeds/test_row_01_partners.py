"""Row 1: the partners, and the titles that sources grant them, from neighbour to closest ally."""

import pytest
from tests.seeds.conftest import Seeds

from mizan.weighing import partners


def test_the_partners_of_kazakhstan(seeds: Seeds) -> None:
    found = {partner.code: partner for partner in partners(seeds.entries, "KAZ")}
    assert list(found)[:3] == ["RUS", "CHN", "GBR"]
    assert {"EU", "FRA", "UZB", "OSCE"} <= found.keys()
    assert all(found[code].acts for code in ("RUS", "CHN", "GBR", "EU", "FRA"))


@pytest.mark.parametrize(
    ("partner", "title", "grade", "by"),
    [
        ("RUS", "closest_ally", 8, "Realist"),
        ("RUS", "ally", 7, "فلاديمير بوتين، قاسم جومارت توكاييف"),
        ("RUS", "distancing", 0, "EU Reporter"),
        ("GBR", "strategic_partner", 4, None),
        ("EU", "main_partner", 3, "EU Reporter"),
        ("CHN", "main_partner", 3, "al-Thawra"),
        ("CHN", "rapprochement", 0, "analysis"),
    ],
)
def test_the_titles_they_are_given(seeds: Seeds, partner: str, title: str, grade: int, by: str | None) -> None:
    held = seeds.ladder(partner)[title]
    assert held.grade == grade
    assert by in (None, held.by)
    assert all(report.record.evidence.words for report in held.reports)


def test_the_title_that_china_grants_is_told_by_two_sources_and_dated_by_one(seeds: Seeds) -> None:
    title = "permanent_comprehensive_strategic_partner"
    told = [entry for entry in seeds.kind("relation", "CHN") if getattr(entry.record, "relation", "") == title]
    dates = {entry.best.source.outlet: entry.date for entry in told}
    assert dates.keys() == {"al-Thawra", "analysis"}
    assert dates["analysis"] == "2019"
