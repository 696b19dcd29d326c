"""The order in which the blocks of a page are read: columns one after the other, each from the top."""

from collections.abc import Callable
from typing import Protocol, TypeVar


class Block(Protocol):
    """A part of a page; x grows in the direction of reading, y towards the top."""

    x0: float
    x1: float
    y0: float
    y1: float


Some = TypeVar("Some", bound=Block)


def in_order(blocks: list[Some]) -> list[Some]:
    """Blocks as they are read; what stretches over several columns is read before or after them."""
    above: list[Some] = []
    below: list[Some] = []
    while len(blocks) > 1:
        columns = _parted(blocks, lambda block: (block.x0, block.x1))
        if len(columns) > 1:
            blocks = [block for column in columns for block in in_order(column)]
            break
        strips = _parted(blocks, lambda block: (-block.y1, -block.y0))
        if len(strips) == 1:
            blocks = sorted(blocks, key=lambda block: (-block.y1, block.x0))
            break
        rest = [block for strip in strips[:-1] for block in strip]
        if len(_parted(rest, lambda block: (block.x0, block.x1))) > 1:
            below, blocks = [*in_order(strips[-1]), *below], rest
        else:
            above, blocks = [*above, *in_order(strips[0])], [block for strip in strips[1:] for block in strip]
    return [*above, *blocks, *below]


def _parted(blocks: list[Some], ends: Callable[[Some], tuple[float, float]]) -> list[list[Some]]:
    """Blocks in groups between which a straight cut leads through, in the order of their ends."""
    groups: list[list[Some]] = []
    reached = float("-inf")
    for block in sorted(blocks, key=ends):
        start, end = ends(block)
        if start >= reached:
            groups.append([])
        groups[-1].append(block)
        reached = max(reached, end)
    return groups
