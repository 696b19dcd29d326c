"""Row 7: organisations are parties of their own; nothing with many parties is exploded into dyads."""

import polars as pl
import pytest
from tests.seeds.conftest import Seeds

from mizan.weighing import partners


@pytest.mark.parametrize("code", ["UN", "SCO", "CICA", "CSTO", "OTS", "OSCE", "G7", "G20", "EU", "NATO"])
def test_they_are_known_by_their_code(seeds: Seeds, code: str) -> None:
    assert any(getattr(report.record, "code", None) == code for report in seeds.records)


def test_members_of_a_treaty_are_no_dyads(seeds: Seeds) -> None:
    found = {partner.code: partner for partner in partners(seeds.entries, "KAZ")}
    assert all(found[code].acts == 0 for code in ("ARM", "KGZ", "TJK", "UZB"))
    treaty = seeds.vectors().filter(pl.col("type") == "treaty", pl.col("date") == "1992")
    assert set(treaty["partner"]) == {"ARM", "KGZ", "RUS", "TJK", "UZB"}
    assert treaty["weight"].sum() == pytest.approx(1.0)
    assert treaty["shared"].all()


def test_a_summit_of_an_organisation_is_its_own(seeds: Seeds) -> None:
    assert any(event.actors == ("OTS",) for event in seeds.events("meeting", "OTS"))
    assert any(event.actors == ("G20",) for event in seeds.events("meeting", "G20"))


def test_central_asia_is_addressed_as_one(seeds: Seeds) -> None:
    assert any(entry.parties == {"G7", "C5"} for entry in seeds.kind("event", "G7", "C5"))
