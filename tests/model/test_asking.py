import pytest

from mizan.model import asking
from mizan.model.errors import UnaskableError


@pytest.mark.parametrize(
    ("type", "kind", "told"),
    [
        ("visitt", None, "no type is called 'visitt'; near it: CONSULT (visit); see docs/vocabulary.md"),
        ("consult", "event", "no type of event is called 'consult'; near it: CONSULT; there are ACCUSE, AGREE"),
        ("زيارات", None, "near it: CONSULT (زيارة)"),
        ("trade", "event", "no type of event is called 'trade'"),
        ("speech", "statement", "records of statement have no type; leave it out"),
    ],
)
def test_an_unknown_type_is_told_with_those_near_it(type: str, kind: str | None, told: str) -> None:
    with pytest.raises(UnaskableError) as error:
        asking.ask_type(type, kind)
    assert told in str(error.value)


def test_what_is_known_is_asked() -> None:
    asking.ask_type("trade")
    asking.ask_type("visa_regime", "agreement")
    asking.ask_type(None, "statement")
    asking.ask_status("cancelled", others=("cancelled",))
    assert asking.party_named("Russia") == asking.party_named("rus") == asking.party_named("روسيا") == "RUS"


@pytest.mark.parametrize(
    ("name", "known", "told"),
    [
        (
            "partnr",
            ["focal", "partner"],
            "no parameter here is called 'partnr'; near it: partner; there are focal, partner",
        ),
        ("colour", ["focal"], "no parameter here is called 'colour'; there are focal"),
        ("focal", [], "no parameter here is called 'focal'; this address takes none"),
    ],
)
def test_an_unknown_name_is_told_with_those_there_are(name: str, known: list[str], told: str) -> None:
    with pytest.raises(UnaskableError) as error:
        asking.ask_known("no_parameter", [*known, name], known)
    assert str(error.value) == told


def test_nobody_is_a_partner_of_itself() -> None:
    asking.ask_apart("KAZ", None)
    with pytest.raises(UnaskableError, match="KAZ is named twice"):
        asking.ask_apart("KAZ", "KAZ")


def test_a_time_ends_after_it_begins() -> None:
    for since, until in (
        (None, None),
        ("2023", None),
        (None, "2023"),
        ("2023-11", "2023"),
        ("2023-11-09", "2023-11-09"),
    ):
        asking.ask_period(since, until)
    with pytest.raises(UnaskableError, match="from 2024 to 2023-12 ends before it begins"):
        asking.ask_period("2024", "2023-12")
    with pytest.raises(UnaskableError, match="no date"):
        asking.ask_period("2024", "2023-13")
