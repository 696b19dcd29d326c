"""What a brief is made of: sections of groups of items, each item with the words that bear it out."""

import datetime
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from mizan.model.booked import Source
from mizan.weighing import Partner

Form = Literal["long", "page"]


class Quote(Struct, frozen=True):
    """The words of one report, with where they stand."""

    words: str
    source: Source
    record: str


class Side(Struct, frozen=True):
    """Quotes that say the same: a side of a contested point, a stage of a commitment, or all there is (no value)."""

    value: str
    quotes: tuple[Quote, ...]


class Item(Struct, frozen=True):
    """One thing as the brief shows it: a heading, details, and the quotes that bear it out.

    Those of a section with the lowest `place` matter most.
    """

    heading: str
    parties: str
    date: str
    details: tuple[str, ...]
    contested: bool
    sides: tuple[Side, ...]
    when: str = ""
    place: int = 0

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes of all sides."""
        return tuple(quote for side in self.sides for quote in side.quotes)


class Group(Struct, frozen=True):
    """Items under a common heading."""

    heading: str
    items: tuple[Item, ...]


class Section(Struct, frozen=True):
    """A part of the brief; `anchor` is its name in links and in wording.toml.

    `left_out` counts the items that the form had no room for.
    """

    anchor: str
    groups: tuple[Group, ...]
    left_out: int = 0

    @property
    def size(self) -> int:
        """How many items stand in it."""
        return sum(len(group.items) for group in self.groups)

    def items(self) -> Iterator[Item]:
        """The items of all groups."""
        for group in self.groups:
            yield from group.items


class Brief(Struct, frozen=True):
    """All that the brief shows; `partners_left_out` counts the partners that the form had no room for."""

    focal: str
    partner: str | None
    language: str
    made: datetime.date
    partners: tuple[Partner, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    since: datetime.date | None = None
    items: int = 0
    partners_left_out: int = 0
    form: Form = "long"
