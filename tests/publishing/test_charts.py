import datetime
from typing import Any

import polars as pl
import pytest
from tests.weighing.made import agreement, booked, entries, event

from mizan.publishing import series
from mizan.publishing.charts import CHARTS, chart, draw
from mizan.settling.commitments import commitments
from mizan.weighing import vectors
from mizan.weighing.dyads import ACTING, acting

ENTRIES = entries(
    *(booked(event("CONSULT", "KAZ", "RUS", mode="visit", date=f"202{y}-03-01"), f"r{y}") for y in range(4)),
    booked(event("SANCTION", "USA", "RUS", date="2022-05"), "s"),
    booked(agreement("treaty", "CHN KAZ"), "t"),
    booked(event("AGREE", "KAZ", "FRA", status="planned", date="2024-03"), "p"),
)


def rows(name: str, language: str) -> series.Rows:
    frame = vectors(ENTRIES, "KAZ")
    dealt = pl.DataFrame(map(acting, ENTRIES), ACTING, orient="row")
    made: dict[str, Any] = {
        "balance": lambda: series.shares(frame, "year", language, 1),
        "heatmap": lambda: series.cells(frame, language),
        "timeline": lambda: series.moments(frame, language),
        "network": lambda: series.dyads(dealt, "KAZ", language),
        "commitments": lambda: series.due(commitments(ENTRIES, "KAZ"), "KAZ", language, datetime.date(2024, 6, 1)),
    }
    found: series.Rows = made[name]()
    return found


@pytest.mark.parametrize("name", list(CHARTS))
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_chart_is_drawn_in_both_languages(name: str, language: str) -> None:
    pytest.importorskip("vl_convert")
    spec = chart(name, rows(name, language), "KAZ", language)
    svg = draw(spec, "svg").decode("utf-8")
    assert svg.startswith("<svg") and ("كازاخستان" if language == "ar" else "Kazakhstan") in svg
    assert draw(spec, "png").startswith(b"\x89PNG") if name == "heatmap" else True


def test_the_numbers_behind_the_charts() -> None:
    visit = next(row for row in rows("balance", "en") if row["code"] == "RUS" and row["period"] == "2021")
    assert visit["share"] == 1.0 and visit["low"] < 1.0
    dyads = {(row["a"], row["b"]): row["entries"] for row in rows("network", "en")}
    assert dyads == {("KAZ", "RUS"): 4, ("CHN", "KAZ"): 1}
    assert [row["kind"] for row in rows("timeline", "en") if row["code"] == "CHN"] == ["agreement"]
    promise = rows("commitments", "en")[0]
    assert (promise["due"], promise["by"], promise["stage"]) == ("2024-03", "2024-03-31", "late")
