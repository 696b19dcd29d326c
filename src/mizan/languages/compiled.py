"""A lexicon compiled into plain data that loads at once."""

import msgspec
from msgspec import Struct

from mizan.languages.lexicon import Entry, Lexicon, Node


class CompiledRow(Struct, array_like=True):
    """What the entries of a row share."""

    category: str
    key: str
    source: str
    features: dict[str, str]


class CompiledEntry(Struct, array_like=True):
    """An entry: the place of its row, and the features that are its own."""

    row: int
    own: dict[str, str]


class CompiledNode(Struct, array_like=True):
    """A node of the tree of forms: the places of its entries, and the nodes behind it by their words."""

    places: list[int]
    following: dict[str, msgspec.Raw]


class Compiled(Struct, array_like=True):
    """A lexicon as data: rows, entries, forms by first word, verb stems with the places of their entries, and word
    classes. What is left encoded is decoded when it is asked for."""

    rows: list[msgspec.Raw]
    entries: list[msgspec.Raw]
    forms: dict[str, msgspec.Raw]
    past: dict[str, list[int]]
    present: dict[str, list[int]]
    classes: dict[str, list[str]]


class Compiler:
    """Compiles one lexicon. `own` names the features that differ between the forms of one row."""

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own
        self._rows: dict[bytes, int] = {}
        self._entries: list[msgspec.Raw] = []
        self._places: dict[Entry, int] = {}

    def compile(self, lexicon: Lexicon) -> Compiled:
        """The lexicon as data; its layers are compiled by themselves."""
        forms = self._packed(lexicon.root).following
        past, present = (
            {stem: [self._place(entry) for entry in entries] for stem, entries in table.items()}
            for table in (lexicon.past, lexicon.present)
        )
        classes = {word: sorted(names) for word, names in lexicon.classes.items()}
        return Compiled([*map(msgspec.Raw, self._rows)], self._entries, forms, past, present, classes)

    def _packed(self, node: Node) -> CompiledNode:
        following: dict[str, msgspec.Raw] = {}
        for word in node.following:
            child = node.behind(word)
            assert child is not None
            following[word] = _encoded(self._packed(child))
        return CompiledNode([self._place(entry) for entry in node.entries], following)

    def _place(self, entry: Entry) -> int:
        place = self._places.get(entry)
        if place is None:
            place = self._places[entry] = len(self._entries)
            own = {name: value for name, value in entry.features.items() if name in self._own}
            features = {name: value for name, value in entry.features.items() if name not in self._own}
            row = _encoded(CompiledRow(entry.category, entry.key, entry.source, features))
            at = self._rows.setdefault(bytes(row), len(self._rows))
            self._entries.append(_encoded(CompiledEntry(at, own)))
        return place


def _encoded(part: Struct) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(part))
