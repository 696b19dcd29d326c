import pytest
from tests.weighing.made import agreement, booked, entries, event

from mizan.model.vocabulary import terms
from mizan.weighing.depth import DepthWeights, depth
from mizan.weighing.frames import vectors

FRAME = vectors(
    entries(
        agreement("treaty", "KAZ RUS", status="in_force"),
        agreement("memorandum", "KAZ RUS", status="signed"),
        agreement("agreement", "KAZ CHN UZB", status="planned"),
        agreement("treaty", "KAZ FRA", status="ended"),
        event("SUPPORT", "KAZ FRA"),
    ),
    "KAZ",
)


def test_by_hand() -> None:
    found = {row["partner"]: row for row in depth(FRAME).iter_rows(named=True)}
    assert found["RUS"]["depth"] == pytest.approx(5 * 1 + 1.5 * 0.8)
    assert (found["RUS"]["instruments"], found["RUS"]["in_force"]) == (2, 1)
    assert found["CHN"]["depth"] == found["UZB"]["depth"] == pytest.approx(3 * 0.2 / 2)
    assert found["FRA"]["depth"] == 0
    # One document tells of all of it, so there is no interval.
    assert found["RUS"]["low"] is None


def test_documents_give_an_interval() -> None:
    subjects = ("التجارة", "الطاقة", "النقل", "التعليم", "المياه", "الفضاء")
    told = [
        booked(agreement("memorandum", f"KAZ {partner}", subject=subject), f"{partner} {subject}")
        for subject in subjects
        for partner in ("CHN", "RUS")
    ]
    row = depth(vectors(entries(*told), "KAZ")).row(1, named=True)
    assert row["low"] < row["depth"] < row["high"]
    assert row["depth"] == pytest.approx(6 * 1.5 * 0.8)


def test_other_weights_may_be_given() -> None:
    equal = DepthWeights(dict.fromkeys(terms("instrument"), 1.0), dict.fromkeys(terms("agreement_status"), 1.0))
    assert depth(FRAME, weights=equal)["depth"].sum() == pytest.approx(4)


def test_every_instrument_and_status_has_a_weight() -> None:
    usual = DepthWeights.usual()
    assert set(usual.instrument) == set(terms("instrument"))
    assert set(usual.status) == set(terms("agreement_status"))


def test_no_agreements_make_an_empty_table() -> None:
    assert depth(FRAME.clear()).is_empty()
