"""Row 11: pressure by third parties, threatened secondary sanctions, and the exposure they speak of."""

from tests.seeds.conftest import Seeds, says


def test_pressure_of_the_united_states_on_kazakhstan(seeds: Seeds) -> None:
    pressure = seeds.ladder("USA")["pressure"]
    assert pressure.by == "Realist"
    assert set(pressure.parties) == {"KAZ", "USA"}


def test_the_threat_of_secondary_sanctions_is_a_constraint_event(seeds: Seeds) -> None:
    threats = [entry.record for entry in seeds.kind("event", "KAZ") if entry.act == "THREATEN"]
    assert any(says(threat, "عقوبات ثانوية") and getattr(threat, "mode", "") == "restrict" for threat in threats)


def test_it_is_the_west_that_threatens(seeds: Seeds) -> None:
    (threat,) = seeds.events("THREATEN", "KAZ")
    assert "USA" in threat.actors
    assert threat.recipients == ("KAZ",)


def test_no_sanction_was_imposed(seeds: Seeds) -> None:
    assert seeds.events("SANCTION", "KAZ") == []
