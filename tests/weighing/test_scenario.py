import datetime

import pytest
from tests.weighing.made import booked, entries, event

from mizan.model import Event
from mizan.settling import Entry
from mizan.weighing.effects import effects
from mizan.weighing.overlay import overlay
from mizan.weighing.scenario import ScenarioError, parse

DAY = datetime.date(2024, 6, 1)


def supposing(*lines: str) -> str:
    return "\n".join(("[[suppose]]", *lines))


def history() -> list[Entry]:
    acts = [
        booked(event("CONSULT", "KAZ", "RUS", mode="visit", date=f"2023-0{month}-01"), f"r{month}")
        for month in range(1, 7)
    ]
    acts += [
        booked(event("CONSULT", "KAZ", "CHN", mode="visit", date=f"2023-0{month}-02"), f"c{month}") for month in (1, 3)
    ]
    plan = event("AGREE", "KAZ", "FRA", status="planned", date="2024-03", words="يزور الرئيس باريس")
    return entries(*acts, booked(plan, "p"))


def change(text: str) -> dict[tuple[str, str], float]:
    before = history()
    after = overlay(before, parse(text), "KAZ")
    made = effects(before, after, "KAZ", as_of=DAY, minimum=3)
    return {(row["partner"], row["measure"]): row["change"] for row in made.iter_rows(named=True) if row["change"]}


def test_an_agreement_comes_with_its_signing_and_leaves_the_entries_as_they_are() -> None:
    before = history()
    kept = list(before)
    after = overlay(before, parse(supposing('what = "agreement"', 'with = "China"', 'instrument = "treaty"')), "KAZ")
    assert before == kept
    assert [entry.kind for entry in after[len(before) :]] == ["agreement", "event"]
    moved = change(supposing('what = "agreement"', 'with = "CHN"', 'instrument = "treaty"'))
    assert moved["CHN", "depth"] == pytest.approx(4.0)
    assert moved["CHN", "acts"] == 1
    assert moved["CHN", "share"] == pytest.approx(3 / 9 - 2 / 8)
    assert moved["RUS", "share"] == pytest.approx(6 / 9 - 6 / 8)


def test_a_closed_corridor_lowers_the_sum_of_scores() -> None:
    moved = change(supposing('what = "closure"', 'with = "RUS"', "times = 2"))
    assert moved["RUS", "sum of scores"] == -12
    assert moved["RUS", "acts"] == 2


def test_a_plan_put_off_is_late_no_more_and_a_promise_kept_is_kept() -> None:
    moved = change(supposing('what = "put_off"', 'with = "FRA"', 'until = "2025"'))
    assert (moved["FRA", "commitments late"], moved["FRA", "commitments open"]) == (-1, 1)
    moved = change(supposing('what = "kept"', 'with = "FRA"', "date = 2024-03-05"))
    assert (moved["FRA", "commitments late"], moved["FRA", "commitments kept"]) == (-1, 1)
    assert moved["FRA", "acts"] == 1


def test_what_a_supposed_act_is_can_be_told_in_full() -> None:
    text = supposing('what = "act"', 'with = "EU"', 'type = "AID"', 'by = "partner"')
    record = overlay([], parse(text), "KAZ")[0].record
    assert isinstance(record, Event)
    assert (record.event_type, record.actors, record.recipients) == ("AID", ("EU",), ("KAZ",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "s.toml: nothing is supposed"),
        ("a = ", "s.toml: not TOML"),
        ("[[suppose]]\nwith = 'CHN'", "s.toml:1: what: missing; give one of agreement"),
        ("[[suppose]]\nwhat = 'visit'\nwith = 'Atlantis'", "s.toml:3: with: no state"),
        ("focal = 'Atlantis'\n[[suppose]]\nwhat = 'visit'", "s.toml:1: focal: no state"),
        (
            "[[suppose]]\nwhat = 'visit'\nwith = 'CHN'\n[[suppose]]\nwhat = 'visit'\nwho = 'CHN'",
            "s.toml:6: who: unknown",
        ),
        ("[[suppose]]\nwhat = 'visit'\nwith = 'CHN'\ntimes = 0", "s.toml:4: times: 0; give a whole number"),
        ("[[suppose]]\nwhat = 'visit'\nwith = 'CHN'\ndate = 'soon'", "s.toml:4: date: 'soon' is no date"),
        ("[[suppose]]\nwhat = 'act'\nwith = 'CHN'\ntype = 'HUG'", "s.toml:4: type: 'HUG'; give one of AGREE"),
        ("[[suppose]]\nwhat = 'visit'", "s.toml:1: with: missing"),
    ],
)
def test_an_error_names_line_field_and_remedy(text: str, said: str) -> None:
    with pytest.raises(ScenarioError) as failed:
        parse(text, "s.toml")
    assert said in str(failed.value)


def test_what_is_not_in_the_books_cannot_be_put_off() -> None:
    with pytest.raises(ScenarioError, match=r"s\.toml:3: with: no plan in the books"):
        overlay(history(), parse(supposing('what = "put_off"', 'with = "USA"'), "s.toml"), "KAZ")
    two = [*history(), *entries(event("COOPERATE", "KAZ", "FRA", status="planned", date="2025"))]
    with pytest.raises(ScenarioError, match="2 plans could be meant; add entry"):
        overlay(two, parse(supposing('what = "kept"', 'with = "FRA"')), "KAZ")
