import polars as pl
from tests.weighing.simulator import Change, history

from mizan.weighing.closeness import closeness


def test_a_balanced_policy_shows_nobody_apart() -> None:
    false = sum(closeness(history(seed, months=12), draws=250)["verdict"].is_not_null().any() for seed in range(24))
    assert false <= 4


def test_who_stands_apart_is_found() -> None:
    made = history(1, months=12, changes=[Change("USA", 0, friendly=-0.4)])
    verdicts = dict(closeness(made).select("partner", "verdict").iter_rows())
    assert verdicts["USA"] == "more distant"
    assert closeness(made, among=["RUS", "CHN", "FRA"])["verdict"].null_count() == 3


def test_one_partner_cannot_stand_apart() -> None:
    made = history(1, months=12)
    assert closeness(made, among=["RUS"]).is_empty()
    assert closeness(made.clear()).columns == closeness(made).columns
    assert closeness(made.filter(pl.col("partner") == "TUR")).is_empty()


def test_few_documents_tell_nothing_of_who_stands_apart() -> None:
    made = history(1, months=12)
    one = made.with_columns(documents=pl.when(pl.col("partner") == "USA").then(["d"]).otherwise("documents"))
    assert "USA" not in closeness(one)["partner"].to_list()
