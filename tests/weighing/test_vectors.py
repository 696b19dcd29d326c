from datetime import date

import polars as pl
import pytest
from tests.weighing.made import agreement, booked, entries, event, figure, statement

from mizan.model.vocabulary import terms
from mizan.weighing.frames import SCHEMA, acts, own_figures, vectors, vectors_of_each
from mizan.weighing.scores import score


def test_weights_count_entries() -> None:
    summit = event("CONSULT", "KAZ RUS CHN FRA TUR", mode="multilateral", words="ناقشوا التجارة والطاقة")
    visit = event("CONSULT", "RUS", "KAZ", mode="visit")
    frame = vectors(entries(summit, visit), "KAZ")
    assert dict(frame.schema) == {**SCHEMA, "cluster": pl.String}
    assert frame["weight"].sum() == pytest.approx(2)
    shared = frame.filter("shared")
    assert shared["weight"].to_list() == pytest.approx([1 / 8] * 8)
    assert shared["entry"].n_unique() == 1
    assert frame.filter(~pl.col("shared"))["partner"].to_list() == ["RUS"]


def test_vectors_of_each_list_are_its_own() -> None:
    before = entries(event("CONSULT", "RUS", "KAZ", mode="visit"))
    after = [*before, *entries(event("CONSULT", "CHN", "KAZ", mode="visit"))]
    found = vectors_of_each((before, after), "KAZ")
    assert all(frame.equals(vectors(given, "KAZ")) for frame, given in zip(found, (before, after), strict=True))


def test_directions_and_scores() -> None:
    frame = vectors(
        entries(
            event("CONSULT", "KAZ UZB", "CHN", mode="visit"),
            event("ACCUSE", "RUS", "KAZ ARM", mode="disapprove"),
            event("ACCUSE", "KAZ TUR"),
            event("SANCTION", "KAZ GEO", mode="discontinue"),
        ),
        "KAZ",
    )
    found = {row["partner"]: (row["direction"], row["score"]) for row in frame.iter_rows(named=True)}
    assert found == {
        "CHN": ("focal acts", 4.0),
        "UZB": ("together", None),
        "RUS": ("partner acts", -2.0),
        "TUR": ("together", None),
        "GEO": ("together", -6.0),
    }


def test_those_acted_upon_side_by_side_are_no_partners() -> None:
    frame = vectors(entries(event("THREATEN", "USA", "KAZ RUS")), "KAZ")
    assert frame["partner"].to_list() == ["USA"]
    assert frame["weight"].to_list() == [1.0]


def test_companies_are_no_partners_and_take_no_weight() -> None:
    frame = vectors(entries(agreement("contract", "KAZ FRA شركة")), "KAZ")
    assert frame.select("partner", "weight").rows() == [("FRA", 1.0)]


def test_dates_keep_their_precision_and_none_is_made_up() -> None:
    frame = vectors(entries(event("CONSULT", "KAZ RUS", date="2023-11"), event("AID", "CHN", "KAZ", date=None)), "KAZ")
    dated, undated = frame.sort("date", nulls_last=True).iter_rows(named=True)
    assert (dated["date_from"], dated["date_to"], dated["precision"]) == (
        date(2023, 11, 1),
        date(2023, 11, 30),
        "month",
    )
    assert undated["date_from"] is None and undated["precision"] is None
    assert undated["published"] == date(2023, 11, 10)


def test_reports_of_one_act_are_one_entry_with_all_its_sources() -> None:
    told = [booked(event("CONSULT", "KAZ RUS"), "d1", "north"), booked(event("CONSULT", "KAZ RUS"), "d2", "south")]
    frame = vectors(entries(*told), "KAZ")
    assert frame.select("documents", "outlets").rows() == [(["d1", "d2"], ["north", "south"])]


def test_statements_are_those_of_partners_where_the_focal_state_is_told_of() -> None:
    frame = vectors(
        entries(
            booked(event("CONSULT", "KAZ RUS"), "d1"),
            booked(statement("ا", "RUS"), "d1"),
            booked(statement("ب", "FRA"), "d2"),
            booked(statement("ج", "KAZ"), "d1"),
        ),
        "KAZ",
    )
    assert frame.filter(pl.col("kind") == "statement").select("partner", "direction").rows() == [
        ("RUS", "partner acts")
    ]


def test_acts_are_what_happened() -> None:
    frame = vectors(
        entries(
            event("CONSULT", "KAZ RUS"),
            event("AGREE", "KAZ RUS", status="planned"),
            event("CONSULT", "KAZ CHN", status="negated"),
            agreement("treaty", "KAZ RUS"),
        ),
        "KAZ",
    )
    assert frame.height == 4
    assert acts(frame)["type"].to_list() == ["CONSULT"]


def test_figures_of_the_state_alone_are_its_totals() -> None:
    made = entries(figure("trade", 100e9, "KAZ"), figure("trade", 28e9, "KAZ RUS"), figure("trade", 9e9, "RUS"))
    assert own_figures(made, "KAZ").select("type", "value").rows() == [("trade", 100e9)]


def test_no_entries_make_an_empty_frame() -> None:
    assert vectors([], "KAZ").is_empty()


def test_scores_are_those_of_the_manual() -> None:
    assert score("CONSULT") == 2.5
    assert score("CONSULT", "visit") == 4
    assert score("ACCUSE") == -3
    assert score("COOPERATE", "nothing") == 9.5
    for key, row in terms("mode_score").items():
        type_, _, mode = key.partition(".")
        assert mode in terms("mode")
        assert type_ in terms("event_type")
        assert -10 <= row["score"] <= 10
