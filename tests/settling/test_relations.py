from tests.settling.made import booked, evidence

from mizan.model import Relation
from mizan.model.booked import Booked
from mizan.settling import identify, ladder, settle
from mizan.settling.contradictions import Contradiction, contradictions


def called(
    relation: str,
    parties: str = "KAZ RUS",
    *,
    document: str = "a",
    outlet: str | None = None,
    published: str | None = None,
    at: int = 0,
    **fields: str | None,
) -> Booked:
    record = Relation(
        document=document,
        evidence=evidence("حليفان", at),
        rule="test",
        relation=relation,
        parties=tuple(parties.split()),
        **fields,  # type: ignore[arg-type]
    )
    return booked(record, published, outlet)


def conflicts(*reports: Booked) -> list[Contradiction]:
    return contradictions(settle(reports), identify(reports))


def test_a_voice_that_says_the_same_twice_says_it_once() -> None:
    reports = [
        called("ally", outlet="north", published="2023-05-01"),
        called("ally", outlet="north", published="2023-11-01", document="b", date="2021"),
        called("ally", outlet="south", document="c"),
        called("ally", outlet="north", document="d", speaker="بوتين"),
    ]
    entries = settle(reports)
    assert [entry.kind for entry in entries] == ["relation"] * 3
    (title,) = [one for one in ladder(entries, "KAZ") if one.by == "north"]
    assert (title.date, title.first, title.last, len(title.reports)) == ("2021", "2023-05-01", "2023-11-01", 2)
    assert {(one.by, one.speaker) for one in ladder(entries, "KAZ")} == {
        ("north", False),
        ("south", False),
        ("بوتين", True),
    }


def test_the_ladder_goes_from_the_closest_down_and_tells_the_rest_behind() -> None:
    entries = settle(
        [
            called("partner"),
            called("ally", at=9, status="sought"),
            called("closest_ally", at=20),
            called("distancing", at=30),
            called("strategic_partner", "CHN KAZ", at=40),
        ]
    )
    assert [(one.relation, one.grade, one.status) for one in ladder(entries, "KAZ", "RUS")] == [
        ("closest_ally", 8, "held"),
        ("partner", 2, "held"),
        ("distancing", 0, "held"),
        ("ally", 7, "sought"),
    ]
    assert next(one.parties for one in ladder(entries, "KAZ")) == ("CHN", "KAZ")


def test_who_calls_a_pair_close_contradicts_who_calls_it_distant() -> None:
    (one,) = conflicts(called("closest_ally", outlet="north"), called("distancing", document="b", outlet="south"))
    assert (one.aspect, one.parties, one.outlets) == ("relation", ("KAZ", "RUS"), frozenset(("north", "south")))
    assert [side.value for side in one.sides] == ["closest_ally", "distancing"]


def test_what_is_denied_stands_on_the_other_side_and_what_is_sought_on_none() -> None:
    assert conflicts(called("distancing"), called("distancing", document="b", status="denied"))
    assert not conflicts(called("ally"), called("distancing", document="b", status="denied"))
    assert not conflicts(called("ally", status="sought"), called("rivalry", document="b"))
    assert not conflicts(called("partner"), called("distancing", document="b"))
    assert not conflicts(called("ally"), called("distancing", "KAZ CHN", document="b"))
