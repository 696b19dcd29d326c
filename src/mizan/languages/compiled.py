"""A lexicon compiled into plain data that loads at once."""

import msgspec
from msgspec import Struct

from mizan.languages.lexicon import Entry, Lexicon, Node


class CompiledEntry(Struct, array_like=True):
    """An entry: its features are the row at a place among the rows, and what is its own."""

    category: str
    key: str
    source: str
    row: int
    own: dict[str, str]


class CompiledNode(Struct, array_like=True):
    """A node of the tree of forms: the places of its entries, and the nodes behind it by their words."""

    places: list[int]
    following: dict[str, "CompiledNode"]


class Compiled(Struct, array_like=True):
    """A lexicon as data: `forms` by first word, verb stems with the places of their entries, and word classes."""

    rows: list[msgspec.Raw]
    entries: list[CompiledEntry]
    forms: dict[str, msgspec.Raw]
    past: dict[str, list[int]]
    present: dict[str, list[int]]
    classes: dict[str, list[str]]


class Compiler:
    """Compiles one lexicon. `own` names the features that differ between the forms of one row."""

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own
        self._rows: dict[tuple[tuple[str, str], ...], int] = {}
        self._entries: list[CompiledEntry] = []
        self._places: dict[Entry, int] = {}

    def compile(self, lexicon: Lexicon) -> Compiled:
        """The lexicon as data; its layers are compiled by themselves."""
        nodes = lexicon.root.following.items()
        forms = {word: msgspec.Raw(msgspec.msgpack.encode(self._packed(node))) for word, node in nodes}
        past, present = (
            {stem: [self._place(entry) for entry in entries] for stem, entries in table.items()}
            for table in (lexicon.past, lexicon.present)
        )
        classes = {word: sorted(names) for word, names in lexicon.classes.items()}
        rows = [msgspec.Raw(msgspec.msgpack.encode(dict(row))) for row in self._rows]
        return Compiled(rows, self._entries, forms, past, present, classes)

    def _packed(self, node: Node) -> CompiledNode:
        following = {word: self._packed(child) for word, child in node.following.items()}
        return CompiledNode([self._place(entry) for entry in node.entries], following)

    def _place(self, entry: Entry) -> int:
        place = self._places.get(entry)
        if place is None:
            place = self._places[entry] = len(self._entries)
            own = {name: value for name, value in entry.features.items() if name in self._own}
            row = tuple((name, value) for name, value in entry.features.items() if name not in self._own)
            at = self._rows.setdefault(row, len(self._rows))
            self._entries.append(CompiledEntry(entry.category, entry.key, entry.source, at, own))
        return place
