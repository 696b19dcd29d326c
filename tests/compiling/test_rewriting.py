"""What the compiler sees means what the source means."""

import ast
from typing import Any

import pytest
from compiling.building import COMPILED, SOURCE, modules
from compiling.rewriting import rewritten

SEEN = '''
from functools import cached_property
from msgspec import Struct, field, structs

class Part(Struct, frozen=True, eq=False, kw_only=True):
    """A part."""

    name: str
    others: "list[Part]" = []
    words: list[str] = field(default_factory=list)
    last: int = 3

class Text:
    asked = 0

    @cached_property
    def size(self) -> int:
        self.asked += 1
        return 7

def renamed(part: Part) -> Part:
    return structs.replace(part, name="new")
'''


def made(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {"mypyc_attr": lambda **known: lambda part: part}
    exec(source, names)
    return names


def test_a_struct_becomes_a_plain_class_with_its_defaults() -> None:
    one, other = (made(rewritten(SEEN))["Part"](name="one") for _ in range(2))
    assert (one.name, one.others, one.words, one.last) == ("one", [], [], 3)
    assert type(one).__mro__[1:] == (object,)
    assert one.others is not other.others and one != other


def test_a_part_is_replaced_as_a_struct_is() -> None:
    for names in (made(SEEN), made(rewritten(SEEN))):
        part = names["renamed"](names["Part"](name="old", last=9))
        assert (part.name, part.last) == ("new", 9)


def test_a_cached_property_is_still_made_once() -> None:
    text = made(rewritten(SEEN))["Text"]()
    assert (text.size, text.size, text.asked) == (7, 7, 1)


def test_a_constant_is_told_to_be_one_and_a_variable_is_not() -> None:
    source = "ONE, _TWO = 1, 2\n_NONE: frozenset[str] = frozenset()\nkinds = {}\n"
    assert rewritten(source).splitlines()[-4:] == [
        "ONE: typing.Final = 1",
        "_TWO: typing.Final = 2",
        "_NONE: typing.Final[frozenset[str]] = frozenset()",
        "kinds = {}",
    ]
    names = made(rewritten(source))
    assert (names["ONE"], names["_TWO"], names["_NONE"]) == (1, 2, frozenset())


def test_what_is_compared_by_value_cannot_be_rewritten() -> None:
    with pytest.raises(ValueError, match="Pair"):
        rewritten("class Pair(Struct, frozen=True):\n    one: int")


def test_every_module_that_is_compiled_can_be_rewritten() -> None:
    names = modules(SOURCE)
    assert len(names) > 50 and all(name.startswith(COMPILED) for name in names)
    for name in names:
        ast.parse(rewritten((SOURCE / name).read_text(encoding="utf-8")))
