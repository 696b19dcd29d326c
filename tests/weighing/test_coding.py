import numpy as np
import polars as pl
from polars.testing import assert_frame_equal
from tests.weighing.simulator import Change, history

from mizan.weighing import balance, closeness, cooperation
from mizan.weighing.clusters import clusters
from mizan.weighing.coding import coded, firsts, in_order, names_of, numbered


def test_vectors_in_numbers_measure_the_same() -> None:
    made = history(1, months=36, acts=90, documents_differ=1.0, changes=[Change("FRA", 21, share=2.5)])
    made = made.with_columns(place=made["entry"].rank("dense").cast(pl.UInt32), cluster=clusters(made))
    numbers = numbered(made)
    plain = balance(made, "quarter")
    assert plain["share_signal"].drop_nulls().len()
    assert_frame_equal(balance(numbers, "quarter"), plain)
    for measure in (cooperation, closeness):
        assert_frame_equal(measure(numbers).cast({"partner": pl.String}), measure(made))


def test_values_are_coded_in_order() -> None:
    frame = pl.DataFrame({"name": ["b", "a", "b"], "number": [7, 3, 7]})
    frame = frame.with_columns(kind=frame["name"].cast(pl.Enum(["a", "aa", "b"])))
    for column, values in (("name", ["a", "b"]), ("kind", ["a", "b"]), ("number", [3, 7])):
        found, codes = coded(frame, column)
        assert (found, codes.tolist()) == (values, [1, 0, 1])


def test_names_in_order_are_numbered_so() -> None:
    found = in_order(pl.Series(["b", None, "a"]))
    assert (names_of(found), found.to_physical().to_list()) == (["a", "b"], [1, None, 0])
    assert in_order(found) is found


def test_the_first_of_equals() -> None:
    assert firsts(np.array([4, 2, 4, 2, 1])).tolist() == [True, True, False, False, True]
