"""Row 8: who speaks, for whom, in quotation or report."""

import pytest
from tests.seeds.conftest import Seeds


@pytest.mark.parametrize(
    ("speaker", "country", "quoted", "reported"),
    [
        ("فلاديمير بوتين", "RUS", 3, 2),
        ("قاسم جومارت توكاييف", "KAZ", 2, 1),
        ("كينان بوليو", "GBR", 2, 2),
        ("ماججان إلياسوف", "KAZ", 0, 2),
        ("خيرت عبد الرحمنوف", "OSCE", 1, 1),
        ("وانغ كيشان", "CHN", 0, 1),
    ],
)
def test_speakers(seeds: Seeds, speaker: str, country: str, quoted: int, reported: int) -> None:
    said = seeds.statements(speaker)
    assert {statement.country for statement in said} == {country}
    assert sum(statement.direct for statement in said) >= quoted
    assert sum(not statement.direct for statement in said) >= reported


def test_two_presidents_say_one_thing_together(seeds: Seeds) -> None:
    assert seeds.statements("فلاديمير بوتين، قاسم جومارت توكاييف")


def test_a_scholar_speaks_for_himself(seeds: Seeds) -> None:
    assert {statement.country for statement in seeds.statements("مراد كوسكون")} == {None}
