"""Senses: the rows of the lexicon that tell acts, taken apart once."""

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.events.frames import Frame


class Sense(Struct, frozen=True, eq=False):
    """A row of the lexicon as signals.py describes it, with its frame.

    `bars` are the classes of object that bar the sense, `plain` those that it needs, `other` its other needs, each a
    sign and a name; a `free` one has none of them. `rests` are the objects one of which a sentence must hold for this
    sense, or None where it may do without. One that `is_light` only supports another act.
    """

    entry: Entry
    type: str
    mode: str
    frame: Frame
    status: str
    scope: str
    needs: str
    bars: frozenset[str]
    plain: frozenset[str]
    other: tuple[tuple[str, str], ...]
    free: bool
    rests: frozenset[str] | None
    is_light: bool

    @classmethod
    def of(cls, entry: Entry, frame: Frame) -> "Sense":
        """The sense of an entry that tells an act or supports one."""
        get = entry.features.get
        needs, bars = _split(get("needs", "")), frozenset(_split(get("bars", "")))
        plain = frozenset(need for need in needs if need[0] not in "@-+")
        other = tuple((need[0], need[1:]) for need in needs if need[0] in "@-+")
        return cls(
            entry,
            get("type", ""),
            get("mode", ""),
            frame,
            get("status", ""),
            get("scope", ""),
            get("needs", ""),
            bars,
            plain,
            other,
            not needs and not bars,
            None if other or not plain else plain,
            frame.name == "light",
        )

    @property
    def takes_up(self) -> bool:
        """Whether what the sense needs stands in front of it."""
        return self.needs.startswith("-")


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
