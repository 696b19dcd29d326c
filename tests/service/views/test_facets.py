import numpy as np
import polars as pl

from mizan.service.views.facets import Coded, Facet, Listed, once


def test_a_value_counts_once_for_each_document() -> None:
    documents = np.array([2, 2, 2, 5, 5, 9])
    told, values = once(documents, Coded.of(pl.Series(["b", "a", "b", "b", None, "a"])))
    assert told.tolist() == [2, 2, 5, 5, 9]
    assert values.facets() == [Facet("a", 2), Facet("b", 2)]
    assert once(documents[:0], values.at(np.array([], dtype=int)))[1].facets() == []


def test_lists_are_told_apart_and_what_is_unknown_is_left_out() -> None:
    listed = Listed.of(pl.Series([["a", "b"], [], ["c", "x"], ["b"]]), {"a", "b", "c"})
    many, values = listed.at(np.array([0, 1, 3]))
    assert many.tolist() == [2, 0, 1]
    assert [values.names[code] for code in values.codes] == ["a", "b", "b"]


def test_places_of_a_value() -> None:
    values = Coded.of(pl.Series(["a", None, "b", "a"]))
    assert values.among(np.array([1, 2, 3]), "a").tolist() == [3]
    assert values.among(np.array([1, 2, 3]), "z").tolist() == []
