import datetime

import polars as pl
import pytest
from tests.weighing.simulator import act, history

from mizan.weighing.frames import SCHEMA
from mizan.weighing.overall import overall

DAY = datetime.date(2023, 5, 1)


def rows(partner: str, domain: str, count: int) -> list[dict[str, object]]:
    return [act(f"{partner}{domain}{number}", partner, DAY, domain=domain) for number in range(count)]


MADE = pl.DataFrame(
    rows("RUS", "security", 8) + rows("CHN", "security", 2) + rows("CHN", "economic", 12) + rows("RUS", "transport", 3),
    SCHEMA,
    orient="row",
)


def test_by_hand() -> None:
    china, russia = overall(MADE).iter_rows(named=True)
    assert (china["partner"], china["index"], china["domains"]) == ("CHN", pytest.approx((0.2 + 1) / 2), 2)
    # Weights of 1/2 and 2: security counts a fifth at least, four fifths at most.
    assert (russia["least"], russia["greatest"]) == (pytest.approx(0.2 * 0.8), pytest.approx(0.8 * 0.8))
    assert (russia["best_rank"], russia["worst_rank"]) == (1, 2)


def test_weights_are_the_callers() -> None:
    china = overall(MADE, {"security": 3, "economic": 1}).filter(pl.col("partner") == "CHN")
    assert china["index"][0] == pytest.approx((3 * 0.2 + 1) / 4)
    alone = overall(MADE, {"security": 1, "economic": 0})
    assert alone["domains"].to_list() == [1, 1]


def test_the_index_sums_to_one() -> None:
    table = overall(history(1))
    assert table["index"].sum() == pytest.approx(1)
    assert ((table["least"] <= table["index"]) & (table["index"] <= table["greatest"])).all()
    assert overall(history(1, months=1, acts=3)).is_empty()
