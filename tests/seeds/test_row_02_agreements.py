"""Row 2: treaties, memoranda, roadmaps, visa regimes, and a package of seven documents."""

import pytest
from tests.seeds.conftest import Seeds

from mizan.settling.packages import packages


@pytest.mark.parametrize(
    ("instrument", "parties", "stage", "date", "until"),
    [
        ("memorandum", "KAZ GBR", "signed", "2023", None),
        ("joint_statement", "KAZ GBR", "agreed", "2022-12", None),
        ("roadmap", "KAZ FRA", "signed", "2021-05", "2030"),
        ("document", "KAZ RUS", "signed", "2023-11-10", None),
        ("agreement", "KAZ RUS", "extended", "2018", "2050"),
        ("treaty", "KAZ RUS", "signed", None, None),
        ("treaty", "KAZ KGZ RUS UZB TJK ARM", "signed", "1992", None),
        ("visa_regime", "KAZ CHN", "in_force", "2022", None),
        ("visa_regime", "KAZ GBR", "proposed", None, None),
        ("partnership", "KAZ CHN", "in_force", None, None),
    ],
)
def test_instruments(
    seeds: Seeds, instrument: str, parties: str, stage: str, date: str | None, until: str | None
) -> None:
    found = seeds.agreements(instrument, *parties.split())
    assert (stage, until) in {(reached, record.until) for reached, record in found}
    assert date is None or date in {record.date for _, record in found}


def test_seven_documents_and_the_two_that_are_named(seeds: Seeds) -> None:
    (package,) = packages(seeds.entries)
    assert [count for count, _ in package.counts] == [7]
    named = {getattr(entry.record, "instrument", "") for entry in seeds.entries if entry.id in package.members}
    assert named == {"roadmap", "memorandum"}


def test_the_gas_agreement_is_with_a_company(seeds: Seeds) -> None:
    (entry,) = seeds.kind("agreement", "KAZ", "غازبروم")
    assert (entry.date, entry.status) == ("2023-11-01", "signed")


def test_the_treaty_of_alliance_has_its_own_day(seeds: Seeds) -> None:
    ((_, treaty),) = seeds.agreements("treaty", "KAZ", "RUS")
    assert treaty.date == "2013-11-11"
