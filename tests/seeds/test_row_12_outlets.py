"""Row 12: five outlets, five stories, side by side."""

from tests.seeds.conftest import SOURCES, Seeds

from mizan.weighing import compare, coverage, framing, word_counts


def test_closest_allies_to_one_and_out_of_the_orbit_to_another(seeds: Seeds) -> None:
    (one,) = [one for one in seeds.contradictions("relation") if one.parties == ("KAZ", "RUS")]
    told = {side.value.partition(":")[0]: {report.source.outlet for report in side.reports} for side in one.sides}
    assert told["closest_ally"] == told["ally"] == {"Realist"}
    assert told["distancing"] == {"EU Reporter"}


def test_one_president_in_two_spellings(seeds: Seeds) -> None:
    (one,) = [one for one in seeds.contradictions("spelling") if one.of == "person:kassym-jomart-tokayev"]
    told = {side.value: {report.source.outlet for report in side.reports} for side in one.sides}
    assert told == {
        "قاسم جومارت توكاييف": {"al-Thawra", "Kazinform", "Realist", "analysis"},
        "قاسم زومارت توكاييف": {"Realist"},
    }


def test_every_outlet_tells_most_of_another_partner(seeds: Seeds) -> None:
    table = coverage(seeds.as_told(), minimum=3)
    first = {
        outlet: group.sort("share", descending=True)["partner"][0]
        for (outlet,), group in table.group_by("outlet")
        if group["share"].null_count() == 0
    }
    assert first["Kazinform"] == "GBR"
    assert first["al-Thawra"] == "CHN"
    assert first["Realist"] == "RUS"
    assert set(first) <= {outlet for outlet, _ in SOURCES.values()}


def test_two_outlets_beside_each_other(seeds: Seeds) -> None:
    table = compare(seeds.as_told(), "Realist", "EU Reporter", minimum=3)
    russia = table.filter(partner="RUS").row(0, named=True)
    assert russia["difference"] > 0.3


def test_each_outlet_has_words_of_its_own(seeds: Seeds) -> None:
    told = [
        word_counts(seeds.entries, lambda report, outlet=outlet: report.source.outlet == outlet)  # type: ignore[misc]
        for outlet in ("Kazinform", "Realist")
    ]
    ranked = framing(*told)["word"].to_list()
    assert any("بريطاني" in word for word in ranked[:10])
    assert any("روسي" in word for word in ranked[-10:])
