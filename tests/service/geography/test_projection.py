import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mizan.service.geography.projection import HEIGHT, WIDTH, great_circle, path, project


def test_corners() -> None:
    assert project(0, -180) == (0, round(HEIGHT / 2, 1))
    assert project(0, 180)[0] == WIDTH
    assert project(90, 0)[1] == 0


@given(st.floats(-60, 60), st.floats(-175, 175))
def test_areas_keep_their_proportions(latitude: float, longitude: float) -> None:
    south, north, west, east = latitude - 2, latitude + 2, longitude - 2, longitude + 2
    (x1, y1), (x2, _) = project(south, west), project(south, east)
    (x3, y3), (x4, _) = project(north, west), project(north, east)
    drawn = (x2 - x1 + x4 - x3) / 2 * (y1 - y3)
    on_globe = math.radians(4) * (math.sin(math.radians(north)) - math.sin(math.radians(south)))
    assert drawn / on_globe == pytest.approx((WIDTH / 5.4133) ** 2, rel=0.05)


def test_a_great_circle_leaves_the_map_at_its_edge() -> None:
    assert len(great_circle((51, 71), (55, 37))) == 1
    assert len(great_circle((35, 139), (38, -122))) == 2


def test_paths() -> None:
    assert path([(1.0, 2.0), (0.5, 2.3)], closed=True) == "M1,2l-.5,.3z"
    assert path([(1.0, 2.0)]) == "M1,2l0,0"
