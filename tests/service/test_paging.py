"""Cursors: every item once, and no surprise where the list changed meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.service.paging import paged
from mizan.service.problems import BadCursorError


@given(st.lists(st.text(min_size=1), unique=True), st.integers(1, 7))
def test_pages_together_are_the_list(items: list[str], limit: int) -> None:
    shown: list[str] = []
    cursor = None
    while True:
        page, cursor = paged(items, cursor, limit, str)
        assert len(page) <= limit
        shown += page
        if cursor is None:
            break
    assert shown == items


def test_what_comes_before_shifts_nothing() -> None:
    _, cursor = paged(["b", "c", "d"], None, 2, str)
    assert paged(["a", "b", "c", "d"], cursor, 2, str) == (["d"], None)


def test_the_page_goes_on_at_its_place_where_its_item_is_gone() -> None:
    _, cursor = paged(["a", "b", "c", "d"], None, 2, str)
    assert paged(["a", "c", "d"], cursor, 2, str)[0] == ["d"]


@pytest.mark.parametrize("cursor", ["x", "§", "MTA", "-", "ÿ" * 9])
def test_what_no_page_gave_out_is_refused_or_past_the_end(cursor: str) -> None:
    try:
        page, following = paged(["a"], cursor, 2, str)
    except BadCursorError as error:
        assert "next" in str(error)
    else:
        assert (list(page), following) == ([], None)
