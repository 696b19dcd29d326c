"""How a map is laid out: which part of the world it shows, and what lies where on it; colour is for the style sheet."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from mizan.service.geography.borders import World, world
from mizan.service.geography.places import Located
from mizan.service.geography.projection import HEIGHT, WIDTH, Point, great_circle, path, project
from mizan.service.views.atlas import Atlas, ProjectOnMap, Visits

_ROOM = 0.16
"""How much room a map leaves around what lies on it, in parts of that."""

_LEAST = 170.0
"""A map shows at least this much of the world's width (1000)."""

_PROPORTION = 0.62


class DrawnWay(Struct, frozen=True):
    """The way of visits, from a capital to where they were; `outward` where the focal state is the guest."""

    visits: Visits
    path: str
    outward: bool
    width: float


class DrawnPlace(Struct, frozen=True):
    """A place on the map; its name is drawn where there is room for it."""

    place: Located
    x: float
    y: float
    named: bool


class DrawnProject(Struct, frozen=True):
    """A project: the way that its route takes through its places, and these."""

    project: ProjectOnMap
    path: str
    sites: list[Point]


class DrawnAtlas(Struct, frozen=True):
    """A map: which part of the world it shows (`box`, as an SVG viewBox), and what lies on it.

    `unit` is how long a thousandth of its width is in its own units, for what is to look alike on every map.
    """

    box: str
    unit: float
    world: World
    ways: list[DrawnWay]
    projects: list[DrawnProject]
    places: list[DrawnPlace]


def atlas_drawing(view: Atlas) -> DrawnAtlas:
    """Lay out a map: all that is on it, with some room around."""
    ways = [_way(one, view.focal) for one in view.visits]
    projects = [_project(one) for one in view.projects if one.places]
    shown = _distinct(view)
    curves = [point for one in view.visits for line in _arc(one) for point in line]
    x, y, width, height = _box([*shown, *curves])
    unit = width / 1000
    return DrawnAtlas(f"{x:g} {y:g} {width:g} {height:g}", round(unit, 4), world(), ways, projects, _named(shown, unit))


def _project(one: ProjectOnMap) -> DrawnProject:
    sites = [project(place.latitude, place.longitude) for place in one.places]
    return DrawnProject(one, path(sites) if one.route and len(sites) > 1 else "", sites)


def _way(one: Visits, focal: str) -> DrawnWay:
    drawn = "".join(path(line) for line in _arc(one))
    return DrawnWay(one, drawn, one.guest == focal, round(1.2 + math.sqrt(len(one.visits)), 1))


def _arc(one: Visits) -> list[list[Point]]:
    return great_circle((one.origin.latitude, one.origin.longitude), (one.place.latitude, one.place.longitude))


def _distinct(view: Atlas) -> dict[Point, Located]:
    """Each place once, those with most visits first; a city's own name rather than that of a capital."""
    times: dict[Point, int] = defaultdict(int)
    known: dict[Point, Located] = {}
    weighed = [(place, len(one.visits)) for one in view.visits for place in (one.origin, one.place)]
    weighed += [(place, 1) for one in view.projects for place in one.places]
    for place, weight in weighed:
        point = project(place.latitude, place.longitude)
        times[point] += weight
        known.setdefault(point, place)
    return {point: known[point] for point in sorted(known, key=lambda point: (-times[point], point))}


def _box(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """The part of the world that holds all points; the whole of it where there are none."""
    told = list(points)
    if not told:
        return 0, 0, WIDTH, round(HEIGHT, 1)
    left, right = min(x for x, _ in told), max(x for x, _ in told)
    top, bottom = min(y for _, y in told), max(y for _, y in told)
    width = max(_LEAST, (right - left) * (1 + 2 * _ROOM), (bottom - top) * (1 + 2 * _ROOM) / _PROPORTION)
    width = min(width, WIDTH)
    height = min(width * _PROPORTION, HEIGHT)
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    y = min(max(0.0, (top + bottom - height) / 2), HEIGHT - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def _named(shown: Mapping[Point, Located], unit: float) -> list[DrawnPlace]:
    """The places, each with its name unless that would cover the name of one before."""
    taken: list[Point] = []
    made = []
    for (x, y), place in shown.items():
        free = all(abs(x - a) > 90 * unit or abs(y - b) > 17 * unit for a, b in taken)
        if free:
            taken.append((x, y))
        made.append(DrawnPlace(place, x, y, free))
    return made
