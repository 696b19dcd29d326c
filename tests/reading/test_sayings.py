"""The statements around a place, found without looking at all of them."""

from hypothesis import given
from hypothesis import strategies as st

from mizan.model import Evidence, Span, Statement
from mizan.reading.parts import Candidate
from mizan.reading.sayings import Sayings

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1]))


@given(st.lists(SPANS, max_size=12), st.integers(0, 80))
def test_all_statements_around_a_place_are_found_in_their_order(spans: list[tuple[int, int]], offset: int) -> None:
    statements = [_said(start, end) for start, end in spans]
    holding = [one for one in statements if one.content.start <= offset < one.content.end]
    assert Sayings(Candidate(one) for one in statements).around(offset) == holding


def _said(start: int, end: int) -> Statement:
    words = Evidence(start=start, end=end, words="س" * (end - start))
    return Statement(document="d", evidence=words, rule="said", speaker="س", direct=False, content=Span(start, end))
