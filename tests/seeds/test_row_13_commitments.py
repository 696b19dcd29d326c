"""Row 13: "soon", "this autumn", "by 2033", "until 2050": what is promised, due, kept or late."""

import datetime

import pytest
from tests.seeds.conftest import TODAY, Seeds

from mizan.settling.commitments import Commitment


def due_in(seeds: Seeds, *words: str) -> list[Commitment]:
    return [one for one in seeds.commitments() if all(word in one.words for word in words)]


@pytest.mark.parametrize(
    ("words", "promisers", "due", "stage"),
    [
        ("ستوقع قريب", {"KAZ", "GBR"}, None, "announced"),
        ("هذا الخريف", {"De Montfort", "KAZ"}, "2023-23", "announced"),
        ("100 مليون طن", {"KAZ"}, "2033", "announced"),
        ("لقنصلية العامة الروسية", {"RUS"}, None, "announced"),
        ("المقبلة إلى الصين", {"KAZ"}, None, "announced"),
        ("إنشاء مراكز ثقافية", {"KAZ", "CHN"}, None, "under_way"),
        ("بايكونور", {"RUS", "KAZ"}, None, "agreed"),
    ],
)
def test_what_is_promised(seeds: Seeds, words: str, promisers: set[str], due: str | None, stage: str) -> None:
    found = due_in(seeds, words)
    assert any((set(one.promisers), one.due, one.stage(TODAY)) == (promisers, due, stage) for one in found)


def test_this_autumn_is_late_once_it_is_over(seeds: Seeds) -> None:
    (campus,) = due_in(seeds, "هذا الخريف")
    assert [campus.stage(day) for day in (datetime.date(2023, 11, 30), datetime.date(2023, 12, 1))] == [
        "announced",
        "late",
    ]


def test_oil_by_2033_is_late_in_2034(seeds: Seeds) -> None:
    (oil,) = due_in(seeds, "100 مليون طن")
    assert oil.what == "volume: 100000000 t"
    assert [oil.stage(datetime.date(year, 1, 1)) for year in (2033, 2034)] == ["announced", "late"]


def test_baikonur_runs_until_2050(seeds: Seeds) -> None:
    (port,) = [one for one in seeds.projects("space") if "بايكونور" in one.names[0]]
    assert port.due == ("2050",)
