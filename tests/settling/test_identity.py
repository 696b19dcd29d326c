import random

from hypothesis import given
from hypothesis import strategies as st
from tests.settling.made import entity

from mizan.model.booked import Booked
from mizan.settling import identify
from mizan.settling.explanation import naming

TOKAYEV = "person:kassym-jomart-tokayev"


def ids(*booked: Booked, edges: tuple[tuple[str, str, str], ...] = ()) -> list[str]:
    """The ids of some entity records."""
    identity = identify(booked, edges)
    return [identity.of(report.record) for report in booked]  # type: ignore[arg-type]


def test_spellings_the_lexicon_knows_have_its_id() -> None:
    names = ("قاسم جومارت توكاييف", "قاسم زومارت توكاييف", "قاسم جومارت توقاييف")
    assert set(ids(*(entity(name, document=name, country="KAZ", role="president") for name in names))) == {TOKAYEV}


def test_a_surname_in_office_is_the_one_longer_name() -> None:
    long = entity("بافل كراسنوفيتش", country="BLR", role="foreign_minister")
    short = entity("كراسنوفيتش", document="b", country="BLR", role="foreign_minister")
    first, second = ids(long, short)
    assert first == second == "person:BLR:بافل كراسنوفيتش"
    (who,) = identify([long, short]).identified.values()
    assert "foreign_minister:BLR" in naming(who)[0]


def test_a_surname_of_two_persons_is_only_suggested() -> None:
    booked = [
        entity("بافل كراسنوفيتش", country="BLR"),
        entity("إيغور كراسنوفيتش", document="b", country="BLR"),
        entity("كراسنوفيتش", document="c", country="BLR"),
    ]
    assert len(set(ids(*booked))) == 3
    assert {match.reason for match in identify(booked).suggestions} == {"several"}


def test_foreign_sounds_are_rendered_in_several_ways() -> None:
    assert (
        len(set(ids(entity("تيمور قنعانوف", country="KGZ"), entity("تيمور كنعانوف", document="b", country="KGZ")))) == 1
    )


def test_vowels_tell_arabic_names_apart() -> None:
    booked = [entity("حسن الخالدي", country="IRQ"), entity("حسين الخالدي", document="b", country="IRQ")]
    assert len(set(ids(*booked))) == 2
    assert identify(booked).suggestions


def test_one_name_in_two_countries_is_two_persons() -> None:
    assert len(set(ids(entity("سليم حداد", country="LBN"), entity("سليم حداد", document="b", country="SYR")))) == 2


def test_two_names_of_one_document_are_not_one_by_leaving_parts_out() -> None:
    assert len(set(ids(entity("تيمور كنعانوف", country="KGZ"), entity("كنعانوف", country="KGZ")))) == 2


def test_what_a_company_is_may_be_left_out() -> None:
    assert len(set(ids(entity("شركة نورداغ", "company"), entity("نورداغ", "company", document="b")))) == 1


def test_projects_have_one_id_under_two_names() -> None:
    names = ("الممر الأوسط", "طريق النقل الدولي عبر قزوين")
    assert set(ids(*(entity(name, "project", document=name) for name in names))) == {"project:middle-corridor"}


def test_different_wins_and_is_undone_by_leaving_it_out() -> None:
    long = entity("بافل كراسنوفيتش", country="BLR", role="president")
    short = entity("كراسنوفيتش", document="b", country="BLR", role="president")
    assert len(set(ids(long, short, edges=((long.id, short.id, "different"),)))) == 2
    assert len(set(ids(long, short))) == 1


def test_same_joins_what_no_rule_would() -> None:
    a, b = entity("بافل كراسنوفيتش", country="BLR"), entity("أبو العز", document="b", country="BLR")
    assert len(set(ids(a, b, edges=((a.id, b.id, "same"),)))) == 1
    assert len(set(ids(a, b, edges=((a.id, b.id, "same"), (a.id, b.id, "different"))))) == 2


def test_unsure_is_only_suggested() -> None:
    a = entity("تيمور قنعانوف", country="KGZ")
    b = entity("تيمور كنعانوف", document="b", country="KGZ")
    edge = ("person:KGZ:تيمور قنعانوف", "person:KGZ:تيمور كنعانوف", "unsure")
    assert len(set(ids(a, b, edges=(edge,)))) == 2
    assert [match.reason for match in identify([a, b], [edge]).suggestions] == ["rendered"]


NAMES = st.sampled_from(
    ["تيمور كنعانوف", "تيمور قنعانوف", "كنعانوف", "تيمور دانيار كنعانوف", "دانيار كنعانوف", "تيمور", "توكاييف"]
)
COUNTRIES = st.sampled_from([None, "KGZ", "KAZ"])


@given(
    st.lists(st.tuples(NAMES, st.sampled_from("abc"), COUNTRIES), max_size=10, unique=True),
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["same", "different", "unsure"])), max_size=4
    ),
    st.randoms(),
)
def test_the_order_of_names_and_judgements_does_not_matter(
    names: list[tuple[str, str, str | None]], judged: list[tuple[int, int, str]], order: random.Random
) -> None:
    booked = [entity(name, document=document, country=country) for name, document, country in names]
    edges = [(booked[a].id, booked[b].id, verdict) for a, b, verdict in judged if max(a, b) < len(booked)]
    mixed, turned = booked.copy(), edges.copy()
    order.shuffle(mixed)
    order.shuffle(turned)
    first, second = identify(booked, edges), identify(mixed, turned)
    assert first.identified == second.identified
    assert first.suggestions == second.suggestions
    assert all(first.of(one.record) == second.of(one.record) for one in booked)  # type: ignore[arg-type]
