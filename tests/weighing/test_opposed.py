import polars as pl
import pytest
from tests.weighing.made import entries, event

from mizan.weighing.opposed import SCHEMA, opposed_choice, positions

VOTES = pl.DataFrame(
    [
        *(
            (f"a{issue}", party, stance)
            for issue in range(9)
            for party, stance in (("KAZ", 1), ("RUS", 1), ("USA", -1))
        ),
        *(
            (f"b{issue}", party, stance)
            for issue in range(3)
            for party, stance in (("KAZ", 1), ("RUS", -1), ("USA", 1))
        ),
        *(
            (f"c{issue}", party, stance)
            for issue in range(5)
            for party, stance in (("KAZ", 0), ("RUS", -1), ("USA", 1))
        ),
        *(
            (f"d{issue}", party, stance)
            for issue in range(7)
            for party, stance in (("KAZ", -1), ("RUS", 1), ("USA", 1))
        ),
    ],
    SCHEMA,
    orient="row",
)


def test_by_hand() -> None:
    found = opposed_choice(VOTES, "KAZ", "RUS", "USA")
    assert found.value == pytest.approx((9 - 3) / 12)
    assert found.n == 12
    assert found.low is not None and found.high is not None
    assert -1 < found.low < 0.5 < found.high < 1
    back = opposed_choice(VOTES, "KAZ", "USA", "RUS")
    assert back.value == pytest.approx(-0.5)


def test_few_issues_are_suppressed() -> None:
    found = opposed_choice(VOTES.filter(pl.col("issue").str.starts_with("b")), "KAZ", "RUS", "USA")
    assert found.suppressed_because == "3 issues on which they stand opposed, fewer than 10"


def test_acts_show_positions() -> None:
    made = entries(
        event("ACCUSE", "USA FRA", "SYR", date="2018-04"),
        event("SUPPORT", "RUS", "SYR", date="2018"),
        event("SUPPORT", "USA", "SYR", date="2019"),
        event("ACCUSE", "USA", "SYR", status="negated"),
        event("CONSULT", "USA SYR"),
    )
    assert positions(made).rows() == [
        ("SYR 2018", "FRA", -1),
        ("SYR 2018", "RUS", 1),
        ("SYR 2018", "USA", -1),
        ("SYR 2019", "USA", 1),
    ]
