"""What instruments are worth is told side by side where sources differ, and only where they tell of the same thing."""

import pytest
from tests.settling.made import agreement, event, figure

from mizan.model.booked import Booked
from mizan.settling import identify, settle
from mizan.settling.contradictions import contradictions

DRONES = "عقدا لتوريد مسيرات بقيمة"


def _told(value: float, document: str, subject: str = "توريد مسيرات", **of: str) -> list[Booked]:
    where = {"document": document, "published": "2024-05-10"}
    contract = agreement("contract", "KAZ TUR", subject=subject, words=DRONES, status="signed", **where)  # type: ignore[arg-type]
    amount = {"indicator": "contract_value", "parties": "KAZ TUR", "words": DRONES} | where | of
    return [contract, figure(value=value, **amount)]  # type: ignore[arg-type]


def _differ(*reports: Booked) -> list[list[str]]:
    found = contradictions(settle(reports), identify(reports))
    return [[side.value for side in one.sides] for one in found if one.aspect == "quantity"]


def test_a_contract_told_to_be_worth_two_amounts_shows_both() -> None:
    assert _differ(*_told(3e8, "a"), *_told(4.5e8, "b")) == [["300000000 USD", "450000000 USD"]]


def test_a_report_that_tells_two_amounts_differs_from_one_that_tells_neither() -> None:
    other = [*_told(4.5e8, "b"), *_told(1e8, "b")[1:]]
    assert _differ(*_told(3e8, "a"), *other) == [["100000000 USD", "300000000 USD", "450000000 USD"]]


def test_what_a_contract_and_what_it_is_to_build_are_worth_is_one_price() -> None:
    assert _differ(*_told(3e8, "a"), *_told(4.5e8, "b", indicator="project_value"))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_told(3.04e8, "b"), id="what rounding allows"),
        pytest.param(_told(4.5e8, "b", unit="EUR"), id="other currencies"),
        pytest.param(_told(4.5e8, "b", indicator="investment"), id="another kind of amount"),
        pytest.param(_told(4.5e8, "b", parties="UZB"), id="an amount of others"),
        pytest.param(_told(4.5e8, "b", subject="بناء مصنع إسمنت"), id="another contract"),
        pytest.param(_told(4.5e8, "b", words="استثمارات صناعية وصلت مبكرا إلى"), id="something else beside it"),
        pytest.param([*_told(3e8, "b"), *_told(1e8, "b")[1:]], id="one of two amounts in the same words"),
        pytest.param(
            [*_told(3e8, "b"), *_told(9e8, "b", indicator="project_value")[1:]], id="its own kind beside another"
        ),
    ],
)
def test_amounts_that_cannot_be_held_against_each_other_do_not_differ(other: list[Booked]) -> None:
    assert _differ(*_told(3e8, "a"), *other) == []


def test_a_signing_is_worth_what_its_instruments_do_not_tell_already() -> None:
    signing = [event("SUPPORT", "KAZ TUR", document=d, words=DRONES, trigger="توقيع", date="2024-05-09") for d in "ab"]
    alone = [record for record in (*_told(3e8, "a"), *_told(4.5e8, "b")) if record.record.kind == "figure"]
    assert len(_differ(*signing, *alone)) == 1
    assert len(_differ(*signing, *_told(3e8, "a"), *_told(4.5e8, "b"))) == 1
