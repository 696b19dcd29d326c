import pytest
from scipy.stats import beta  # type: ignore[import-untyped]
from tests.weighing.made import entries, event

from mizan.weighing.frames import vectors
from mizan.weighing.initiative import initiative

VISITS = [
    *(event("CONSULT", "KAZ", "CHN", mode="visit", date=f"2023-{month:02d}") for month in range(1, 10)),
    *(event("CONSULT", "CHN RUS", "KAZ", mode="visit", date=f"2022-{month:02d}") for month in range(1, 4)),
    event("SUPPORT", "KAZ", "CHN"),
    event("CONSULT", "KAZ CHN"),
    event("CONSULT", "KAZ", "CHN", mode="visit", status="negated"),
]
FRAME = vectors(entries(*VISITS), "KAZ")


def test_who_visits_whom() -> None:
    china, russia = initiative(FRAME).iter_rows(named=True)
    assert (china["partner"], china["out"], china["into"]) == ("CHN", 9, 3)
    assert china["initiative"] == 0.5
    exact = [2 * end - 1 for end in beta.ppf([0.025, 0.975], 9.5, 3.5)]
    assert [china["low"], china["high"]] == pytest.approx(exact, abs=0.03)
    assert (russia["into"], russia["initiative"]) == (3, None)
    assert russia["suppressed_because"] == "3 acts, fewer than 10"


def test_other_acts_count_if_asked() -> None:
    assert initiative(FRAME, of="all")["out"].to_list() == [10, 0]
    assert initiative(FRAME, of="cooperative")["out"].to_list() == [10, 0]
