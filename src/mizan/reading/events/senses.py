"""Senses: the rows of the lexicon that tell acts, taken apart once."""

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.events.frames import Frame


class Sense(Struct, frozen=True, eq=False):
    """A row of the lexicon as signals.py describes it, with its frame.

    `bars` are the classes of object that bar the sense, `plain` those that it needs, `other` its other needs. `rests`
    are the objects one of which a sentence must hold for this sense, or None where it may do without.
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
    other: frozenset[str]
    rests: frozenset[str] | None
    is_light: bool

    @classmethod
    def of(cls, entry: Entry, frame: Frame) -> "Sense":
        """The sense of an entry that tells an act or supports one."""
        get = entry.features.get
        needs = _split(get("needs", ""))
        plain = frozenset(need for need in needs if need[0] not in "@-+")
        return cls(
            entry,
            get("type", ""),
            get("mode", ""),
            frame,
            get("status", ""),
            get("scope", ""),
            get("needs", ""),
            _split(get("bars", "")),
            plain,
            needs - plain,
            None if needs - plain or not plain else plain,
            frame.name == "light",
        )

    @property
    def takes_up(self) -> bool:
        """Whether what the sense needs stands in front of it."""
        return self.needs.startswith("-")


def _split(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split("|") if part.strip())
