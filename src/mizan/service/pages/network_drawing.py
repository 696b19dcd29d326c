"""How a network is laid out: geometry alone, colour is for the style sheet."""

import math
from collections.abc import Mapping

from msgspec import Struct

from mizan.service.geography.projection import Point
from mizan.service.views.network import Network, Node, Tie

BOARD = (1100.0, 640.0)
"""The width and height of a drawn network."""

_RING = (300.0, 250.0)


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
    """A tie: a line of some width, and of a tone: `cooperation`, `conflict` or `neutral`."""

    tie: Tie
    x1: float
    y1: float
    x2: float
    y2: float
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
    most = max((tie.entries for tie in view.ties), default=1)
    nodes = [_node(node, places[node.code], middle) for node in view.nodes]
    ties = [_tie(tie, places, most) for tie in reversed(view.ties)]
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


def _node(node: Node, place: Point, middle: Point) -> DrawnNode:
    x, y = place
    r = round(7 + 3 * math.sqrt(node.entries) / 2, 1)
    side = x - middle[0]
    if abs(side) < 40:
        above = y <= middle[1]
        return DrawnNode(
            node, round(x, 1), round(y, 1), r, round(x, 1), round(y - r - 8 if above else y + r + 20, 1), "middle"
        )
    beside = x + (r + 8) * (1 if side > 0 else -1)
    return DrawnNode(
        node, round(x, 1), round(y, 1), r, round(beside, 1), round(y + 5, 1), "start" if side > 0 else "end"
    )


def _tie(tie: Tie, places: Mapping[str, Point], most: int) -> DrawnTie:
    (x1, y1), (x2, y2) = places[tie.a], places[tie.b]
    tone = "neutral" if not tie.score else "cooperation" if tie.score > 0 else "conflict"
    width = round(1 + 7 * math.sqrt(tie.entries / most), 1)
    return DrawnTie(tie, round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), width, tone)
