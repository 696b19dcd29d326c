"""The states of the world as shapes on the map, and the borders between them, contested ones told apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

import msgspec
from msgspec import Struct

from mizan.model.tables import rows
from mizan.service.geography.projection import Point, outline, path, project

_FOLDER = files(__package__ or "")
_LEFT_OUT = frozenset({"ATA"})


class Contested(Struct, frozen=True):
    """A border, or part of one, that is drawn as contested, with its name."""

    a: str
    b: str
    label_ar: str
    label_en: str
    drawn: str


class World(Struct, frozen=True):
    """The map as data of SVG paths: its edge, each state's land by its code, the borders, those that are contested."""

    edge: str
    land: Mapping[str, str]
    borders: str
    contested: tuple[Contested, ...]


@cache
def world() -> World:
    """The world, projected."""
    topology = msgspec.json.decode(_FOLDER.joinpath("world.json").read_bytes())
    arcs = list(_arcs(topology))
    states = {
        one["properties"]["a3"]: list(_rings(one))
        for one in topology["objects"]["countries"]["geometries"]
        if one["properties"]["a3"] not in _LEFT_OUT
    }
    owners: dict[int, set[str]] = defaultdict(set)
    for code, rings in states.items():
        for index in {arc if arc >= 0 else ~arc for ring in rings for arc in ring}:
            owners[index].add(code)
    contested = tuple(_contested(arcs, owners))
    disputed = {frozenset((one.a, one.b)) for one in contested}
    # Of a border that is contested in part, the rest is drawn beneath it as one that holds.
    whole = {frozenset((row["a"], row["b"])) for row in _rows() if not row["south"] and not row["line"]} & disputed
    shared = (index for index, codes in owners.items() if len(codes) == 2 and frozenset(codes) not in whole)
    return World(
        edge=outline(),
        land={code: _shape(rings, arcs) for code, rings in states.items()},
        borders="".join(path([project(*place) for place in arcs[index]]) for index in shared),
        contested=contested,
    )


def _contested(arcs: list[list[Point]], owners: Mapping[int, set[str]]) -> Iterator[Contested]:
    for row in _rows():
        pair = {row["a"], row["b"]}
        south = float(row["south"] or -90)
        lines = (
            [_line(row["line"])] if row["line"] else [arcs[index] for index, codes in owners.items() if codes == pair]
        )
        kept = [[place for place in line if place[0] >= south] for line in lines]
        drawn = "".join(path([project(*place) for place in line]) for line in kept if len(line) > 1)
        yield Contested(row["a"], row["b"], row["label_ar"], row["label_en"], drawn)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(rows(_FOLDER.joinpath("contested.tsv")))


def _line(written: str) -> list[Point]:
    places = (place.split(",") for place in written.split())
    return [(float(latitude), float(longitude)) for longitude, latitude in places]


def _arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs of a TopoJSON topology as places (latitude, longitude): they are stored as differences, in steps."""
    (east, north), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        places = accumulate(arc, lambda before, step: [before[0] + step[0], before[1] + step[1]])
        yield [(y * north + south, x * east + west) for x, y in places]


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        yield from polygon


def _shape(rings: list[list[int]], arcs: list[list[Point]]) -> str:
    """A state's land; what lies across the 180th meridian is drawn at both edges of the map, which cut it."""
    drawn = []
    for ring in rings:
        places = _unrolled([place for arc in ring for place in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])])
        west, east = min(longitude for _, longitude in places), max(longitude for _, longitude in places)
        for turn in (0.0, *([-360.0] if east > 180 else []), *([360.0] if west < -180 else [])):
            points = [project(latitude, longitude + turn) for latitude, longitude in places]
            drawn.append(
                path([points[0], *(after for before, after in pairwise(points) if after != before)], closed=True)
            )
    return "".join(drawn)


def _unrolled(places: list[Point]) -> list[Point]:
    """The places with longitudes that go on beyond 180 degrees rather than leap to the other side of the map."""
    made, turn = [places[0]], 0.0
    for (_, before), (latitude, longitude) in pairwise(places):
        turn += 360 if longitude - before < -180 else -360 if longitude - before > 180 else 0
        made.append((latitude, longitude + turn))
    return made
