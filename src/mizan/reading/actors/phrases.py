"""Phrases: a title and what qualifies it, as far as they have been read."""

from msgspec import Struct

from mizan.reading.parts import Actor


class Phrase(Struct, eq=False):
    """A title with what qualifies it, up to token `last`."""

    first: int
    last: int
    prefix: str
    role: str
    family: str
    number: str
    definite: bool
    country: str | None = None
    within: tuple[Actor, ...] = ()
    qualified: bool = False
    presiding: bool = False
    codes: tuple[str, ...] = ()
    deputy: bool = False
