"""How a network is laid out: geometry alone, colour is for the style sheet."""

import math
from collections.abc import Mapping

from msgspec import Struct

from mizan.service.geography.projection import Point
from mizan.service.views.network import Network, Node, Tie

BOARD = (1100.0, 640.0)
"""The width and height of a drawn network."""

_RING = (300.0, 250.0)
_NEAR = 90.0


class DrawnNode(Struct, frozen=True):
    """A party: a circle, and where its name begins (or ends, or is centred) beside it."""

    node: Node
    x: float
    y: float
    r: float
    label_x: float
    label_y: float
    anchor: str


class DrawnTie(Struct, frozen=True):
    """A tie: a line (the data of an SVG path) of some width, and of a tone: `cooperation`, `conflict` or `neutral`."""

    tie: Tie
    path: str
    width: float
    tone: str


class DrawnNetwork(Struct, frozen=True):
    """A network: the focal state in the middle, the others around it beside those they are most tied to."""

    nodes: list[DrawnNode]
    ties: list[DrawnTie]


def network_drawing(view: Network) -> DrawnNetwork:
    """Lay out a network; the same network always in the same way."""
    ring = _ring(view)
    middle = (BOARD[0] / 2, BOARD[1] / 2)
    places = {view.focal: middle}
    for number, code in enumerate(ring):
        angle = 2 * math.pi * number / len(ring) - math.pi / 2
        places[code] = (middle[0] + _RING[0] * math.cos(angle), middle[1] + _RING[1] * math.sin(angle))
    largest = max((node.entries for node in view.nodes if node.code != view.focal), default=1)
    most = max((tie.entries for tie in view.ties), default=1)
    nodes = [_node(node, places[node.code], middle, largest) for node in view.nodes]
    ties = [_tie(tie, places, most, view.focal) for tie in reversed(view.ties)]
    return DrawnNetwork(nodes, ties)


def _ring(view: Network) -> list[str]:
    """The partners in their order around the focal state: each beside the one to which it is most tied."""
    ties = {(a, b): tie.entries for tie in view.ties for a, b in ((tie.a, tie.b), (tie.b, tie.a))}
    left = [node.code for node in view.nodes if node.code != view.focal]
    ring: list[str] = []
    while left:
        last = ring[-1] if ring else view.focal
        following = max(left, key=lambda code: (ties.get((last, code), 0), ties.get((view.focal, code), 0)))
        left.remove(following)
        ring.append(following)
    return ring


def _node(node: Node, place: Point, middle: Point, largest: int) -> DrawnNode:
    (x, y), r = place, round(8 + 17 * math.sqrt(min(1.0, node.entries / largest)), 1)
    side = x - middle[0]
    if abs(side) < 40:
        label, anchor = (x, y - r - 8 if y <= middle[1] else y + r + 20), "middle"
    elif side > 0:
        label, anchor = (x + r + 8, y + 5), "start"
    else:
        label, anchor = (x - r - 8, y + 5), "end"
    return DrawnNode(node, round(x, 1), round(y, 1), r, round(label[0], 1), round(label[1], 1), anchor)


def _tie(tie: Tie, places: Mapping[str, Point], most: int, focal: str) -> DrawnTie:
    tone = "neutral" if not tie.score else "cooperation" if tie.score > 0 else "conflict"
    width = round(1 + 7 * math.sqrt(tie.entries / most), 1)
    way = _way(places[tie.a], places[tie.b], None if focal in (tie.a, tie.b) else places[focal])
    return DrawnTie(tie, way, width, tone)


def _way(start: Point, end: Point, round_: Point | None) -> str:
    """A straight line, unless it would seem to pass through a place: then it bends around that."""
    (x1, y1), (x2, y2) = start, end
    line = f"M{x1:.1f},{y1:.1f}"
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    if round_ is None or math.dist((x, y), round_) > _NEAR:
        return f"{line}L{x2:.1f},{y2:.1f}"
    part = 2 * _NEAR / math.dist(start, end)
    bends = [(x - side * part * (y2 - y1), y + side * part * (x2 - x1)) for side in (1, -1)]
    x, y = max(bends, key=lambda bend: math.dist(bend, round_))
    return f"{line}Q{x:.1f},{y:.1f} {x2:.1f},{y2:.1f}"
