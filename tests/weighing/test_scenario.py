import datetime
from typing import Any

import pytest
from tests.weighing.made import booked, entries, event, figure

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


def trading() -> list[Entry]:
    return entries(
        booked(figure("trade", 20e9, "KAZ RUS", period="2022"), "d1"),
        booked(figure("trade", 29e9, "KAZ CHN", period="2022"), "d1"),
        booked(figure("trade", 31e9, "KAZ CHN", period="2022"), "d2"),
        booked(figure("trade", 90e9, "KAZ CHN", period="../2030"), "d2"),
        booked(figure("trade", 10e9, "KAZ FRA", period="2021"), "d3"),
    )


def amounts(*lines: str) -> dict[tuple[str, str], tuple[Any, ...]]:
    before = trading()
    after = overlay(before, parse(supposing(*lines), "s.toml"), "KAZ")
    made = effects(before, after, "KAZ", as_of=DAY, minimum=1)
    columns = ("before", "before_low", "before_high", "after", "after_low", "after_high")
    return {
        (row["partner"], row["measure"]): tuple(row[name] for name in columns) for row in made.iter_rows(named=True)
    }


@pytest.mark.parametrize(
    ("lines", "reached"),
    [
        (('with = "RUS"', "value = 40e9", "date = 2025"), 40e9),
        (('with = "RUS"', "change = 5_000_000_000"), 25e9),
        (('with = "RUS"', "percent = -50"), 10e9),
    ],
)
def test_a_supposed_figure_moves_the_shares_of_all_partners(lines: tuple[str, ...], reached: float) -> None:
    found = amounts('what = "figure"', *lines)
    china = found["CHN", "trade, USD"][0]
    assert china in (29e9, 31e9)
    assert found["CHN", "trade, USD"][1:3] == (29e9, 31e9)
    assert found["RUS", "trade, USD"] == (20e9, None, None, reached, None, None)
    share = found["RUS", "share of trade, USD"]
    assert (share[0], share[3]) == pytest.approx((20e9 / (china + 30e9), reached / (china + 10e9 + reached)))
    moved = found["FRA", "share of trade, USD"]
    assert (moved[3] > moved[0]) is (reached < 20e9)


def test_a_figure_of_a_partner_nobody_tells_of_widens_the_whole() -> None:
    found = amounts('what = "figure"', 'with = "DEU"', 'indicator = "investment"', "value = 2e9", 'date = "2025"')
    assert found["DEU", "investment, USD"][3] == 2e9
    assert found["DEU", "bandwidth"][::3] == (0, 1)
    assert found["RUS", "dependence"][3] < found["RUS", "dependence"][0]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (('with = "RUS"',), "s.toml:1: value: give one of value, change, percent"),
        (('with = "RUS"', "value = 1", "change = 1"), "give one of value, change, percent"),
        (('with = "RUS"', 'value = "much"'), "s.toml:4: value: 'much'; give a number"),
        (('with = "RUS"', "value = -1"), "s.toml:4: value: -1; what is reached"),
        (('with = "RUS"', "value = nan"), "give a number"),
        (('with = "RUS"', "percent = -101"), "s.toml:4: percent: -101; nothing can fall by more"),
        (('with = "RUS"', "change = -30e9"), "s.toml:4: change: leaves -10000000000 USD"),
        (('with = "DEU"', "percent = 5"), "s.toml:4: percent: the books hold no dated figure of trade in USD with DEU"),
        (('with = "DEU"', "value = 5"), "s.toml:1: date: missing, and the books hold no figure of trade with DEU"),
        (('with = "RUS"', 'indicator = "joy"', "value = 5"), "s.toml:4: indicator: 'joy'; give one of trade"),
    ],
)
def test_a_bad_figure_is_told_with_line_field_and_remedy(lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(ScenarioError) as failed:
        amounts('what = "figure"', *lines)
    assert said in str(failed.value)


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
