"""Row 5: corridors, pipelines, plants, crossings and the cosmodrome, each with parties, site, stage and term."""

import pytest
from tests.seeds.conftest import Seeds


@pytest.mark.parametrize(
    ("type", "name", "parties", "stage", "due"),
    [
        ("corridor", "الممر الأوسط", "", None, ()),
        ("crossing", "معبر ثالث", "KAZ CHN", "agreed", ()),
        ("pipeline", "خطوط أنابيب بحر قزوين", "KAZ RUS", None, ()),
        ("pipeline", "الغاز الروسي", "KAZ RUS UZB", None, ()),
        ("power_plant", "محطات الطاقة", "KAZ RUS", "agreed", ()),
        ("space", "بايكونور", "KAZ RUS", "agreed", ("2050",)),
        ("space", "بايتيريك", "KAZ RUS", "under_way", ("2025",)),
        ("initiative", "طريق الحرير الرقمي", "KAZ CHN", None, ()),
    ],
)
def test_projects(seeds: Seeds, type: str, name: str, parties: str, stage: str | None, due: tuple[str, ...]) -> None:
    (project,) = [one for one in seeds.projects(type) if any(name in told for told in one.names)]
    assert set(parties.split()) <= set(project.parties)
    assert (project.stage, project.due) == (stage, due)


def test_three_power_plants_have_three_sites(seeds: Seeds) -> None:
    (plants,) = seeds.projects("power_plant")
    assert plants.site == ("كوكشيتاو", "سيمي", "أوست-كامينوجورسك")


@pytest.mark.parametrize(
    ("id", "names"),
    [
        ("project:middle-corridor", {"الممر الأوسط", "طريق النقل الدولي عبر قزوين"}),
        ("project:belt-and-road-initiative", {"حزام واحد، طريق واحد", "مبادرة الحزام والطريق"}),
    ],
)
def test_one_project_under_two_names(seeds: Seeds, id: str, names: set[str]) -> None:
    (one,) = [one for one in seeds.contradictions("name") if one.of == id]
    assert {side.value for side in one.sides} == names


def test_critical_minerals_are_of_their_domain(seeds: Seeds) -> None:
    rows = seeds.vectors().filter(kind="agreement", type="memorandum", partner="GBR")
    assert "energy-minerals" in rows["domain"].to_list()
