from random import Random
from typing import Any

import pytest
from tests.settling.made import booked, entity, evidence

from mizan.model import Project
from mizan.model.booked import Booked
from mizan.settling import identify, project_register, settle
from mizan.settling.contradictions import contradictions

CORRIDOR = "projects.tsv:الممر الأوسط"


def told(
    name: str = "محطة كهرباء",
    type: str = "power_plant",
    parties: str = "IND KEN",
    *,
    site: tuple[str, ...] = ("مومباسا",),
    document: str = "a",
    published: str | None = None,
    lexicon: tuple[str, ...] = ("project_kinds.tsv:محطة طاقة",),
    at: int = 0,
    **fields: Any,
) -> Booked:
    record = Project(
        document=document,
        evidence=evidence(name, at),
        rule="project.named" if lexicon == (CORRIDOR,) else "project.described",
        lexicon=lexicon,
        type=type,
        name=name,
        parties=tuple(parties.split()),
        site=site,
        **fields,
    )
    return booked(record, published)


def register(*reports: Booked) -> list[Any]:
    identity = identify(reports)
    return project_register(settle(reports, identity=identity), identity)


def test_one_corridor_under_two_names() -> None:
    names = ("الممر الأوسط", "طريق النقل الدولي عبر قزوين")
    reports = [told(name, "corridor", "KAZ AZE", lexicon=(CORRIDOR,), document=name[-3:]) for name in names]
    (one,) = register(*reports)
    assert (one.id, set(one.names)) == ("project:middle-corridor", set(names))
    entities = [entity(name, "project", document=name[-3:], lexicon=(CORRIDOR,)) for name in names]
    identity = identify([*reports, *entities])
    found = contradictions(settle(reports, identity=identity), identity, [*reports, *entities])
    assert [(c.aspect, c.parties, {side.value for side in c.sides}) for c in found] == [
        ("name", ("AZE", "KAZ"), set(names))
    ]


def test_the_course_of_a_project_with_who_reports_each_stage() -> None:
    (one,) = register(
        told(stage="agreed", date="2019", published="2019-05-01"),
        told(stage="completed", date="2022", published="2022-08-01", document="b"),
        told(document="c", capacity=300.0, unit="mw"),
    )
    assert [(stage.name, stage.date, len(stage.reports)) for stage in one.entry.stages] == [
        ("agreed", "2019", 1),
        ("completed", "2022", 1),
    ]
    assert (one.stage, one.entry.date, one.sizes) == ("completed", "2022", ((300.0, "mw"),))


def test_a_halt_is_the_last_word_unless_more_is_reported_later() -> None:
    halted = told(stage="halted", published="2020-01-01")
    assert register(told(stage="under_way", published="2019-01-01", document="b"), halted)[0].stage == "halted"
    assert register(told(stage="under_way", published="2021-01-01", document="b"), halted)[0].stage == "under_way"


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (told(document="b"), 1),
        (told(document="b", parties="IND KEN UGA"), 1),
        (told(document="b", parties="CHN KEN"), 2),
        (told(document="b", site=("نيروبي",)), 2),
        (told("مصنع", "factory", document="b"), 2),
    ],
)
def test_type_place_and_parties_make_one_project(other: Booked, count: int) -> None:
    assert len(register(told(), other)) == count


@pytest.mark.parametrize(
    ("others", "count"),
    [
        ([told(document="b", site=())], 1),
        ([told(document="b", site=(), lexicon=("project_kinds.tsv:سد",))], 2),
        ([told(document="b", site=()), told(document="c", site=("نيروبي",))], 3),
    ],
)
def test_what_has_no_place_is_the_one_such_project_that_has(others: list[Booked], count: int) -> None:
    assert len(register(told(), *others)) == count


def test_a_report_that_fits_two_projects_stands_alone() -> None:
    found = register(told(), told(document="b", parties="CHN KEN"), told(document="c", parties="CHN IND KEN"))
    assert len(found) == 3


def test_policy_papers_are_told_apart_by_year() -> None:
    def paper(date: str | None, document: str) -> Booked:
        return told("مفهوم السياسة الخارجية", "policy_paper", "KAZ", site=(), date=date, document=document)

    assert len(register(paper("1995", "a"), paper("1995", "b"), paper("2014", "c"))) == 2


def test_settling_does_not_depend_on_order() -> None:
    parties, stages = ("IND KEN", "CHN KEN", "CHN IND KEN"), ("agreed", "halted", None)
    reports = [
        told(parties=party, stage=stage, document=f"{i}{j}", published=f"202{i}-0{j + 1}-01")
        for i, party in enumerate(parties)
        for j, stage in enumerate(stages)
    ]
    entries = settle(reports)
    for seed in range(5):
        mixed = list(reports)
        Random(seed).shuffle(mixed)
        assert settle(mixed) == entries
    assert settle([report for entry in entries for report in entry.reports]) == entries


def test_dates_that_cannot_be_one_are_contested() -> None:
    reports = (told(stage="planned", due="2025"), told(stage="planned", due="2027", document="b"))
    (one,) = register(*reports)
    assert one.entry.contested
    (found,) = contradictions([one.entry], identify(reports))
    assert (found.aspect, [side.value for side in found.sides]) == ("due", ["2025", "2027"])


def test_the_register_of_one_party() -> None:
    reports = (told(), told(document="b", parties="CHN KEN"))
    identity = identify(reports)
    assert [one.parties for one in project_register(settle(reports), identity, "CHN")] == [("CHN", "KEN")]


def test_people_decide_what_is_one_project() -> None:
    first, other, third = told(), told(document="b", site=("نيروبي",)), told(document="c")
    assert len(settle([first, other, third], [(first.id, other.id, "same")])) == 1
    assert len(settle([first, other, third], [(first.id, third.id, "different")])) == 3
