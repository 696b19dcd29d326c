"""Row 9: the policy papers as dated entries, and the principles that they state."""

import pytest
from tests.seeds.conftest import Seeds

from mizan.weighing import principles, principles_of


@pytest.mark.parametrize(
    ("words", "date", "stage", "due"),
    [
        ("وثيقة للسياسة الخارجية", "1993", "under_way", ()),
        ("وثيقة لمفهوم السياسة الخارجية", "1995", "agreed", ()),
        ("2030", None, None, ("2030",)),
        ("2050", None, None, ()),
    ],
)
def test_policy_papers(seeds: Seeds, words: str, date: str | None, stage: str | None, due: tuple[str, ...]) -> None:
    (paper,) = [one for one in seeds.projects("policy_paper") if any(words in name for name in one.names)]
    assert paper.parties == ("KAZ",)
    assert (paper.entry.date, paper.stage, paper.due) == (date, stage, due)


def test_the_concept_of_1995_states_its_five_axes(seeds: Seeds) -> None:
    stated = {
        principle
        for entry in seeds.kind("project", "KAZ")
        if any("بمحاوره" in report.record.evidence.words for report in entry.reports)
        for principle in principles_of(entry)
    }
    assert {"openness", "multi-vector", "pragmatism", "activity", "multilateralism"} <= stated <= set(principles())


def test_what_states_no_principle_serves_none(seeds: Seeds) -> None:
    (flight,) = seeds.projects("flight_route")
    assert principles_of(flight.entry) == ()
