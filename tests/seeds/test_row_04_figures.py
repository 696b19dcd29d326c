"""Row 4: turnover, investment, shares, growth, firms, projects, exports by kind."""

import pytest
from tests.seeds.conftest import Seeds

from mizan.weighing import money, own_figures


@pytest.mark.parametrize(
    ("indicator", "parties", "value", "unit", "period"),
    [
        ("trade", "KAZ CHN", 31.2e9, "USD", "2022"),
        ("trade", "KAZ RUS", 28.2e9, "USD", "2022"),
        ("trade", "KAZ EU", 24e9, "USD", None),
        ("investment", "KAZ EU", 160e9, "USD", None),
        ("growth", "KAZ RUS", 10, "percent", "2022"),
        ("growth", "KAZ RUS", 7, "percent", "2023-01/2023-08"),
        ("share", "KAZ RUS", 75, "percent", None),
        ("share", "KAZ CHN", 85, "percent", None),
        ("count", "KAZ FRA", 170, "company", None),
        ("count", "KAZ CHN", 55, "project", None),
        ("count", "KAZ CHN", 15, "project", None),
        ("project_value", "KAZ CHN", 28e9, "USD", None),
        ("project_value", "KAZ CHN", 3.9e9, "USD", None),
        ("contract_value", "KAZ RUS", 100e6, "USD", None),
        ("length", "KAZ RUS", 7598.8, "km", None),
        ("count", "KAZ RUS", 76, "region", None),
        ("volume", "KAZ RUS CHN", 100e6, "t", "../2033"),
    ],
)
def test_figures(seeds: Seeds, indicator: str, parties: str, value: float, unit: str, period: str | None) -> None:
    assert (value, unit, period) in seeds.figures(indicator, *parties.split())


def test_china_and_russia_have_the_turnover_of_one_year(seeds: Seeds) -> None:
    table = money(seeds.vectors(), own_figures(seeds.entries, "KAZ"), "trade", period="2022")
    assert dict(table.select("partner", "value").iter_rows()) == {"CHN": 31.2e9, "RUS": 28.2e9}
    assert not table["contested"].any()
