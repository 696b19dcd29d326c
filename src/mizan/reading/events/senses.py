"""Senses: the rows of the lexicon that tell acts, taken apart once."""

from msgspec import Struct

from mizan.languages.lexicon import Entry
from mizan.reading.events.frames import Frame


class Sense(Struct, frozen=True, eq=False):
    """A row of the lexicon as signals.py describes it, with its frame.

    `bars` are the classes of object that bar the sense, `plain` those that it needs, `other` its other needs.
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
            frame.name == "light",
        )

    @property
    def takes_up(self) -> bool:
        """Whether what the sense needs stands in front of it."""
        return self.needs.startswith("-")

    def possible(self, present: frozenset[str]) -> bool:
        """Whether a sentence holds any of the objects that the sense needs, if these are all it may rest on."""
        return bool(self.other) or not self.plain or not self.plain.isdisjoint(present)


def _split(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split("|") if part.strip())
