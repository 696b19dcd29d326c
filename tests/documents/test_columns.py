from msgspec import Struct

from mizan.documents.columns import in_order


class Block(Struct):
    name: str
    x0: float
    x1: float
    y0: float
    y1: float


def names(*blocks: Block) -> str:
    return "".join(block.name for block in in_order(list(blocks)))


TITLE, FOOTER = Block("t", 0, 100, 90, 100), Block("f", 10, 90, 0, 8)
FIRST, SECOND = Block("a", 0, 45, 55, 85), Block("b", 0, 45, 10, 50)
THIRD, FOURTH = Block("c", 55, 100, 55, 85), Block("d", 55, 100, 40, 50)


def test_columns_are_read_one_after_the_other() -> None:
    assert names(FOURTH, SECOND, THIRD, FIRST) == "abcd"


def test_what_stretches_over_columns_is_read_before_or_after_them() -> None:
    assert names(FOOTER, FOURTH, SECOND, THIRD, TITLE, FIRST) == "tabcdf"


def test_blocks_that_overlap_are_read_from_the_top() -> None:
    assert names(Block("b", 10, 100, 40, 70), Block("a", 0, 60, 50, 80)) == "ab"
    assert names() == ""
