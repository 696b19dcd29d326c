"""Frames: who is actor and who recipient of an act, by the sense that tells it."""

from msgspec import Struct


class Frame(Struct, frozen=True, eq=False, kw_only=True):
    """A table of grammar/frames.toml, which tells what each key asks for; a number of 0 asks for nothing."""

    name: str
    actors: list[str] = []
    recipients: list[str] = []
    guess: list[str] = []
    accredited: dict[str, str] = {}
    kinds: list[str] = []
    held: str = ""
    deep: int = 9
    least: int = 1
    adjacent: int = 0
    strict: bool = False
    suffers: bool = False
    travels: bool = False
    regions: bool = False
    near: bool = False
    named: bool = False
    stated: bool = False
    plural: bool = False
    supported: bool = False
    owned: bool = False
    lent: bool = False
    outright: bool = False
    predicate: bool = False
    asserted: bool = False
    ahead: bool = False
    factual: bool = False
    standing: bool = False
    together: bool = False
    seated: bool = False
