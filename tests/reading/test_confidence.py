from hypothesis import example, given
from hypothesis import strategies as st

from mizan.reading.confidence import rounded


@given(st.floats(0, 1))
@example(0.0625)
@example(0.9995)
def test_a_probability_is_rounded_to_three_digits(probability: float) -> None:
    assert rounded(probability) == round(probability, 3)
