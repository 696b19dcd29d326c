"""Row 10: "balanced, without unusual closeness", China "the only possible exception": the claim and its test."""

import pytest
from tests.seeds.conftest import TODAY, Seeds

from mizan.weighing import acts, bandwidth, closeness, shares
from mizan.weighing.effects import effects
from mizan.weighing.overlay import overlay
from mizan.weighing.scenario import parse


def test_the_exception_is_on_record_with_who_claims_it(seeds: Seeds) -> None:
    claim = seeds.ladder("CHN")["rapprochement"]
    assert claim.by == "analysis"
    assert "rapprochement" not in seeds.ladder("RUS")


def test_five_articles_do_not_decide_the_claim(seeds: Seeds) -> None:
    assert closeness(seeds.vectors()).is_empty()
    table = shares(acts(seeds.vectors()))
    china, russia = (table.filter(partner=code).row(0, named=True) for code in ("CHN", "RUS"))
    assert china["low"] < russia["share"] < china["high"]


def test_russia_and_china_weigh_most_in_the_books(seeds: Seeds) -> None:
    assert set(bandwidth(seeds.vectors())["partner"][:3]) == {"RUS", "CHN", "GBR"}


def test_what_a_turnover_of_45_billion_with_china_would_change(seeds: Seeds) -> None:
    supposed = parse('[[suppose]]\nwhat = "figure"\nwith = "CHN"\nvalue = 45e9\ndate = "2025"')
    after = overlay(seeds.entries, supposed, "KAZ")
    made = effects(seeds.entries, after, "KAZ", as_of=TODAY, minimum=3)
    row = made.filter(partner="CHN", measure="share of trade, USD").row(0, named=True)
    assert row["before"] == pytest.approx(31.2 / (31.2 + 28.2))
    assert row["after"] == pytest.approx(45 / (45 + 28.2))
