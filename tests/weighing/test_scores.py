import pytest
from tests.weighing.made import event

from mizan.weighing.scores import score, score_of


def test_a_mode_scores_apart_from_its_type() -> None:
    assert (score("CONSULT"), score("CONSULT", "visit"), score("ACCUSE"), score("ACCUSE", "allege")) == (
        2.5,
        4,
        -3,
        -3.5,
    )


@pytest.mark.parametrize(
    ("type_", "mode", "scored"),
    [
        ("CONSULT", None, 2.5),
        ("ASSAULT", None, -9.0),
        ("ASSAULT", "aerial", None),
        ("MOBILIZE", "troops", None),
        ("COERCE", "restrict", None),
        ("THREATEN", None, None),
    ],
)
def test_what_two_do_together_against_a_third_says_nothing_of_the_two(
    type_: str, mode: str | None, scored: float | None
) -> None:
    assert score_of(event(type_, "RUS SYR", mode=mode)) == scored
