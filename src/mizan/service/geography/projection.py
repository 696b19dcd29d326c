"""The Equal Earth projection (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), and great circles.

Areas keep their proportions: no state looks larger than it is.
"""

import math
from itertools import pairwise

Point = tuple[float, float]

WIDTH = 1000.0
"""The width of the whole world on the map, in the map's units."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_STEPS = 32


def _raw(latitude: float, longitude: float) -> Point:
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = _A
    t2 = theta * theta
    t6 = t2**3
    slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
    return math.radians(longitude) * math.cos(theta) / (_M * slope), theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


_SCALE = WIDTH / (2 * _raw(0, 180)[0])
HEIGHT = 2 * _raw(90, 0)[1] * _SCALE
"""The height of the whole world on the map."""


def project(latitude: float, longitude: float) -> Point:
    """A place on the map, from the upper left corner of the world; degrees north and east."""
    x, y = _raw(latitude, longitude)
    return round(WIDTH / 2 + x * _SCALE, 1), round(HEIGHT / 2 - y * _SCALE, 1)


def great_circle(start: Point, end: Point) -> list[list[Point]]:
    """The shortest way between two places (latitude, longitude), as lines on the map: two where it leaves its edge."""
    a, b = _vector(start), _vector(end)
    angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    if angle == 0:
        return [[project(*start)]]
    way = []
    for step in range(_STEPS + 1):
        part = step / _STEPS
        p, q = math.sin((1 - part) * angle) / math.sin(angle), math.sin(part * angle) / math.sin(angle)
        x, y, z = (p * u + q * v for u, v in zip(a, b, strict=True))
        way.append((math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))))
    lines = [[project(*way[0])]]
    for (north, east), (then_north, then_east) in pairwise(way):
        if abs(then_east - east) > 180:
            middle = (north + then_north) / 2
            lines[-1].append(project(middle, math.copysign(180, east)))
            lines.append([project(middle, math.copysign(180, then_east))])
        lines[-1].append(project(then_north, then_east))
    return lines


def outline() -> str:
    """The edge of the whole world, as the data of an SVG path."""
    east = [project(latitude, 180) for latitude in range(-90, 91, 3)]
    west = [project(latitude, -180) for latitude in range(90, -91, -3)]
    return path([*east, *west], closed=True)


def path(points: list[Point], closed: bool = False) -> str:
    """Points as the data of an SVG path: each from the one before, which is shorter."""
    (x, y), *_ = points
    steps = (f"{_short(c - a)},{_short(d - b)}" for (a, b), (c, d) in pairwise(points))
    return f"M{_short(x)},{_short(y)}l{' '.join(steps) or '0,0'}{'z' if closed else ''}"


def _short(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _vector(place: Point) -> tuple[float, float, float]:
    latitude, longitude = map(math.radians, place)
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )
