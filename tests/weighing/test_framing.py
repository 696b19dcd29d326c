import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.made import booked, entries, event

from mizan.weighing.framing import framing, word_counts

FIRST = Counter({"حليف": 30, "تجارة": 50, "قمة": 20})
SECOND = Counter({"ضغط": 25, "تجارة": 55, "قمة": 20})


def test_by_hand() -> None:
    table = framing(FIRST, SECOND, strength=20)
    assert table["word"].to_list() == ["حليف", "قمة", "تجارة", "ضغط"]
    ally = table.row(0, named=True)
    a = 20 * 30 / 200
    delta = math.log((30 + a) / (100 + 20 - 30 - a)) - math.log(a / (100 + 20 - a))
    assert ally["log_odds"] == pytest.approx(delta)
    assert ally["z"] == pytest.approx(delta / math.sqrt(1 / (30 + a) + 1 / a))
    assert ally["low"] < ally["log_odds"] < ally["high"]


def test_a_background_tames_what_is_rare_everywhere() -> None:
    plain = framing(FIRST, SECOND).filter(word="حليف")["z"][0]
    tamed = framing(FIRST, SECOND, Counter({"تجارة": 10_000, "قمة": 3_000})).filter(word="حليف")["z"][0]
    assert tamed != plain
    assert tamed > 0


@given(st.dictionaries(st.text("ابتث", min_size=3, max_size=4), st.integers(1, 50), min_size=2))
def test_what_sets_apart_one_way_does_so_the_other_way(counts: dict[str, int]) -> None:
    other = {word: 51 - count for word, count in counts.items()}
    there = dict(framing(counts, other, minimum=1).select("word", "z").iter_rows())
    back = dict(framing(other, counts, minimum=1).select("word", "z").iter_rows())
    assert there == pytest.approx({word: -z for word, z in back.items()})


def test_words_of_one_source_seldom_stand_out() -> None:
    random = np.random.default_rng(1)
    frequencies = random.dirichlet(np.full(300, 0.3))
    false = 0
    for _ in range(20):
        texts = [dict(zip(map(str, range(300)), random.multinomial(4000, frequencies), strict=True)) for _ in "ab"]
        false += (framing(texts[0], texts[1])["q"] < 0.05).any()
    assert false <= 3


def test_a_sentence_counts_once_however_many_records_rest_on_it() -> None:
    act = event("CONSULT", "KAZ RUS", words="بحث الحليفان التجارة")
    made = entries(booked(act, "d1", "north"), booked(act, "d1", "north"), booked(act, "d2", "south"))
    assert word_counts(made)["التجاره"] == 2
    assert word_counts(made, lambda report: report.source.outlet == "south") == {"بحث": 1, "الحليفان": 1, "التجاره": 1}


def test_nothing_to_compare() -> None:
    assert framing({}, {}).is_empty()
